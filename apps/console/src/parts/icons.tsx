import type { Channel } from '@carethread/conversation';
import type { ReactNode } from 'react';

/** Line icons of 16 px, drawn for this app. They say nothing by themselves: a word stands beside or in the name. */
function Icon({ children, size = 16 }: { children: ReactNode; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export const SmsIcon = () => (
  <Icon>
    <path d="M2.5 3.5h11v7.5h-6L4.5 13.5V11h-2zM5 6h6M5 8.5h4" />
  </Icon>
);
export const WebIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.75" />
    <path d="M2.5 8h11M8 2.25c2 1.8 2 9.7 0 11.5M8 2.25c-2 1.8-2 9.7 0 11.5" />
  </Icon>
);
export const VoiceIcon = () => (
  <Icon>
    <path d="M3.2 2.8 5.4 2.5 6.8 5.6 5.4 6.9c.8 1.6 2.1 2.9 3.7 3.7l1.3-1.4 3.1 1.4-.3 2.2c-.1.5-.5.8-1 .8C7 13.4 2.6 9 2.4 3.8c0-.5.3-.9.8-1z" />
  </Icon>
);
export const TeamsIcon = () => (
  <Icon>
    <circle cx="6" cy="5" r="2.25" />
    <path d="M2 13c0-2.5 1.8-4 4-4s4 1.5 4 4zM10.5 3.2a2 2 0 0 1 0 3.8M12 9.4c1.2.6 2 1.8 2 3.6" />
  </Icon>
);
export const BackIcon = () => (
  <Icon>
    <path d="M10 3 5 8l5 5" />
  </Icon>
);
export const InfoIcon = () => (
  <Icon>
    <rect x="2.25" y="2.75" width="11.5" height="10.5" rx="2" />
    <path d="M9.75 2.75v10.5" />
  </Icon>
);
export const MoreIcon = () => (
  <Icon>
    <circle cx="3.5" cy="8" r=".75" />
    <circle cx="8" cy="8" r=".75" />
    <circle cx="12.5" cy="8" r=".75" />
  </Icon>
);
export const SendIcon = () => (
  <Icon>
    <path d="M2.5 8 13.5 2.75 10.5 13.5 7.75 9zM7.75 9l2.5-2.75" />
  </Icon>
);
export const NoteIcon = () => (
  <Icon>
    <path d="M3 2.5h10v7L9.5 13.5H3zM13 9.5H9.5v4M5.5 5.5h5M5.5 8H8" />
  </Icon>
);
export const ClipIcon = () => (
  <Icon>
    <path d="m13 7.5-5.2 5.1a3.1 3.1 0 0 1-4.4-4.4l5.5-5.4a2.1 2.1 0 0 1 3 3L6.6 11a1 1 0 0 1-1.5-1.5l4.6-4.5" />
  </Icon>
);
export const ChevronIcon = () => (
  <Icon size={12}>
    <path d="m4 6 4 4 4-4" />
  </Icon>
);
export const CloseIcon = () => (
  <Icon>
    <path d="m4 4 8 8M12 4l-8 8" />
  </Icon>
);
export const CalmIcon = () => (
  <Icon size={32}>
    <path d="M2.5 9.5c1.4 0 1.4-1.2 2.75-1.2S6.6 9.5 8 9.5s1.4-1.2 2.75-1.2 1.35 1.2 2.75 1.2M2.5 12.2c1.4 0 1.4-1.2 2.75-1.2S6.6 12.2 8 12.2 9.4 11 10.75 11s1.35 1.2 2.75 1.2M5.2 6.2a2.8 2.8 0 0 1 5.6 0" />
  </Icon>
);
export const ThreadIcon = () => (
  <Icon size={32}>
    <path d="M2.5 3.5h8v5.5h-4L4 11V9H2.5zM12.5 6h1v5H12v2l-2.5-2h-3v-.5" />
  </Icon>
);
export const AlertIcon = () => (
  <Icon size={32}>
    <path d="M8 2.5 14 13H2zM8 6.5v3M8 11.2v.1" />
  </Icon>
);

const CHANNEL_ICONS: Record<Channel, () => ReactNode> = {
  sms: SmsIcon,
  web: WebIcon,
  voice: VoiceIcon,
  'bot-framework': TeamsIcon,
};

export function ChannelIcon({ channel }: { channel: Channel }) {
  const Drawn = CHANNEL_ICONS[channel];
  return <Drawn />;
}

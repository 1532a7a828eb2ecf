import type { ConversationContext } from '@carethread/staff/api';
import { ActionIcon } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { firstName } from '../lib/labels.js';
import { useMe } from '../lib/useDesk.js';
import { Danger } from '../parts/Danger.js';
import { BackIcon, ChannelIcon, InfoIcon } from '../parts/icons.js';
import { Wait } from '../parts/Wait.js';
import { useWords } from '../words/index.js';
import { Actions } from './Actions.js';
import desk from './desk.module.css';
import styles from './thread.module.css';

export function ThreadHead({ conversation }: { conversation: ConversationContext }) {
  const words = useWords();
  const navigate = useNavigate();
  const { status, handoff, channel, waitingSince } = conversation;
  const me = useMe();
  const waits = status === 'queued' && waitingSince !== null;
  const holder = handoff?.assignedTo?.name;
  const mine = handoff?.assignedTo?.staffId === me.id;
  return (
    <header className={styles.head}>
      <ToQueue />
      <div className={styles.who}>
        <h2>
          <span>{conversation.patient.displayName}</span>
          <Danger level={conversation.safety.level} boxed />
        </h2>
        <p>
          {channel && <ChannelIcon channel={channel} />}
          <span className={styles.state} data-waits={waits || undefined}>
            {channel && <span className={styles.channelName}>{words.channels[channel]} · </span>}
            {status === 'with_agent' && holder
              ? words.queue.withName(mine ? words.thread.withYou : firstName(holder))
              : words.status[status]}
          </span>
          {waits && <Wait since={waitingSince} dueAt={conversation.dueAt} />}
        </p>
      </div>
      <Actions conversation={conversation} />
      <ActionIcon
        className={desk.narrow}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={words.thread.context}
        onClick={() => navigate({ to: '.', search: (old) => ({ ...old, pane: 'context' as const }) })}
      >
        <InfoIcon />
      </ActionIcon>
    </header>
  );
}

/** Where the panes are shown one at a time: the way back, which must be there whatever the thread is. */
export function ToQueue() {
  const words = useWords();
  const navigate = useNavigate();
  return (
    <ActionIcon
      className={desk.narrow}
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={words.thread.back}
      onClick={() => navigate({ to: '/', search: ({ pane: _shown, ...rest }) => rest })}
    >
      <BackIcon />
    </ActionIcon>
  );
}

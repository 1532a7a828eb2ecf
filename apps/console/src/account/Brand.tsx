/** The mark: a speech bubble with a thread through it. */
export function Brand({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#0f766e" />
      <path
        d="M8 10.5h16V20a2 2 0 0 1-2 2h-7l-4.5 3.5V22H10a2 2 0 0 1-2-2z"
        fill="none"
        stroke="#fff"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path
        d="M11.5 16h2.6l1.4-3 2 5.5 1.3-2.5h2"
        fill="none"
        stroke="#fff"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

import { atLeast, type ConversationEvent, type ConversationState, textOf } from '@carethread/conversation';

const LONGEST = 160;

/**
 * Two lines for whoever takes over, taken from the log itself: what the patient is about, and the words that weigh most (the
 * gravest message, else the last).
 */
export function summaryOf(state: ConversationState, events: readonly ConversationEvent[]): string[] {
  const about = [
    state.intent ? `About: ${state.intent.replaceAll('_', ' ')}` : 'No clear request yet',
    ...Object.entries(state.slots).map(
      ([name, value]) =>
        `${name} ${value
          .replace(/T00:00/g, '')
          .replaceAll('T', ' ')
          .replace('/', ' to ')}`,
    ),
  ];
  const words = weightiest(events);
  return [cut(about.join(' · ')), ...(words ? [cut(`“${words}”`)] : [])];
}

function weightiest(events: readonly ConversationEvent[]): string | null {
  const texts = new Map(events.flatMap((e) => (e.kind === 'message.received' ? [[e.cause, textOf(e.body.parts)] as const] : [])));
  let best: { level: 'none' | 'concern' | 'urgent' | 'crisis'; text: string } | null = null;
  for (const event of events) {
    if (event.kind !== 'turn.decided' || !event.body.understanding) continue;
    const text = texts.get(event.cause);
    const { level } = event.body.understanding.safety;
    if (text && (!best || atLeast(level, best.level))) best = { level, text };
  }
  return best?.text ?? null;
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}

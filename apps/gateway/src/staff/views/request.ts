import type { ConversationEvent, ConversationState, Slots } from '@carethread/conversation';

/** What the conversation is about now, and what is known of it. */
export interface CurrentRequest {
  readonly intent: string | null;
  readonly slots: Slots;
}

/** Intents that ask for nothing of the clinic: in the midst of a request they leave it what it is. */
const ASIDES = new Set(['human', 'greeting', 'thanks', 'goodbye', 'praise', 'never_mind', 'bot_identity', 'capabilities']);

/** Slots of the dialogue's own working: which of its choices was picked, what proves who somebody is. */
const WORKING = new Set(['choice', 'letter', 'yesNo', 'notOn', 'ambiguous', 'birthDate', 'postalCode']);

type Decided = Extract<ConversationEvent, { kind: 'turn.decided' }>;

/**
 * The request that a conversation is about now. A log's slots pile up over all that was asked in it; the date of a question that
 * was answered before does not belong to the next one.
 * @param events the end of the log, or all of it
 */
export function requestOf(state: ConversationState, events: readonly ConversationEvent[]): CurrentRequest {
  const first = events.find((event) => event.kind === 'turn.decided');
  let intent: string | null = null;
  let own = new Set<string>();
  let before: Slots = first && events[0]?.seq !== 1 ? untold(first) : {};
  let known = before;
  let open = false;
  let withPeople = false;
  for (const event of events) {
    if (event.kind === 'handoff.requested' || event.kind === 'handoff.claimed') withPeople = true;
    if (event.kind === 'conversation.returned') withPeople = false;
    if (event.kind !== 'turn.decided') continue;
    const { understanding, slots, dialogue } = event.body;
    const said = understanding?.intent ?? null;
    const isAside = said !== null && ASIDES.has(said) && (open || withPeople) && intent !== null;
    if (said !== null && !isAside && (said !== intent || !open)) {
      intent = said;
      own = new Set();
      before = known;
    }
    for (const name of Object.keys(understanding?.slots ?? {})) own.add(name);
    known = slots;
    open = dialogue.frames.length > 0;
  }
  const belongs = ([name, value]: [string, string]) => !WORKING.has(name) && (own.has(name) || before[name] !== value);
  return { intent: intent ?? state.intent, slots: Object.fromEntries(Object.entries(state.slots).filter(belongs)) };
}

/** @returns what was known before a turn, of what was known after it: all that its own message did not tell */
function untold({ body: { slots, understanding } }: Decided): Slots {
  const told = understanding?.slots ?? {};
  return Object.fromEntries(Object.entries(slots).filter(([name]) => !(name in told)));
}

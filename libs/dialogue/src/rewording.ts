import type { DialogueState } from '@carethread/conversation';
import type { Session } from './session.js';
import { awaitsWording, endsWaitFor, type TurnInput } from './turn.js';

/** The effect's kind: an answer that is ready, to be worded by a language model to fit what was asked. */
export const REWORDING = 'rewording';

/** A question of fewer words ("parking?") has nothing that a wording could fit. */
const WORDS_WORTH_FITTING = 4;
/** A wording may be so much longer than what it stands for. */
const MOST_LONGER = 80;

export type Waiting = NonNullable<DialogueState['rewording']>;

/**
 * @returns whether what is about to be said may wait for a wording: a plain question that has one fixed answer, with nothing else said,
 *   asked or under way, and with no danger and no feeling in it
 */
export function mayBeReworded({ mayReword, says, ask, ...session }: Session): boolean {
  const intent = session.context.policy.intents.get(/^(\w+)\.answer$/.exec(says[0]?.key ?? '')?.[1] ?? '');
  if (!mayReword || says.length !== 1 || ask || !intent || intent.domain === 'smalltalk') return false;
  if (intent.handler !== null || intent.person !== null || session.understanding?.safety.level !== 'none') return false;
  const busy = session.frames.length + session.requests.length + session.events.length > 0 || session.handoff || session.alert;
  return !busy && session.text.trim().split(/\s+/).length >= WORDS_WORTH_FITTING;
}

/** @returns the answer that waits for its wording, where a turn is about it: the wording is there, or will not come */
export function waitingFor(session: Session, input: TurnInput): Waiting | null {
  const rewording = awaitsWording(session.state);
  return rewording && endsWaitFor(rewording.effectId, input) ? rewording : null;
}

/** The answer is said: in the wording that came back, or as it was where none came or where it is not the same in every number. */
export function sayWorded(session: Session, waiting: Waiting, result: unknown): void {
  const { words } = (result ?? {}) as { words?: unknown };
  const fits = typeof words === 'string' && words.length <= waiting.words.length + MOST_LONGER && sameFacts(words, waiting.words);
  session.because.push(fits ? 'Worded by the language model' : 'Went on in its own words');
  session.worded = { ...waiting, said: fits ? words : waiting.words };
}

/** Whatever holds a digit, and every address: the same ones in the same order. */
function sameFacts(one: string, other: string): boolean {
  return factsOf(one).join(' ') === factsOf(other).join(' ');
}

/** @returns whatever in a text holds a digit, and every address, in its order */
export function factsOf(text: string): string[] {
  return text.match(/\p{N}+|[\w-]+(?:[.@/:]+[\w-]+)+/gu) ?? [];
}

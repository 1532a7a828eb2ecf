import { atLeast, type OtherLanguage } from '@carethread/conversation';
import { factsOf, type Waiting } from './rewording.js';
import type { Session } from './session.js';
import { TEXT_MESSAGE_CHARACTERS } from './turn.js';

/** The effect's kind: words that are ready, to be put into the patient's own language by a language model. */
export const TRANSLATION = 'translation';

/** Where no text message bounds it, a translation may be so many times as long as what it stands for. */
const MOST_TIMES = 3;

/**
 * @returns the language that what is about to be said may wait to be put into; null where it is said at once. Words of help
 *   never wait, nor what an answer is expected to in words of ours, nor what confirms an opt-out.
 */
export function mayBeTranslated({
  mayTranslate,
  understanding,
  says,
  ask,
  alert,
  raised,
  events,
}: Session): OtherLanguage | null {
  const into = understanding?.otherLanguage;
  if (!mayTranslate || into === undefined || says.length === 0 || ask) return null;
  const inDanger = alert || raised !== null || atLeast(understanding?.safety.level ?? 'none', 'urgent');
  return inDanger || events.some(({ kind }) => kind === 'consent.changed') ? null : into;
}

/** @returns the most characters that a translation may have where it is said */
export function mostCharacters(words: string, { context: { capabilities } }: Session): number {
  return capabilities.quickReplies ? MOST_TIMES * words.length : TEXT_MESSAGE_CHARACTERS;
}

/** The words are said: in the patient's language, or as they are where no translation came, or one that is too long or has another number. */
export function sayTranslated(session: Session, waiting: Waiting, { name }: OtherLanguage, result: unknown): void {
  const { words } = (result ?? {}) as { words?: unknown };
  const own = [waiting.before, waiting.words].filter((it) => it !== '').join(' ');
  const fits = typeof words === 'string' && words.length <= mostCharacters(own, session) && sameFacts(words, own);
  session.because.push(fits ? `Put into ${name} by the language model` : `Not in ${name}: the language model was of no help`);
  session.worded = fits ? { before: '', words: waiting.words, said: words } : { ...waiting, said: waiting.words };
}

/** The same numbers and addresses; each language has them in an order of its own. */
function sameFacts(one: string, other: string): boolean {
  return factsOf(one).sort().join(' ') === factsOf(other).sort().join(' ');
}

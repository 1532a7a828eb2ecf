import {
  atLeast,
  type ConversationState,
  SAFETY_LEVELS,
  type Safety,
  textOf,
  type Understanding,
} from '@carethread/conversation';
import { carrierWord } from './consent.js';
import { VERIFY } from './handler.js';
import { fromPage } from './pages.js';
import type { Session } from './session.js';
import { awaitsWording, type TurnContext, type TurnInput } from './turn.js';

/** The effect's kind: what a message is about of which the assistant is unsure, asked of a language model. */
export const SECOND_OPINION = 'second-opinion';

/** A guess less sure than this is checked before it is acted on. */
export const SURE_ENOUGH = 0.65;
/** Of fewer letters nobody can tell more than the local model. */
const LETTERS_WORTH_ASKING = 6;
/** As sure of a proposal as one must be to leave an open question for it. */
const PROPOSED = 0.7;
/** Consent is given and taken back in the patient's own words, never by a model's guess. */
const NEVER_PROPOSED = new Set(['opt-in', 'opt-out']);

/**
 * Puts the turn off until a language model has been asked, where there is one and it may tell more: once for a message, and never
 * while the patient proves who they are. Nothing is said; the message is decided by the turn that the answer causes, or by the first
 * one that finds there is none.
 */
export function asksSecondOpinion(session: Session): boolean {
  const { understanding, text, frames, state, context } = session;
  const letters = text.match(/\p{Letter}/gu)?.length ?? 0;
  if (!session.mayAskOpinion || !understanding || letters < LETTERS_WORTH_ASKING || frames.at(-1)?.handler === VERIFY)
    return false;
  const effectId = context.newId();
  session.unsure = { effectId, text, understanding };
  const known = state.identity ? [state.identity.name] : [];
  session.requests.push({ effectId, kind: SECOND_OPINION, request: { text, known, language: session.language } });
  session.because.push('Unsure what this is about: the language model is asked');
  session.says = [];
  session.ask = null;
  return true;
}

type Next = Pick<Extract<TurnInput, { kind: 'message' }>, 'message' | 'understanding'>;

/**
 * @returns whether the message that waits for an opinion is decided, or the answer that waits for its wording said, before one that the patient writes meanwhile. Words of help come
 *   before all else, and after a carrier's opt-out word nothing may be sent: then it is let be.
 */
export function isDecidedFirst(state: ConversationState, next: Next, { capabilities }: TurnContext): boolean {
  const unsure = state.status === 'bot' ? state.dialogue.unsure : undefined;
  if ((unsure ?? awaitsWording(state)) === undefined || next.understanding.safety.level === 'crisis') return false;
  const carriers = capabilities.carrierHandlesOptOut ? carrierWord(textOf(next.message.parts), false) : null;
  return next.message.optOutType === undefined && carriers === null;
}

/** @returns whether a language model may propose this intent */
export function mayBeProposed({ handler }: { readonly handler: string | null }): boolean {
  return handler === null || !NEVER_PROPOSED.has(handler);
}

/**
 * What is understood with an opinion beside it. An intent counts where the policy has it; a danger where it is graver than what was
 * seen here: an opinion raises, and never lowers. Where it names no intent and nobody sees danger, the clinic's pages may answer.
 * Whatever else `result` may be is no opinion.
 */
export function withOpinion(session: Session, understanding: Understanding, result: unknown): Understanding {
  const { intent, danger, page } = (result ?? {}) as { intent?: unknown; danger?: unknown; page?: unknown };
  const known = typeof intent === 'string' ? session.context.policy.intents.get(intent) : undefined;
  const proposed = known && mayBeProposed(known) ? known.name : null;
  const safety = graverOf(understanding.safety, danger);
  if (proposed) session.because.push(`The language model proposes: ${proposed}`);
  if (safety !== understanding.safety) session.because.push('The language model sees danger in it');
  if (!proposed) {
    session.because.push('The language model knows no better');
    if (safety.level === 'none') session.fromPage = fromPage(session.context.policy, page, session.language);
    return { ...understanding, safety };
  }
  return { ...understanding, safety, intent: proposed, confidence: Math.max(PROPOSED, understanding.confidence) };
}

function graverOf(seen: Safety, danger: unknown): Safety {
  const { level: name, kind } = (danger ?? {}) as { level?: unknown; kind?: unknown };
  const level = SAFETY_LEVELS.find((it) => it === name);
  if (level === undefined || atLeast(seen.level, level)) return seen;
  return { level, kind: typeof kind === 'string' ? kind : null };
}

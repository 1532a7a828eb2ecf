import type { Choice, Route, Safety, Understanding } from '@carethread/conversation';
import {
  type ConversationState,
  type Frame,
  type Identity,
  type Language,
  type NewEvent,
  textOf,
} from '@carethread/conversation';
import type { HandlerContext } from './handler.js';
import type { FromPage } from './pages.js';
import { isSettled } from './settled.js';
import { type Steering, steeringOf } from './steering.js';
import { awaitsWording, endsWaitFor, type TurnContext, type TurnInput } from './turn.js';
import type { Say } from './wording.js';

/** A verified identity is asked for again after half an hour without a word (requirements: "asked again after 30 min idle"). */
export const IDENTITY_IDLE_MS = 30 * 60_000;

/** What a turn has decided so far. Made at its beginning, thrown away at its end; nobody outside the turn sees it. */
export interface Session {
  readonly state: ConversationState;
  readonly context: TurnContext;
  /** Null where the turn is about a result. Its language is the one that is answered in. */
  understanding: Understanding | null;
  readonly text: string;
  readonly language: Language;
  /** What the message does with the conversation itself, where a question is open. */
  readonly steering: Steering | null;
  says: Say[];
  ask: { say: Say; choices: readonly Choice[] } | null;
  frames: Frame[];
  failures: number;
  identity: Identity | null;
  identityFailures: number;
  repeated: ConversationState['dialogue']['repeated'];
  toldToWaitAt: string | undefined;
  /** The message that waits for a second opinion, after this turn. */
  unsure: ConversationState['dialogue']['unsure'];
  /** Whether this turn may put its message off for one. */
  readonly mayAskOpinion: boolean;
  /** What the clinic's own pages answer, where a language model found it there and sees no intent in the message. */
  fromPage: FromPage | null;
  /** An answer that waits for its wording, after this turn. */
  rewording: ConversationState['dialogue']['rewording'];
  /** Whether this turn may put its answer off for one. */
  readonly mayReword: boolean;
  /** Whether this turn may put what it says off until it is in the patient's language. */
  readonly mayTranslate: boolean;
  /** An answer that has waited, as it is said now. */
  worded: { before: string; words: string; said: string } | null;
  /** Things that happened, in order, before the decision is told. */
  events: NewEvent[];
  /** `kind`: of the clinic, where nothing else is named. */
  requests: { effectId: string; kind?: string; request: unknown }[];
  /** Danger that a handler found in what it knows, graver than the message itself showed. */
  raised: Safety | null;
  handoff: { route: Route; task: string | null } | null;
  alert: boolean;
  because: string[];
  slots: Record<string, string>;
}

/** Letters too few to tell a language by: "ok", "2", "60608" leave it as it was. */
const LETTERS_FOR_A_LANGUAGE = 4;

export function openSession(state: ConversationState, input: TurnInput, context: TurnContext): Session {
  const takenUp = takenUpBy(state, input);
  const understanding = input.kind === 'message' ? input.understanding : (takenUp?.understanding ?? null);
  const text = input.kind === 'message' ? textOf(input.message.parts) : (takenUp?.text ?? '');
  const language = languageOf(state, text, understanding);
  const settled = understanding ? { ...understanding, language } : null;
  const open = state.dialogue.frames.some((frame) => !isSettled(frame));
  const { carrierHandlesOptOut } = context.capabilities;
  const steering = open && settled ? steeringOf(text, settled.slots, carrierHandlesOptOut) : null;
  const session: Session = {
    ...{ state, context, text, language, understanding: settled, steering },
    ...{ says: [], ask: null, frames: [...state.dialogue.frames], failures: state.dialogue.failures },
    ...{ identity: currentIdentity(state, context.now), identityFailures: state.identityFailures },
    ...{
      repeated: state.dialogue.repeated,
      toldToWaitAt: state.dialogue.toldToWaitAt,
      // Whatever takes it up, overtakes it or takes over from the assistant ends the wait.
      unsure: takenUp || input.kind === 'message' || state.status !== 'bot' ? undefined : state.dialogue.unsure,
      mayAskOpinion: input.kind === 'message' && context.secondOpinion === true,
      fromPage: null,
      rewording: stillToBeWorded(state, input),
      mayReword: input.kind === 'message' && state.status === 'bot' && context.rewording === true,
      mayTranslate: input.kind === 'message' && state.status === 'bot' && context.translation === true,
      worded: null,
      events: [],
      requests: [],
      raised: null,
      handoff: null,
      alert: false,
      because: [],
    },
    slots: { ...state.slots, ...withoutFactors(settled?.slots ?? {}) },
  };
  if (state.language !== null && state.language !== language)
    session.events.push({ kind: 'language.changed', actor: 'system', body: { to: language } });
  return session;
}

/** @returns the message that waited for a second opinion, where a turn is about it: the opinion is there, or will not come */
function takenUpBy(state: ConversationState, input: TurnInput): Session['unsure'] {
  const { unsure } = state.dialogue;
  if (!unsure || state.status !== 'bot') return undefined;
  return endsWaitFor(unsure.effectId, input) ? unsure : undefined;
}

/** @returns the answer that goes on waiting for its wording after a turn: whatever the patient writes, or taking over, ends the wait */
function stillToBeWorded(state: ConversationState, input: TurnInput): Session['rewording'] {
  const rewording = awaitsWording(state);
  if (!rewording || input.kind === 'message') return undefined;
  return endsWaitFor(rewording.effectId, input) ? undefined : rewording;
}

function languageOf(state: ConversationState, text: string, understanding: Understanding | null): Language {
  const letters = text.match(/\p{Letter}/gu)?.length ?? 0;
  if (state.language !== null && letters < LETTERS_FOR_A_LANGUAGE) return state.language;
  return understanding?.language ?? state.language ?? 'en';
}

/** What proves who somebody is belongs on no screen. */
export function withoutFactors({ birthDate: _born, postalCode: _code, ...slots }: Readonly<Record<string, string>>) {
  return slots;
}

/** @returns who the patient proved to be, where that was on this channel and is not too long ago */
function currentIdentity(state: ConversationState, now: string): Identity | null {
  const { identity } = state;
  if (!identity || identity.channel !== state.channel) return null;
  const used = Math.max(Date.parse(identity.verifiedAt), Date.parse(state.dialogue.identityUsedAt ?? identity.verifiedAt));
  return Date.parse(now) - used <= IDENTITY_IDLE_MS ? identity : null;
}

/** @returns what a handler may know of the turn */
export function handlerContext(session: Session): HandlerContext {
  const { context, language, identity, identityFailures } = session;
  return {
    now: context.now,
    policy: context.policy,
    channel: session.state.channel ?? context.capabilities.channel,
    language,
    identity,
    identityFailures,
    newId: () => context.newId(),
  };
}

/** @returns whether the address that an answer would go to has opted out */
export function isOptedOut({ state }: Session): boolean {
  return state.addressId !== null && state.optedOut.includes(state.addressId);
}

import type { EventBody, Route } from '@carethread/conversation';
import { type CarrierWord, carrierWord, isAutomatic } from './consent.js';
import { answersOnly, converse, isForAnother, tellToWait, wantsPerson } from './converse.js';
import { digest, plain } from './digest.js';
import { finish } from './finish.js';
import { handlerOf, resumeTop, sayHeld } from './frames.js';
import { byRule, forAnother, handOff, inCrisis, whatWasUnderWay, whilePeopleAreOn } from './people.js';
import { REWORDING, sayWorded, waitingFor } from './rewording.js';
import { SECOND_OPINION, withOpinion } from './second-opinion.js';
import { handlerContext, isOptedOut, openSession, type Session } from './session.js';
import { isSettled } from './settled.js';
import { asksForAPerson, isCode } from './steering.js';
import { sayTranslated, TRANSLATION } from './translation.js';
import type { Decide, TurnInput } from './turn.js';

/** The same words this often in a row, or a machine's words this often, are left alone ("left alone after the second"). */
const TIMES_ANSWERED = 2;
/** A question that was understood is answered again, also to somebody who insists; two machines talking end even so. */
const TIMES_UNDERSTOOD = 20;
/** As sure as the classifier must be for that. */
const UNDERSTOOD_FROM = 0.85;
/** The same words again after this long are a new question. */
const SAME_WITHIN_MS = 10 * 60_000;
/** Shorter texts ("yes", "2", "hello?") are said again by people. */
const LOOP_FROM_CHARACTERS = 12;

/** A bare "no" or "2" is no anger, whatever a classifier makes of so few letters. */
const CALM = { label: 'neutral', score: 0 } as const;

/**
 * Decides a turn. In this order: what the carrier has acted on itself; danger; people being on; machines; opted-out
 * addresses; consent; the routing rules; a person asked for; then the bot's own conversation.
 */
export const decide: Decide = (state, input, context) => {
  const session = openSession(state, input, context);
  const waiting = waitingFor(session, input);
  if (waiting) {
    const result = input.kind === 'effect' && input.outcome === 'done' ? input.result : null;
    if (waiting.into === undefined) sayWorded(session, waiting, result);
    else sayTranslated(session, waiting, waiting.into, result);
    return finish(session);
  }
  if (state.status === 'bot') sayHeld(session);
  switch (input.kind) {
    case 'effect':
      if (input.effect === SECOND_OPINION) afterOpinion(session, input.outcome === 'done' ? input.result : null);
      else if (input.effect === REWORDING || input.effect === TRANSLATION)
        session.because.push('A wording that nobody waits for any more');
      else afterEffect(session, input);
      break;
    case 'effect-slow':
      if (input.effectId === state.dialogue.unsure?.effectId) afterOpinion(session, null);
      else whileSlow(session, input.effectId);
      break;
    case 'overtaken':
      afterOpinion(session, null);
      break;
    case 'message':
      if (session.understanding && isAboutNothingElse(session))
        session.understanding = { ...session.understanding, intent: null, emotion: CALM };
      afterMessage(session, input.message);
  }
  return finish(session);
};

/** A message that answers or steers what is under way, or is a program's: a classifier's guess at its subject and mood counts for nothing. */
function isAboutNothingElse(session: Session): boolean {
  if (session.understanding?.safety.level !== 'none') return false;
  return session.steering !== null || answersOnly(session) || isCode(session.text);
}

function afterMessage(session: Session, message: EventBody<'message.received'>): void {
  const { state, context, understanding } = session;
  const carriers = context.capabilities.carrierHandlesOptOut;
  const bareWord = message.optOutType ?? (carriers ? carrierWord(session.text, isOptedOut(session)) : null);
  if (bareWord) {
    afterCarrierWord(session, bareWord);
    return;
  }
  if (state.status === 'queued' || state.status === 'with_agent') {
    whilePeopleAreOn(session);
    return;
  }
  const route = context.route({ understanding, state, cause: null });
  session.because.push(...route.because);
  if (understanding?.safety.level === 'crisis') {
    inCrisis(session, route);
    return;
  }
  if (isMachine(session)) return void session.because.push('The same again, or an automatic reply: left alone');
  const consent = consentAsked(session, carriers);
  if (consent) {
    changeConsent(session, consent);
    return;
  }
  if (isOptedOut(session)) {
    fromOptedOut(session);
    return;
  }
  byRuleOrBot(session, route);
}

function byRuleOrBot(session: Session, route: Route): void {
  if (route.to === 'human' || session.understanding?.safety.level === 'urgent') {
    byRule(session, route);
    return;
  }
  if (wantsPerson(session, asksForAPerson(session.text))) return;
  if (isForAnother(session)) {
    forAnother(session, `Is about: ${session.understanding?.slots.person}.`);
    return;
  }
  converse(session);
}

/**
 * A message that was put off is decided: with the opinion, or without where it failed, is late or was overtaken. Where a person has
 * taken over meanwhile there is nobody to answer.
 */
function afterOpinion(session: Session, opinion: unknown): void {
  const { state, context } = session;
  if (!session.understanding) return void session.because.push('An opinion that nobody waits for any more');
  if (opinion === null) session.because.push('Went on without the language model');
  else session.understanding = withOpinion(session, session.understanding, opinion);
  const route = context.route({ understanding: session.understanding, state, cause: null });
  session.because.push(...route.because);
  if (session.understanding.safety.level === 'crisis') inCrisis(session, route);
  else byRuleOrBot(session, route);
}

/** The carrier has opted the number out or in and has said so: it is recorded, and nothing is sent. */
function afterCarrierWord(session: Session, bareWord: CarrierWord): void {
  session.because.push(`The carrier's word ${bareWord}`);
  if (bareWord === 'HELP') return;
  consentEvent(session, bareWord === 'START' ? 'granted' : 'revoked', `carrier: ${bareWord}`);
  if (bareWord === 'START') return;
  const top = session.frames.at(-1);
  const asked = top !== undefined && handlerOf(session, top.handler).aboutAppointments === true;
  if (asked && plain(session.text) === 'cancel') {
    const done = { step: top.step, data: top.data };
    const settled = isSettled(top) ? handlerOf(session, top.handler).task(done, handlerContext(session)) : '';
    const under = whatWasUnderWay(session) ?? settled;
    handOff(
      session,
      'opted-out-while-asked',
      null,
      `Please phone: answered a question about an appointment with an opt-out word. ${under}`,
    );
    session.says = [];
  }
  session.frames = [];
}

function consentEvent(session: Session, to: 'granted' | 'revoked', source: string): void {
  const { channel, addressId } = session.state;
  if (channel === null || addressId === null) return;
  session.events.push({ kind: 'consent.changed', actor: 'patient', body: { addressId, channel, to, source } });
}

/** Free wording, and off SMS the bare words too where nothing is open that they could mean. */
function consentAsked(session: Session, carriers: boolean): 'granted' | 'revoked' | null {
  const handler = session.context.policy.intents.get(session.understanding?.intent ?? '')?.handler;
  if (handler === 'opt-out') return 'revoked';
  if (handler === 'opt-in') return 'granted';
  if (carriers || session.frames.some((frame) => !isSettled(frame))) return null;
  const bare = carrierWord(session.text, isOptedOut(session));
  return bare === 'STOP' ? 'revoked' : null;
}

/** Confirmed once, with nothing else in it (47 CFR 64.1200(a)(12)). */
function changeConsent(session: Session, to: 'granted' | 'revoked'): void {
  const wasOptedOut = isOptedOut(session);
  consentEvent(session, to, 'free wording');
  session.frames = [];
  session.failures = 0;
  session.because.push(to === 'revoked' ? 'Opted out in their own words' : 'Opted in in their own words');
  if (to === 'revoked' && wasOptedOut) return;
  session.says.push({ key: to === 'revoked' ? 'opt_out.confirmed' : 'opt_in.confirmed' });
}

/** Nothing can be sent to this address, so whatever needs an answer needs a person with a telephone. */
function fromOptedOut(session: Session): void {
  const intent = session.context.policy.intents.get(session.understanding?.intent ?? '');
  if (!intent || intent.domain === 'smalltalk') return;
  handOff(session, 'opted-out-while-asked', null, `Asked about: ${intent.name}.`);
}

function isMachine(session: Session): boolean {
  const { state, text, context } = session;
  const before = state.dialogue.repeated;
  const recent = before && Date.parse(context.now) - Date.parse(before.at) <= SAME_WITHIN_MS ? before : undefined;
  const same = digest(plain(text));
  const times = recent?.digest === same ? recent.times + 1 : 1;
  const automatic = isAutomatic(text) ? (recent?.automatic ?? 0) + 1 : 0;
  session.repeated = { digest: same, times, at: context.now, automatic };
  if (automatic >= TIMES_ANSWERED) return true;
  const understood = session.understanding?.intent && session.understanding.confidence >= UNDERSTOOD_FROM;
  const most = understood ? TIMES_UNDERSTOOD : TIMES_ANSWERED;
  return times > most && text.trim().length >= LOOP_FROM_CHARACTERS && session.frames.every(isSettled);
}

/** What was asked of the outside has come back. A person who has taken over meanwhile sees it; the bot says nothing. */
function afterEffect(session: Session, input: Extract<TurnInput, { kind: 'effect' }>): void {
  const { state } = session;
  const top = session.frames.at(-1);
  if (state.status === 'queued' || state.status === 'with_agent' || top?.awaiting !== input.effectId) {
    session.because.push('A result that nobody waits for any more');
    session.frames = session.frames.filter(({ awaiting }) => awaiting !== input.effectId);
    return;
  }
  if (input.outcome === 'failed' || isUnavailable(input.result)) {
    session.says.push({ key: 'clinic-down' });
    handOff(session, 'clinic-unavailable', null, `The clinic's records did not answer. ${whatWasUnderWay(session) ?? ''}`.trim());
    return;
  }
  session.because.push(`The clinic answered: ${top.handler}`);
  resumeTop(session, { kind: 'result', result: input.result });
}

/** What was asked of the outside takes long: the patient hears so once for what they wrote, however much of it is slow. */
function whileSlow(session: Session, effectId: string): void {
  const { state, context } = session;
  if (state.status !== 'bot' || session.frames.at(-1)?.awaiting !== effectId) {
    session.because.push('Slow, but nobody waits for it any more');
    return;
  }
  session.because.push('The clinic is slow to answer');
  if (!tellToWait(session) || isAfter(state.dialogue.toldToWaitAt, state.lastPatientAt)) return;
  session.toldToWaitAt = context.now;
  session.says.push({ key: 'looking-it-up' });
}

function isAfter(one: string | undefined, other: string | null): boolean {
  return one !== undefined && other !== null && Date.parse(one) >= Date.parse(other);
}

function isUnavailable(result: unknown): boolean {
  return typeof result === 'object' && result !== null && (result as { kind?: unknown }).kind === 'unavailable';
}

import type { Frame } from '@carethread/conversation';
import { speaksOfMessages } from './consent.js';
import { feelingFor } from './danger.js';
import { plain } from './digest.js';
import { askAgain, goBack, handlerOf, messageEvent, postpone, resumeTop, startHandler, takeSettled } from './frames.js';
import type { MessageEvent } from './handler.js';
import { byRule, handOff, whatWasUnderWay } from './people.js';
import type { Intent } from './policy.js';
import { asksSecondOpinion, SURE_ENOUGH } from './second-opinion.js';
import { handlerContext, type Session } from './session.js';
import { isSettled } from './settled.js';
import { asksToGoBack, type Steering } from './steering.js';

/** An answer with more words may be about something else as well. */
const ANSWER_WORDS = 5;
/** How sure of a second thing in the same message one must be to take it up. */
const ALSO_FROM = 0.5;
/** How sure of another subject one must be to leave an open question for it. */
const ASIDE_FROM = 0.6;
/** The second message in a row that is not understood goes to a person. */
const FAILURES_ALLOWED = 1;

/** The bot's own turn: goes on with what is under way, or begins what was asked for. */
export function converse(session: Session): void {
  nameFeeling(session);
  const top = session.frames.at(-1);
  if (!top || !isSettled(top)) {
    underWay(session);
    return;
  }
  if (resumeTop(session, messageEvent(session))) {
    session.failures = 0;
    session.because.push(`About what was done: ${top.handler}`);
    return;
  }
  const settled = takeSettled(session);
  underWay(session);
  // An answer in between leaves what was done as it stands; another task ends it.
  if (settled && session.frames.length === 0 && !session.handoff) session.frames = [settled];
}

function underWay(session: Session): void {
  const top = session.frames.at(-1);
  const intent = intentOf(session);
  if (session.text.trim() === '') {
    session.says.push({ key: 'no-words' });
    askAgain(session);
    return;
  }
  if (top?.awaiting !== undefined) {
    whileAwaiting(session, intent);
    return;
  }
  if (isBareCancel(session)) {
    session.says.push({ key: 'cancel-which' });
    return;
  }
  if (top && asksToGoBack(session.text)) {
    session.because.push('Back to the question before');
    if (!goBack(session)) askAgain(session);
    return;
  }
  if (top && session.steering) {
    steer(session, session.steering);
    return;
  }
  const leaves = intent?.name === 'never_mind' || intent?.name === 'start_over';
  if (top && leaves && isSure(session) && !namesAnother(session)) {
    session.because.push(`Answered: ${intent.name}`);
    leave(session, `${intent.name}.answer`);
    return;
  }
  if (top) {
    goOn(session, top, leaves ? null : intent);
    return;
  }
  const wanted = plainlyAsked(session) ?? intent;
  if (wanted) begin(session, wanted);
  else notUnderstood(session);
}

/** @returns the intent whose handler says that a message with no question open asks for it */
function plainlyAsked(session: Session): Intent | null {
  if (session.frames.some((frame) => !isSettled(frame))) return null;
  const { handlers, intents } = session.context.policy;
  for (const { name, asks } of handlers.values()) {
    if (!asks?.(messageEvent(session), handlerContext(session))) continue;
    return [...intents.values()].find(({ handler }) => handler === name) ?? null;
  }
  return null;
}

/** In words that are plain, whatever they are taken for: lets go of what is under way, or is there to go on with it. */
function steer(session: Session, steering: Steering): void {
  session.because.push(`Steered: ${steering}`);
  if (steering === 'wait') {
    session.says.push({ key: 'take-your-time' });
    return;
  }
  if (steering === 'check-in') {
    session.says.push({ key: 'still-here' });
    askAgain(session);
    return;
  }
  leave(session, LEFT[steering]);
}

/** What is under way is let go of, and the patient hears what that leaves: a visit that was to be called off stands. */
function leave(session: Session, key: string): void {
  const top = session.frames.at(-1);
  const stands = top && handlerOf(session, top.handler).left?.({ step: top.step, data: top.data }, handlerContext(session));
  session.frames = [];
  session.failures = 0;
  session.says.push(stands ?? { key });
}

const LEFT = { leave: 'never_mind.answer', 'start-over': 'start_over.answer', stop: 'stopped-here' } as const;

/**
 * @returns whether a message is an answer to the open question and no more: "2", "3/3/84", "yes". A classifier that was asked
 * what such a text is about guesses, and a guess must not send a patient to a person.
 */
export function answersOnly(session: Session): boolean {
  if (session.understanding?.safety.level !== 'none') return false;
  if (!/\p{Letter}/u.test(session.text)) return true;
  if (session.frames.length === 0) return false;
  if (settlesIt(session, messageEvent(session))) return true;
  const intent = intentOf(session);
  if (intent?.person === 'asked-for-a-person') return false;
  if (intent?.domain === 'messages') return !speaksOfMessages(session.text);
  return answersIt(session, messageEvent(session));
}

function answersIt(session: Session, event: MessageEvent): boolean {
  return settlesIt(session, event) || holdsFactor(session) || inOwnWords(session, event);
}

/** The handler whose question is open says so: no name of a drug store looks like an answer to anybody else. */
function inOwnWords(session: Session, event: MessageEvent): boolean {
  const top = session.frames.at(-1);
  const answers = top && handlerOf(session, top.handler).answers;
  return answers?.({ step: top?.step ?? '', data: top?.data ?? {} }, event, handlerContext(session)) ?? false;
}

/** One of the choices that were given, or yes or no: "none of these", "the first one", "si". No guess at its subject outweighs that. */
function settlesIt(session: Session, { text, choice, yesNo }: MessageEvent): boolean {
  if (choice !== null) return true;
  if (yesNo === null) return false;
  const words = withoutCourtesy(text);
  if (isShort(words)) return true;
  // "Yes go ahead", "no thats all wrong": a few words more, and no subject of their own.
  const intent = intentOf(session);
  const noSubject = !intent || intent.domain === 'smalltalk' || (yesNo === 'yes' && intent.name === 'confirm_appointment');
  return words.split(' ').length <= ANSWER_WORDS && noSubject && !namesAnother(session);
}

const isSure = ({ understanding }: Session) => (understanding?.confidence ?? 0) >= ASIDE_FROM;

function intentOf({ understanding, context }: Session): Intent | null {
  return context.policy.intents.get(understanding?.intent ?? '') ?? null;
}

/**
 * @returns whether a message wants something done for a child or for somebody else, from whatever it is said in the middle of. A question
 * with no personal data in it is answered whoever it is asked for.
 */
export function isForAnother(session: Session): boolean {
  const { person = 'self', visitType, medicine } = session.understanding?.slots ?? {};
  const intent = intentOf(session);
  if (person === 'self' || intent?.person) return false;
  if (visitType !== undefined || medicine !== undefined) return true;
  if (intent && isAside(session, intent) && intent.domain !== 'smalltalk') return false;
  return (intent !== null && !isAside(session, intent)) || session.frames.some((frame) => !isSettled(frame));
}

function nameFeeling(session: Session): void {
  const feeling = session.understanding ? feelingFor(session.understanding.emotion) : null;
  if (feeling) session.says.push({ key: feeling });
}

/** "Cancel" at a question about an appointment: the question, or the appointment? (Where carriers take it for an opt-out, it never gets here.) */
function isBareCancel({ text, frames, context }: Session): boolean {
  const about = frames.some(({ handler }) => context.policy.handlers.get(handler)?.aboutAppointments === true);
  return about && /^(cancel|cancela|cancelar)$/.test(plain(text));
}

/** One message may ask for two things: both are answered, or the second waits for the first. */
function begin(session: Session, intent: Intent): void {
  if (isAside(session, intent) && intent === intentOf(session) && answersFromPage(session)) return;
  if (intent === intentOf(session) && (session.understanding?.confidence ?? 1) < SURE_ENOUGH && asksSecondOpinion(session))
    return;
  const also = alsoIn(session).filter((it) => it.name !== intent.name);
  const wanted = [intent, ...also].filter((it, _, all) => all.length === 1 || it.domain !== 'smalltalk').slice(0, 2);
  const tasks = wanted.filter((it) => !isAside(session, it));
  for (const it of wanted.filter((one) => isAside(session, one))) answer(session, it);
  const [first, second] = tasks.toSorted((a, b) => Number(onlyTells(session, a)) - Number(onlyTells(session, b)));
  if (second?.handler) postpone(session, second.handler);
  if (first?.handler) startTask(session, first);
}

/** @returns what else a message asks for, surely enough and without a person */
function alsoIn({ understanding, context }: Session): Intent[] {
  return (understanding?.also ?? [])
    .filter(({ confidence }) => confidence >= ALSO_FROM)
    .flatMap((it) => context.policy.intents.get(it.intent) ?? [])
    .filter((it) => it.person === null);
}

/** @returns whether an intent is answered at once, without a question */
function isAside(session: Session, { handler }: Intent): boolean {
  return handler === null || handlerOf(session, handler).oneShot === true;
}

const onlyTells = (session: Session, { handler }: Intent) => handler !== null && handlerOf(session, handler).tells === true;

function answer(session: Session, intent: Intent): void {
  session.failures = 0;
  session.because.push(`Answered: ${intent.name}`);
  if (intent.handler === null) session.says.push({ key: `${intent.name}.answer` });
  else startHandler(session, intent.handler);
}

function startTask(session: Session, intent: Intent): void {
  if (intent.handler === null) return;
  session.failures = 0;
  session.because.push(`Began: ${intent.name}`);
  startHandler(session, intent.handler);
}

/** A question is open: the message answers it, asks something else in between, begins something else, or is not understood. */
function goOn(session: Session, top: Frame, intent: Intent | null): void {
  const event = messageEvent(session);
  const answers = answersIt(session, event);
  const other = intent && intent.handler !== top.handler ? intent : null;
  if (other && isSure(session) && !answers && !isShort(session.text) && !isCorrection(session, top, other)) {
    turnTo(session, other);
    return;
  }
  if (resumeTop(session, event)) {
    session.failures = 0;
    session.because.push(`Went on with: ${top.handler}`);
    for (const also of alsoIn(session)) if (isAside(session, also) && also.domain !== 'smalltalk') answer(session, also);
    return;
  }
  if (other) {
    turnTo(session, other);
    return;
  }
  notUnderstood(session);
}

/** "no, make it Tuesday" while booking corrects the booking; it moves no other appointment. */
function isCorrection(session: Session, top: Frame, other: Intent): boolean {
  const both = [top.handler, other.handler].map((name) => name !== null && handlerOf(session, name).aboutAppointments === true);
  return both.every(Boolean) && session.understanding?.slots.when !== undefined;
}

/** "No, better Thursday" leaves nothing: it says what is wanted instead. */
function namesAnother({ understanding }: Session): boolean {
  const { when, practitioner, visitType, location, medicine } = understanding?.slots ?? {};
  return [when, practitioner, visitType, location, medicine].some((it) => it !== undefined);
}

/** "si por favor" is as short an answer as "si". */
const withoutCourtesy = (text: string) =>
  plain(text)
    .replaceAll(/\b(?:please|pls|por favor|porfa|thanks|thank you|gracias)\b/g, '')
    .trim();
const isShort = (text: string) => plain(text).split(' ').length <= 2;

function holdsFactor({ understanding }: Session): boolean {
  return understanding?.slots.birthDate !== undefined || understanding?.slots.postalCode !== undefined;
}

function turnTo(session: Session, intent: Intent): void {
  if (!isAside(session, intent)) {
    // What is asked for again begins again; it is not begun a second time on top of itself.
    const under = session.frames.findIndex(({ handler }) => handler === intent.handler);
    if (under >= 0) session.frames = session.frames.slice(0, under);
    startTask(session, intent);
    return;
  }
  answer(session, intent);
  askAgain(session);
}

/** The clinic is being asked: other questions are answered meanwhile, and once the patient hears that it takes a moment. */
function whileAwaiting(session: Session, intent: Intent | null): void {
  if (intent && isAside(session, intent) && intent.domain !== 'smalltalk') {
    answer(session, intent);
    return;
  }
  session.because.push('The clinic is still being asked');
  if (tellToWait(session)) session.says.push({ key: 'still-looking' });
  else session.says = [];
}

/** Notes that the patient hears of the wait for the innermost frame's effect. @returns false where they have heard of it before */
export function tellToWait(session: Session): boolean {
  const top = session.frames.at(-1);
  if (!top || top.data.$told === true) return false;
  session.frames = [...session.frames.slice(0, -1), { ...top, data: { ...top.data, $told: true } }];
  return true;
}

/** What no intent answers may stand on the clinic's own pages. A guess at a subject that would only be told of counts less. */
function answersFromPage(session: Session): boolean {
  if (!session.fromPage) return false;
  session.failures = 0;
  session.because.push(`Answered from the clinic's page: ${session.fromPage.title}`);
  session.says.push(session.fromPage.say);
  return true;
}

function notUnderstood(session: Session): void {
  if (asksSecondOpinion(session)) return;
  if (answersFromPage(session)) {
    if (session.frames.length > 0) askAgain(session);
    return;
  }
  session.failures += 1;
  session.because.push('Not understood');
  if (session.failures > FAILURES_ALLOWED) {
    session.says.push({ key: 'not-understood-here' });
    const tried = whatWasUnderWay(session);
    const task = `Two messages in a row were not understood; asked to say it in other words.${tried ? ` ${tried}` : ''}`;
    handOff(session, 'not-understood-twice', null, task);
    return;
  }
  const open = session.frames.length > 0;
  session.says.push({ key: open ? 'not-understood-here' : 'not-understood' });
  if (open) askAgain(session);
}

/** Whether the message wants a person, by its intent or in a bare word; then it gets one. */
export function wantsPerson(session: Session, bareWord: boolean): boolean {
  const intent = intentOf(session);
  if (!bareWord && !intent?.person) return false;
  // "Can I see someone" asks for a visit, and for nobody to write to.
  if (!bareWord && intent?.person === 'asked-for-a-person' && plainlyAsked(session)) return false;
  const cause = bareWord ? 'asked-for-a-person' : (intent?.person ?? 'asked-for-a-person');
  const { understanding, state, context } = session;
  byRule(session, context.route({ understanding, state, cause }));
  return true;
}

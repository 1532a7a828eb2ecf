import type { Choice, Frame, Understanding } from '@carethread/conversation';
import { pickedChoice, yesOrNo } from './answers.js';
import { type Handler, type HandlerEvent, type MessageEvent, type Step, VERIFY } from './handler.js';
import { handOff, whatWasUnderWay } from './people.js';
import { handlerContext, type Session, withoutFactors } from './session.js';
import { asOpen, asSettled, isSettled } from './settled.js';
import type { Say } from './wording.js';

/** Where the open question is kept in a frame's data, so that it can be asked again. */
const ASK = '$ask';
/** A second thing that was asked for in one message waits under the first. */
const WAITING = '$waiting';
/** What the second request was said with. */
const WORDS = '$words';
const MOST_CHARACTERS = 500;
/** Said of what was done, kept until what follows at once is known too: one message tells both. */
const HELD = '$held';
/** The frame whose question was answered before this one's: where "back" leads to. */
const BEFORE = '$before';
const STEPS_BACK = 3;
const MAX_FRAMES = 4;

interface Asked {
  say: Say;
  choices: readonly Choice[];
}

const NOBODY = { language: 'en', intent: null, confidence: 0, slots: {} } as const;
const CALM = { safety: { level: 'none', kind: null }, emotion: { label: 'neutral', score: 0 } } as const;

/** @returns the message as the handler of the innermost frame reads it */
export function messageEvent(session: Session): MessageEvent {
  const understanding = session.understanding ?? { ...NOBODY, ...CALM };
  const asked = askedIn(session.frames.at(-1));
  const choice = pickedChoice(session.text, understanding, asked?.choices ?? []);
  const yesNo = choice === 'yes' || choice === 'no' ? choice : yesOrNo(session.text, understanding);
  return { kind: 'message', text: session.text, understanding, choice, yesNo };
}

/** Begins what an intent's handler does, on top of whatever was under way. */
export function startHandler(session: Session, name: string): void {
  begin(session, name, messageEvent(session));
}

function begin(session: Session, name: string, event: MessageEvent): void {
  const handler = handlerOf(session, name);
  settle(session, handler, handler.start({ ...event, choice: null, yesNo: null }, handlerContext(session)));
}

/** Puts a second request of the same message under what goes on now, with its words. */
export function postpone(session: Session, name: string): void {
  if (session.frames.length >= MAX_FRAMES - 2) return;
  const { text, understanding } = messageEvent(session);
  const words = { text: text.slice(0, MOST_CHARACTERS), slots: withoutFactors(understanding.slots) };
  session.frames.unshift({ handler: name, step: WAITING, data: { [WORDS]: words } });
}

/** Begins the second request of an earlier message, in the words that it came in; what was said of the first waits for its answer. */
function beginWaiting(session: Session, { handler, data }: Frame): void {
  const { text, slots } = (data[WORDS] ?? { text: '', slots: {} }) as { text: string; slots: Understanding['slots'] };
  const understanding = { ...NOBODY, ...CALM, language: session.language, slots };
  begin(session, handler, { kind: 'message', text, understanding, choice: null, yesNo: null });
  const top = session.frames.at(-1);
  if (top?.awaiting === undefined || session.ask || session.handoff) return;
  session.frames = [...session.frames.slice(0, -1), { ...top, data: { ...top.data, [HELD]: session.says } }];
  session.says = [];
}

/** Says what was kept for the answer that is there now, or that something else comes before. */
export function sayHeld(session: Session): void {
  const held = session.frames.flatMap(({ data }) => (data[HELD] as Say[] | undefined) ?? []);
  if (held.length === 0) return;
  session.frames = session.frames.map((frame) => {
    const { [HELD]: _said, ...data } = frame.data;
    return { ...frame, data };
  });
  session.says.unshift(...held);
}

/** Wakes the innermost frame's handler. @returns false where the message held nothing for it; then nothing has changed. */
export function resumeTop(session: Session, event: HandlerEvent): boolean {
  const frame = session.frames.at(-1);
  if (!frame) return false;
  const handler = handlerOf(session, frame.handler);
  const step = handler.resume({ step: frame.step, data: frame.data }, event, handlerContext(session));
  if (step.notMine) return false;
  session.frames.pop();
  const answered = event.kind === 'message' && askedIn(frame) !== null;
  settle(session, handler, step, answered ? frame : beforeOf(frame));
  return true;
}

/** Asks the question before the open one again, as it was. @returns false where there is none */
export function goBack(session: Session): boolean {
  for (let depth = session.frames.length; depth > 0; depth--) {
    const before = beforeOf(session.frames[depth - 1]);
    if (!before) continue;
    session.frames = [...session.frames.slice(0, depth - 1), before];
    askAgain(session);
    return true;
  }
  return false;
}

/** @returns the frame of something that is done and can still be answered to, which then no longer stands; else null */
export function takeSettled(session: Session): Frame | null {
  const top = session.frames.at(-1);
  if (!top || !isSettled(top)) return null;
  session.frames.pop();
  return top;
}

/** Says the open question of the innermost frame again. */
export function askAgain(session: Session): void {
  const asked = askedIn(session.frames.at(-1));
  if (asked) session.ask = { say: asked.say, choices: asked.choices };
}

function settle(session: Session, handler: Handler, step: Step, before: Frame | null = null): void {
  for (const event of step.events ?? []) note(session, event);
  Object.assign(session.slots, step.slots);
  session.says.push(...(step.say ?? []));
  if (step.person) {
    session.raised = step.person.danger ?? null;
    // What waited below is the person's now, too.
    const below = whatWasUnderWay(session);
    handOff(session, step.person.cause, null, below ? `${step.person.task} ${below}` : step.person.task);
    return;
  }
  if (!step.at) {
    afterDone(session, handler, step.after);
    return;
  }
  const asked: Asked | null = step.ask ? { say: step.ask.say, choices: step.ask.choices ?? [] } : null;
  const { [BEFORE]: _carried, ...data } = asOpen(step.at.data);
  const past = before ? { [BEFORE]: shallow(before, STEPS_BACK) } : {};
  const frame: Frame = { handler: handler.name, step: step.at.step, data: { ...data, ...past, [ASK]: asked } };
  if (step.request !== undefined) {
    frame.awaiting = session.context.newId();
    session.requests.push({ effectId: frame.awaiting, request: step.request });
  }
  if (session.frames.length >= MAX_FRAMES) session.frames.shift();
  session.frames.push(frame);
  session.ask = asked;
  if (step.verify) verify(session);
}

function note(session: Session, event: Session['events'][number]): void {
  session.events.push(event);
  if (event.kind === 'identity.verified') {
    const { patientRef, name, channel } = event.body;
    session.identity = { patientRef, name, channel, verifiedAt: session.context.now };
    session.identityFailures = 0;
  }
  if (event.kind === 'identity.failed') session.identityFailures = event.body.tries;
}

function verify(session: Session): void {
  if (session.identity) resumeTop(session, { kind: 'verified' });
  else startHandler(session, VERIFY);
}

/** What lies below goes on: it was waiting for the identity, for its turn, or with a question open. */
function afterDone(session: Session, done: Handler, after: Step['after']): void {
  const below = session.frames.at(-1);
  if (!below) {
    if (!after) return;
    session.frames.push({ handler: done.name, step: after.at.step, data: asSettled(after.at.data) });
    if (after.say) session.says.push(after.say);
    return;
  }
  if (done.name === VERIFY) {
    resumeTop(session, { kind: 'verified' });
  } else if (below.step === WAITING) {
    session.frames.pop();
    beginWaiting(session, below);
  } else if (askedIn(below)) {
    session.says.push({ key: 'back-to' });
    askAgain(session);
  }
}

function beforeOf(frame: Frame | undefined): Frame | null {
  return (frame?.data[BEFORE] as Frame | null | undefined) ?? null;
}

/** A frame that remembers so many before it and no more: what is kept is written with every turn. */
function shallow(frame: Frame, steps: number): Frame {
  const { [BEFORE]: _before, ...data } = frame.data;
  const before = steps > 1 ? beforeOf(frame) : null;
  return { ...frame, data: before ? { ...data, [BEFORE]: shallow(before, steps - 1) } : data };
}

function askedIn(frame: Frame | undefined): Asked | null {
  return (frame?.data[ASK] as Asked | null | undefined) ?? null;
}

/** @throws RangeError where a policy names a handler that there is none of: policies are checked when they are loaded */
export function handlerOf(session: Session, name: string): Handler {
  const handler = session.context.policy.handlers.get(name);
  if (!handler) throw new RangeError(`no handler "${name}"`);
  return handler;
}

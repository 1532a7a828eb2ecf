import { type HandoffCause, type Route, SAFETY_LEVELS } from '@carethread/conversation';
import { feelingFor, helpFor } from './danger.js';
import { soon } from './finish.js';
import type { Handler } from './handler.js';
import { VERIFY } from './handler.js';
import { handlerContext, isOptedOut, type Session } from './session.js';
import { isSettled } from './settled.js';

const PHONE = 'Has opted out of messages on this address: please phone.';

/**
 * Hands the conversation to a person, and tells the patient so.
 * @param route where to, by the rules; null asks the rules with `cause`
 * @param task what is to be done or was tried, for the person
 */
export function handOff(session: Session, cause: HandoffCause | null, route: Route | null, task: string | null): void {
  const to = sure(route ?? session.context.route({ understanding: asRaised(session), state: session.state, cause }), cause);
  const tasks = [isOptedOut(session) ? PHONE : null, task, ...beside(session)].filter((it) => it !== null);
  session.handoff = { route: to, task: tasks.length > 0 ? tasks.join(' ') : null };
  session.because.push(...to.because.filter((it) => !session.because.includes(it)));
  session.says.push({ key: 'to-a-person', params: { soon: soon(to.answerWithin, session) } });
  session.ask = null;
  session.frames = [];
  session.failures = 0;
}

/** What was understood, with the danger that a handler found where it found one. */
function asRaised({ understanding, raised, language }: Session): Session['understanding'] {
  if (!raised) return understanding;
  const blank = { language, intent: null, confidence: 0, slots: {}, emotion: { label: 'neutral', score: 0 } } as const;
  return { ...(understanding ?? blank), safety: raised };
}

/** What handlers do beside a person's taking over: an adverse event is recorded, say. @returns what they tell the person */
function beside(session: Session): string[] {
  if (!session.understanding) return [];
  const event = { kind: 'message', text: session.text, understanding: session.understanding, choice: null, yesNo: null } as const;
  return [...session.context.policy.handlers.values()].flatMap((handler) => {
    const done = handler.beside?.(event, handlerContext(session));
    if (done?.request !== undefined) session.requests.push({ effectId: session.context.newId(), request: done.request });
    return done?.task ?? [];
  });
}

/** Rules that leave a case to the bot which the bot gives up are overruled: nobody is left with nobody. */
function sure(route: Route, cause: HandoffCause | null): Route {
  if (route.to === 'human') return route;
  const because = [cause === null ? 'The danger that showed needs a person' : `The assistant asks for a person: ${words(cause)}`];
  return {
    to: 'human',
    queue: 'front-desk',
    priority: cause === null ? 100 : 30,
    because,
    answerWithin: cause === null ? 30 : 1800,
  };
}

const words = (cause: HandoffCause) => cause.replaceAll('-', ' ');

/** Life may be in danger: the words of help before all else, then a person. */
export function inCrisis(session: Session, route: Route): void {
  const safety = session.understanding?.safety ?? { level: 'crisis', kind: null };
  session.says = [{ key: helpFor(safety.kind) }];
  handOff(session, null, route, whatWasUnderWay(session));
}

/** The rules send a message to a person: its feeling is named, what is known of its subject is said, a person is promised. */
export function byRule(session: Session, route: Route): void {
  const { understanding, context } = session;
  const intent = context.policy.intents.get(understanding?.intent ?? '');
  const level = understanding?.safety.level ?? 'none';
  const aboutIt = intent?.person ? `${intent.name}.answer` : null;
  const feeling = understanding ? feelingFor(understanding.emotion) : null;
  const named = feeling ?? (level === 'concern' ? 'feeling-concern' : null);
  if (named && !(aboutIt && intent?.domain === 'person')) session.says.push({ key: named });
  if (aboutIt) session.says.push({ key: aboutIt });
  if (!aboutIt && understanding?.safety.kind === 'out-of-critical-medicine') session.says.push({ key: 'out-of-medicine' });
  if (level === 'urgent' && intent?.name !== 'medication_error') session.says.push({ key: 'worse' });
  handOff(session, intent?.person ?? null, route.to === 'human' ? route : null, whatWasUnderWay(session));
}

/** It is about somebody other than the one who writes, or about a child: no bot does anything for them (requirements: "minors and proxies"). */
export function forAnother(session: Session, task: string): void {
  session.says.push({ key: 'minor_or_proxy.answer' });
  handOff(session, 'minor-or-proxy', null, [whatWasUnderWay(session), task].filter((it) => it !== null).join(' '));
}

/**
 * A message while people are on: the assistant is silent, but for the words of help. Who waits and is in graver danger than
 * was known is moved up.
 */
export function whilePeopleAreOn(session: Session): void {
  const { state, understanding, context } = session;
  const level = understanding?.safety.level ?? 'none';
  session.because.push('A person has this conversation, so the assistant keeps silent');
  if (level !== 'crisis' && level !== 'urgent') return;
  const route = context.route({ understanding, state, cause: null });
  session.alert = true;
  session.because = [...route.because];
  if (level === 'crisis') session.says.push({ key: helpFor(understanding?.safety.kind ?? null) });
  const known = SAFETY_LEVELS.indexOf(state.handoff?.level ?? 'none');
  if (state.status === 'queued' && SAFETY_LEVELS.indexOf(level) > known)
    session.handoff = { route: sure(route, null), task: isOptedOut(session) ? PHONE : (state.handoff?.task ?? null) };
}

/** @returns what the patient was in the middle of, for the person who goes on from there, or null */
export function whatWasUnderWay(session: Session): string | null {
  const { handlers } = session.context.policy;
  const tasks = session.frames
    .filter((frame) => !isSettled(frame))
    .flatMap((frame) => {
      const handler: Handler | undefined = handlers.get(frame.handler);
      return handler && frame.handler !== VERIFY
        ? [handler.task({ step: frame.step, data: frame.data }, handlerContext(session))]
        : [];
    });
  return tasks.length > 0 ? tasks.join(' ') : null;
}

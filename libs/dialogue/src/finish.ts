import type { NewEvent, Part } from '@carethread/conversation';
import { clinicParams } from './clinic.js';
import { mayBeReworded, REWORDING } from './rewording.js';
import { isOptedOut, type Session } from './session.js';
import { mayBeTranslated, mostCharacters, TRANSLATION } from './translation.js';
import { TEXT_MESSAGE_CHARACTERS } from './turn.js';
import { type Say, sentencesOf, type Voice, word } from './wording.js';

/** Where nothing says otherwise, a person is to answer within the hour. */
const ANSWER_WITHIN_S = 3600;
const MAX_CHOICES_SAID = 8;

/** @returns the events of a turn, in their order, from what it decided */
export function finish(session: Session): NewEvent[] {
  const optsIn = session.events.some(({ kind, body }) => kind === 'consent.changed' && 'to' in body && body.to === 'granted');
  const silent = isOptedOut(session) && !optsIn;
  const message = silent || putsOff(session) ? null : session.worded ? asWorded(session.worded) : compose(session);
  const events: NewEvent[] = [...session.events, decided(session, message)];
  if (message) events.push(queued(session, message));
  for (const { effectId, kind = 'practice', request } of session.requests)
    events.push({ kind: 'effect.requested', actor: 'assistant', body: { effectId, kind, request } });
  if (session.alert) events.push(alerted(session));
  if (session.handoff) events.push(handedOff(session, session.handoff));
  return events;
}

interface Message {
  readonly parts: Part[];
  /** Without the disclosure, as digests. */
  readonly said: string;
}

/** What a language model may word, or put into the patient's language, is not said yet; whatever comes next says it. */
function putsOff(session: Session): boolean {
  const { state, context, text } = session;
  if (state.channel === null || state.addressId === null) return false;
  const into = mayBeTranslated(session);
  if (into === null && !mayBeReworded(session)) return false;
  const effectId = context.newId();
  const before = disclosureOf(session);
  const known = state.identity ? [state.identity.name] : [];
  if (into === null) {
    const words = wordsOf(session).join(' ');
    session.rewording = { effectId, before: before.join(' '), words };
    session.requests.push({ effectId, kind: REWORDING, request: { asked: text, words, known } });
  } else {
    const all = shortened(before, wordsOf(session), [], [], session);
    session.rewording = { effectId, before: before.join(' '), words: all.slice(before.length).join(' '), into };
    const words = all.join(' ');
    // Of what the patient wrote nothing is in it.
    const request = { words, into, most: mostCharacters(words, session), known };
    session.requests.push({ effectId, kind: TRANSLATION, request });
  }
  return true;
}

function disclosureOf(session: Session): string[] {
  return session.state.disclosed ? [] : [word({ key: 'disclosure' }, voiceOf(session))];
}

function asWorded({ before, words, said }: NonNullable<Session['worded']>): Message {
  const text = [before, said].filter((it) => it !== '').join(' ');
  return { parts: [{ kind: 'text', text }], said: sentencesOf(words) };
}

function compose(session: Session): Message | null {
  const { state, says, ask } = session;
  if ((says.length === 0 && !ask) || state.channel === null || state.addressId === null) return null;
  const words = wordsOf(session);
  const asked = ask ? [word(ask.say, voiceOf(session)), ...replyHint(session)] : [];
  const disclosure = disclosureOf(session);
  const lines = choiceLines(session);
  // In danger the words of help come first; who is speaking comes after.
  const inOrder = session.understanding?.safety.level === 'crisis' ? [...words, ...asked, ...disclosure] : null;
  const segments = inOrder ?? shortened([...disclosure], words, [...asked], lines, session);
  const text = [segments.join(' '), ...lines].join('\n');
  const parts: Part[] = [{ kind: 'text', text }];
  if (ask && ask.choices.length > 0 && session.context.capabilities.quickReplies)
    parts.push({ kind: 'choices', choices: [...ask.choices] });
  return { parts, said: sentencesOf([...words, ...asked].join(' ')) };
}

function wordsOf(session: Session): string[] {
  return session.says.map((say) => word(say, voiceOf(session)));
}

/** Drops what is kind but not needed (a feeling named, a lead-in) where a text message would get too long. */
function shortened(before: string[], words: string[], after: string[], lines: string[], session: Session): string[] {
  const all = [...before, ...words, ...after];
  const limit = session.context.capabilities.quickReplies ? Number.POSITIVE_INFINITY : TEXT_MESSAGE_CHARACTERS;
  if ([all.join(' '), ...lines].join('\n').length <= limit) return all;
  const needed = words.filter((_, index) => !/^(feeling-|back-to)/.test(session.says[index]?.key ?? ''));
  return [...before, ...needed, ...after];
}

function isYesNo(choices: readonly { key: string }[]): boolean {
  return choices.length === 2 && choices[0]?.key === 'yes' && choices[1]?.key === 'no';
}

/** Buttons need no explaining; by text the patient is told what to answer. */
function replyHint(session: Session): string[] {
  const { quickReplies } = session.context.capabilities;
  if (quickReplies || !session.ask || !isYesNo(session.ask.choices)) return [];
  return [word({ key: 'reply-yes-no' }, { ...voiceOf(session), lastSaid: '' })];
}

function choiceLines({ ask, context }: Session): string[] {
  if (!ask || context.capabilities.quickReplies || isYesNo(ask.choices)) return [];
  return ask.choices.slice(0, MAX_CHOICES_SAID).map(({ label }, index) => `${index + 1}) ${label}`);
}

function voiceOf({ context, language, state }: Session): Voice {
  return {
    wording: context.policy.wording,
    language,
    channel: state.channel ?? context.capabilities.channel,
    params: clinicParams(context.policy.clinic, language),
    lastSaid: state.dialogue.lastSaid ?? '',
    seed: state.counts.assistant,
  };
}

function decided(session: Session, message: Message | null): NewEvent {
  const { state, understanding, context } = session;
  const lastSaid = message?.said ?? state.dialogue.lastSaid;
  const used = session.identity ? context.now : state.dialogue.identityUsedAt;
  const dialogue = {
    frames: session.frames,
    failures: session.failures,
    ...(lastSaid === undefined ? {} : { lastSaid }),
    ...(session.repeated === undefined ? {} : { repeated: session.repeated }),
    ...(session.toldToWaitAt === undefined ? {} : { toldToWaitAt: session.toldToWaitAt }),
    ...(session.unsure === undefined ? {} : { unsure: session.unsure }),
    ...(session.rewording === undefined ? {} : { rewording: session.rewording }),
    ...(used === undefined ? {} : { identityUsedAt: used }),
  };
  const body = { understanding, because: session.because, policy: context.policy.version, dialogue };
  const disclosed = state.disclosed || message !== null;
  return { kind: 'turn.decided', actor: 'assistant', body: { ...body, disclosed, slots: session.slots } };
}

function queued({ state, context, because }: Session, message: Message): NewEvent {
  const { channel, addressId } = state;
  if (channel === null || addressId === null) throw new RangeError('a message needs an address');
  const body = { outboundId: context.newId(), channel, addressId, parts: message.parts, from: 'assistant' as const, because };
  return { kind: 'message.queued', actor: 'assistant', body };
}

function alerted({ understanding, because }: Session): NewEvent {
  const { level, kind } = understanding?.safety ?? { level: 'none' as const, kind: null };
  return { kind: 'safety.alerted', actor: 'assistant', body: { level, kind, because } };
}

function handedOff(session: Session, { route, task }: NonNullable<Session['handoff']>): NewEvent {
  const within = route.answerWithin ?? ANSWER_WITHIN_S;
  const body = {
    queue: route.queue ?? 'front-desk',
    priority: route.priority,
    level: session.raised?.level ?? session.understanding?.safety.level ?? ('none' as const),
    because: [...route.because],
    dueAt: new Date(Date.parse(session.context.now) + within * 1000).toISOString(),
    ...(task === null ? {} : { task }),
  };
  return { kind: 'handoff.requested', actor: 'assistant', body };
}

/** @returns how soon a person answers, in words that fit "A person will answer you here {soon}" */
export function soon(seconds: number | null, session: Session): string {
  const voice: Voice = { ...voiceOf(session), lastSaid: '' };
  const say = (say: Say) => lowerFirst(word(say, voice));
  const within = seconds ?? ANSWER_WITHIN_S;
  if (within <= 60) return say({ key: 'soon-now' });
  if (within <= 3600) return say({ key: 'soon-minutes', params: { minutes: String(Math.ceil(within / 60)) } });
  return say({ key: within <= 4 * 3600 ? 'soon-hours' : 'soon-day' });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

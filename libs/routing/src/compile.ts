import { atLeast, type Route, type RouteFacts, type Router } from '@carethread/conversation';
import type { Condition, Queue, Routing, Rule } from './schema.js';

/** What stands where the rules say nothing: danger never stays with the bot, whatever an admin took out. */
const CRISIS_FLOOR = 'Danger to life always goes to the most urgent queue';
const DANGER_FLOOR = 'Whatever may be dangerous goes to a person';
/** Reasons shown beside the one that decided. More would bury it. */
const MOST_REASONS = 4;
const BOT: Route = Object.freeze({ to: 'bot', queue: null, priority: 0, because: Object.freeze([]), answerWithin: null });

/**
 * Makes the published rules one pure function. The first rule whose conditions hold decides; `because` is its sentence, then those
 * of further rules that would also have asked for a person. Two things no rule can undo: a crisis goes to the queue of the highest
 * priority, and no danger stays with the bot.
 *
 * @throws RangeError where a rule names a queue that there is not (parseRouting finds that first)
 */
export function compileRouting(routing: Routing): Router {
  const queues = new Map(routing.queues.map((queue) => [queue.name, queue]));
  const rules = routing.rules.map((rule) => ({ rule, queue: queueOf(rule, queues) }));
  const mostUrgent = mostUrgentOf(routing.queues);
  return (facts) => {
    const level = facts.understanding?.safety.level ?? 'none';
    const held = rules.filter(({ rule }) => holds(rule.when, facts));
    const first = held[0];
    const reasons = reasonsOf(held);
    if (level === 'crisis' && first?.queue !== mostUrgent) return toPerson(mostUrgent, [CRISIS_FLOOR, ...reasons]);
    if (first?.queue) return toPerson(first.queue, reasons);
    if (level !== 'none') return toPerson(mostUrgent, [DANGER_FLOOR, ...reasons]);
    if (first) return { ...BOT, because: [first.rule.sentence] };
    return BOT;
  };
}

/** @returns the queue that a crisis waits in: the one of the highest priority, of equals the one that answers soonest. */
export function mostUrgentOf(queues: readonly Queue[]): Queue {
  const [first, ...others] = queues;
  if (first === undefined) throw new RangeError('routing without a queue');
  return others.reduce(
    (a, b) => (b.priority > a.priority || (b.priority === a.priority && b.answerWithin < a.answerWithin) ? b : a),
    first,
  );
}

function queueOf(rule: Rule, queues: ReadonlyMap<string, Queue>): Queue | null {
  if (rule.queue === undefined) return null;
  const queue = queues.get(rule.queue);
  if (queue === undefined) throw new RangeError(`no queue is called "${rule.queue}"`);
  return queue;
}

function toPerson(queue: Queue, because: readonly string[]): Route {
  return {
    to: 'human',
    queue: queue.name,
    priority: queue.priority,
    because: because.slice(0, MOST_REASONS),
    answerWithin: queue.answerWithin,
  };
}

function holds(when: Condition, { understanding, state, cause }: RouteFacts): boolean {
  const safety = understanding?.safety;
  const emotion = understanding?.emotion;
  const language = understanding?.language ?? state.language;
  return (
    (when.level === undefined || atLeast(safety?.level ?? 'none', when.level)) &&
    fits(when.kind, safety?.kind) &&
    fits(when.emotion, emotion?.label) &&
    (when.score === undefined || (emotion?.score ?? 0) >= when.score) &&
    intentFits(when.intent, understanding) &&
    fits(when.cause, cause) &&
    (when.failures === undefined || state.dialogue.failures >= when.failures) &&
    fits(when.language, language) &&
    fits(when.channel, state.channel) &&
    fits(when.status, state.status)
  );
}

function fits<T extends string>(wanted: readonly T[] | undefined, is: T | null | undefined): boolean {
  return wanted === undefined || (is !== null && is !== undefined && wanted.includes(is));
}

/** A sensitive matter mentioned beside another one is still a sensitive matter. */
function intentFits(wanted: readonly string[] | undefined, understanding: RouteFacts['understanding']): boolean {
  if (wanted === undefined) return true;
  if (understanding === null) return false;
  const named = [understanding.intent, ...(understanding.also ?? []).map((also) => also.intent)];
  return named.some((intent) => intent !== null && wanted.includes(intent));
}

interface Held {
  readonly rule: Rule;
  readonly queue: Queue | null;
}

/** The sentences of the rules that ask for a person. Of those about danger only the first: it is the gravest, the others follow. */
function reasonsOf(held: readonly Held[]): string[] {
  const danger = held.find(({ rule }) => rule.when.level !== undefined);
  const telling = held.filter((one) => one.queue !== null && (one.rule.when.level === undefined || one === danger));
  return [...new Set(telling.map(({ rule }) => rule.sentence))];
}

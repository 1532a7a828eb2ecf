import { setTimeout as pause } from 'node:timers/promises';
import type { Carrier, SentMessage } from '../support/carrier.ts';

/** One load: how many messages, from whom, how fast. */
export interface LoadPlan {
  readonly count: number;
  /** Patients who take turns; each writes again only after the message before was accepted, as a carrier delivers. */
  readonly patients: number;
  /** Webhooks under way at a time. */
  readonly concurrency: number;
  /** Messages a second; 0: as fast as `concurrency` allows. */
  readonly rate: number;
  readonly texts: readonly string[];
  /** Distinguishes the numbers of one load from those of another. */
  readonly series: number;
  /** Replies that each message gets: 1, or 0 for the bare INSERT. */
  readonly replies: 0 | 1;
  /** Number of the first message: a load that goes on where one of the same series ended. */
  readonly first?: number;
}

/** Latencies in ms. */
export interface Latency {
  readonly p50: number | null;
  readonly p99: number | null;
}

/** The figures of one load, or of several together. */
export interface LoadFigures {
  readonly accepted: number;
  readonly refused: number;
  readonly acceptedPerSecond: number;
  readonly replies: number;
  readonly repliesPerSecond: number;
  readonly lost: number;
  readonly twice: number;
  readonly accept: Latency;
  readonly reply: Latency;
}

export interface LoadResult extends LoadFigures {
  /** Replies a second in each tenth of the load, first to last. */
  readonly tenths: readonly number[];
  /** What `together` needs: ms each, and seconds until the last was accepted and answered. */
  readonly samples: { readonly accept: readonly number[]; readonly reply: readonly number[] };
  readonly seconds: { readonly accepting: number; readonly replying: number };
  /** MessageSids that each patient sent, and what each got, in order. */
  readonly sent: ReadonlyMap<string, readonly string[]>;
  readonly got: ReadonlyMap<string, readonly SentMessage[]>;
}

/** Without any reply for this long, those that are missing are lost. */
const SILENCE_MS = 15_000;
/** How long a second reply to the same message is listened for. */
const ECHO_MS = 500;

/** Plays patients against the service at `carrier.target` and watches both ends. */
export async function load(carrier: Carrier, plan: LoadPlan): Promise<LoadResult> {
  const sent = new Map<string, string[]>();
  const startedAt = new Map<string, number[]>();
  const got = new Map<string, SentMessage[]>();
  const replyMs: number[] = [];
  const replyAt: number[] = [];
  carrier.onSent = (message) => {
    const times = startedAt.get(message.to);
    if (!times) return; // a straggler of the load before
    const before = got.get(message.to) ?? [];
    const asked = times[before.length];
    before.push(message);
    got.set(message.to, before);
    replyAt.push(message.at);
    if (asked !== undefined) replyMs.push(message.at - asked);
  };
  const start = performance.now();
  const acceptMs: number[] = [];
  let refused = 0;
  const write = async (n: number) => {
    const from = numberOf(plan.series, n % plan.patients);
    const sids = sent.get(from) ?? [];
    const times = startedAt.get(from) ?? [];
    sent.set(from, sids);
    startedAt.set(from, times);
    times.push(performance.now());
    const { sid, status, from: began, to: ended } = await carrier.receive(from, textFor(plan, n));
    if (status >= 200 && status < 300) acceptMs.push(ended - began);
    else refused++;
    sids.push(sid);
  };
  await inParallel(plan, start, write);
  const accepted = plan.count - refused;
  const acceptedIn = (performance.now() - start) / 1000;
  await settle(() => replyAt.length, accepted * plan.replies);
  carrier.onSent = () => undefined;
  const repliedIn = ((replyAt.at(-1) ?? start) - start) / 1000;
  const surplus = [...got].map(([who, messages]) => messages.length - (sent.get(who)?.length ?? 0) * plan.replies);
  return {
    accepted,
    refused,
    acceptedPerSecond: Math.round(accepted / acceptedIn),
    replies: replyAt.length,
    repliesPerSecond: repliedIn > 0 ? Math.round(replyAt.length / repliedIn) : 0,
    lost: plan.replies === 0 ? 0 : Math.max(0, accepted - replyAt.length),
    twice: surplus.filter((n) => n > 0).reduce((sum, n) => sum + n, 0),
    accept: latency(acceptMs),
    reply: latency(replyMs),
    tenths: tenths(start, replyAt),
    samples: { accept: acceptMs, reply: replyMs },
    seconds: { accepting: acceptedIn, replying: repliedIn },
    sent,
    got,
  };
}

/** @returns several loads as one: what was counted added up, rates over all of their time, latencies over all messages */
export function together(loads: readonly LoadResult[]): LoadFigures {
  const sum = (of: (load: LoadResult) => number) => loads.reduce((total, load) => total + of(load), 0);
  const [accepted, replies] = [sum((load) => load.accepted), sum((load) => load.replies)];
  const replying = sum((load) => load.seconds.replying);
  return {
    accepted,
    refused: sum((load) => load.refused),
    acceptedPerSecond: Math.round(accepted / sum((load) => load.seconds.accepting)),
    replies,
    repliesPerSecond: replying > 0 ? Math.round(replies / replying) : 0,
    lost: sum((load) => load.lost),
    twice: sum((load) => load.twice),
    accept: latency(loads.flatMap((load) => load.samples.accept)),
    reply: latency(loads.flatMap((load) => load.samples.reply)),
  };
}

/** A number in E.164 shape that no other series uses. */
function numberOf(series: number, patient: number): string {
  return `+1555${String(series * 100_000 + patient).padStart(7, '0')}`;
}

/** A patient's next text: neighbours in the file come to different patients, and no patient hears one twice soon. */
function textFor({ texts, patients, series }: LoadPlan, n: number): string {
  const round = Math.floor(n / patients);
  return texts[((n % patients) * 7 + round * 13 + series * 31) % texts.length] ?? '';
}

/** Each patient's messages in turn: a slot is a chain, and a patient belongs to one slot. */
async function inParallel(plan: LoadPlan, start: number, write: (n: number) => Promise<void>): Promise<void> {
  const busy = new Map<number, Promise<void>>();
  let next = 0;
  const slot = async () => {
    while (next < plan.count) {
      const done = next++;
      const n = (plan.first ?? 0) + done;
      const wait = plan.rate ? start + (done / plan.rate) * 1000 - performance.now() : 0;
      if (wait > 0) await pause(wait);
      const patient = n % plan.patients;
      const mine = (busy.get(patient) ?? Promise.resolve()).then(() => write(n));
      busy.set(patient, mine);
      await mine;
    }
  };
  await Promise.all(Array.from({ length: plan.concurrency }, slot));
}

async function settle(replies: () => number, expected: number): Promise<void> {
  let last = replies();
  let quietSince = performance.now();
  while (replies() < expected && performance.now() - quietSince < SILENCE_MS) {
    await pause(50);
    if (replies() !== last) quietSince = performance.now();
    last = replies();
  }
  if (expected > 0) await pause(ECHO_MS);
}

function latency(values: readonly number[]): Latency {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => {
    const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    return value === undefined ? null : Math.round(value * 10) / 10;
  };
  return { p50: at(0.5), p99: at(0.99) };
}

function tenths(start: number, replyAt: readonly number[]): number[] {
  const size = Math.floor(replyAt.length / 10);
  if (size === 0) return [];
  return Array.from({ length: 10 }, (_, i) => {
    const from = i === 0 ? start : (replyAt[i * size - 1] ?? start);
    const to = replyAt[(i + 1) * size - 1] ?? start;
    return Math.round(size / ((to - from) / 1000));
  });
}

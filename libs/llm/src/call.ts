import { setTimeout as pause } from 'node:timers/promises';
import type { Breaker } from './breaker.js';
import { type Ask, type Failure, NoAnswer, type Prompt, type Tokens, Useless } from './wire.js';

/** What the model is asked for. */
export type Use = 'second-opinion' | 'page-answer' | 'rewording' | 'translation' | 'summary';

/** Why a use came to nothing; `left-alone`: the breaker was open, so nobody was asked. */
export type Why = Failure | 'left-alone';

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Why };

/** What a use cost and came to; no words. */
export interface Call {
  readonly use: Use;
  readonly outcome: 'answered' | Why;
  readonly seconds: number;
  readonly tokens: Tokens;
}

export interface CallParts {
  readonly ask: Ask;
  readonly breaker: Breaker;
  /** Milliseconds; never goes back. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly told: (call: Call) => void;
}

/** All that a use may take, a retry included: a patient waits. */
const BUDGET_MS = 2_500;
/** A second try is made where so much of the budget is left for it. */
const LEAST_FOR_A_TRY_MS = 500;
const FIRST_WAIT_MS = 100;
const AGAIN: ReadonlySet<Failure> = new Set(['busy', 'server', 'unreachable']);

/**
 * Asks the model within the time budget: one try, and a second one where the first met a busy or broken server in time. Never throws.
 * `late` is told after the budget whatever the server does.
 */
export async function call<T>(parts: CallParts, use: Use, prompt: Prompt<T>): Promise<Reply<T>> {
  const began = parts.now();
  const cost = { in: 0, out: 0 };
  const reply = parts.breaker.admits() ? await within(parts, prompt, cost) : ({ ok: false, why: 'left-alone' } as const);
  parts.told({ use, outcome: reply.ok ? 'answered' : reply.why, seconds: (parts.now() - began) / 1_000, tokens: cost });
  return reply;
}

async function within<T>(parts: CallParts, prompt: Prompt<T>, cost: { in: number; out: number }): Promise<Reply<T>> {
  const budget = new AbortController();
  const late = Promise.withResolvers<Reply<T>>();
  const timer = setTimeout(() => {
    budget.abort();
    late.resolve({ ok: false, why: 'late' });
  }, BUDGET_MS);
  try {
    const reply = await Promise.race([tries(parts, prompt, cost, budget.signal), late.promise]);
    // A refusal is an answer to this text; it says nothing of the server.
    if (reply.ok || reply.why === 'refused') parts.breaker.succeeded();
    else parts.breaker.failed();
    return reply;
  } finally {
    clearTimeout(timer);
  }
}

async function tries<T>(
  { ask, now, random }: CallParts,
  prompt: Prompt<T>,
  cost: { in: number; out: number },
  signal: AbortSignal,
): Promise<Reply<T>> {
  const until = now() + BUDGET_MS;
  for (let tried = 1; ; tried++) {
    try {
      const { value, tokens } = await ask(prompt, signal);
      add(cost, tokens);
      return { ok: true, value };
    } catch (error) {
      const failure = error instanceof NoAnswer ? error : new NoAnswer('wrong-shape');
      if (failure instanceof Useless) add(cost, failure.tokens);
      const wait = failure.retryAfterMs ?? FIRST_WAIT_MS * (1 + random());
      if (tried > 1 || !AGAIN.has(failure.why) || now() + wait + LEAST_FOR_A_TRY_MS > until)
        return { ok: false, why: failure.why };
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }
}

function add(cost: { in: number; out: number }, tokens: Tokens): void {
  cost.in += tokens.in;
  cost.out += tokens.out;
}

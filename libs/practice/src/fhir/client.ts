import { setTimeout as wait } from 'node:timers/promises';
import { CircuitBreaker } from './breaker.js';
import type { AccessTokens } from './tokens.js';
import { Unavailable } from './unavailable.js';

export interface FhirClientDeps {
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
  readonly sleep?: (ms: number) => Promise<unknown>;
  /** The deadline of each try. */
  readonly timeoutMs: number;
}

export interface FhirRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Relative to the base address: "Slot/42", "Patient/_search", "" for a transaction. */
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly body?: unknown;
  /** A search's fields, posted so that birth dates and names stand in no access log. */
  readonly form?: URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether sending it twice does what sending it once does: then it is tried again. */
  readonly repeatable: boolean;
}

export interface FhirAnswer {
  readonly status: number;
  /** The parsed body; null where there was none or it was no JSON. */
  readonly body: unknown;
}

export const DEFAULT_TIMEOUT_MS = 3_000;
const TRIES = 3;
/** Full jitter: a wait of up to so much, doubled each time (AWS Builders' Library, "Timeouts, retries and backoff"). */
const BACKOFF_MS = 150;
const LONGEST_WAIT_MS = 2_000;
/** Answers that another try may better. */
const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504]);
/** No answer of a clinic to us is larger; a larger one is not read to its end. */
const MAX_BYTES = 4_000_000;

/** HTTP to a FHIR server: a deadline for each try, bounded retries where they are safe, one circuit breaker. */
export class FhirClient {
  readonly baseUrl: string;
  private readonly breaker: CircuitBreaker;

  constructor(
    baseUrl: string,
    private readonly tokens: AccessTokens | null,
    private readonly deps: FhirClientDeps,
  ) {
    this.baseUrl = baseUrl.replace(/\/+$/, '');
    this.breaker = new CircuitBreaker(deps.now);
  }

  /**
   * @returns the server's answer, whatever its status below 500
   * @throws Unavailable where there is none in time, the server fails, or the circuit is open
   */
  async send(request: FhirRequest): Promise<FhirAnswer> {
    const tries = request.repeatable ? TRIES : 1;
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.attempt(request);
      if (outcome.kind === 'answer') return outcome.answer;
      if (attempt === tries || !outcome.again) throw new Unavailable(`${nameOf(request)}: ${outcome.why}`);
      await this.sleep(Math.max(this.jitter(attempt), outcome.retryAfterMs));
    }
  }

  private async attempt(request: FhirRequest): Promise<Outcome> {
    if (!this.breaker.admits()) return failure('the clinic failed several times, not asked again yet', false);
    const outcome = await this.exchange(request);
    if (outcome.kind === 'failure') this.breaker.failed();
    else this.breaker.succeeded();
    return outcome;
  }

  private async exchange(request: FhirRequest): Promise<Outcome> {
    const signal = AbortSignal.timeout(this.deps.timeoutMs);
    try {
      const token = await this.tokens?.get(signal);
      let response = await this.fetch(request, token, signal);
      if (response.status === 401 && this.tokens) {
        this.tokens.forget();
        response = await this.fetch(request, await this.tokens.get(signal), signal);
      }
      if (response.status === 401 || response.status === 403) return failure(`not allowed (${response.status})`, false);
      if (TRANSIENT.has(response.status) || response.status >= 500) {
        await response.body?.cancel();
        return failure(`answered ${response.status}`, true, retryAfterOf(response));
      }
      return { kind: 'answer', answer: { status: response.status, body: await readJson(response) } };
    } catch (error) {
      if (signal.aborted) return failure(`no answer within ${this.deps.timeoutMs} ms`, true);
      return failure(error instanceof Unavailable ? error.message : 'the connection failed', true);
    }
  }

  private fetch(request: FhirRequest, token: string | undefined, signal: AbortSignal): Promise<Response> {
    const query = request.query ? `?${request.query}` : '';
    const body = request.form ?? (request.body === undefined ? null : JSON.stringify(request.body));
    return this.deps.fetch(`${this.baseUrl}${request.path === '' ? '' : `/${request.path}`}${query}`, {
      method: request.method,
      redirect: 'error',
      signal,
      body,
      headers: {
        accept: 'application/fhir+json',
        ...(request.body === undefined ? {} : { 'content-type': 'application/fhir+json', prefer: 'return=representation' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...request.headers,
      },
    });
  }

  private jitter(attempt: number): number {
    return this.deps.random() * BACKOFF_MS * 2 ** (attempt - 1);
  }

  private sleep(ms: number): Promise<unknown> {
    return (this.deps.sleep ?? wait)(ms);
  }
}

type Outcome = { kind: 'answer'; answer: FhirAnswer } | { kind: 'failure'; why: string; again: boolean; retryAfterMs: number };

function failure(why: string, again: boolean, retryAfterMs = 0): Outcome {
  return { kind: 'failure', why, again, retryAfterMs };
}

/** "GET Slot": enough to find the matter, and nothing of a patient. */
function nameOf({ method, path }: FhirRequest): string {
  return `${method} ${path.split('/')[0] || 'transaction'}`;
}

function retryAfterOf(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0) * 1_000, LONGEST_WAIT_MS) : 0;
}

async function readJson(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) throw new Unavailable('the answer was larger than any we ask for');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    // A proxy's HTML page, say: the status alone is what was answered.
    return null;
  }
}

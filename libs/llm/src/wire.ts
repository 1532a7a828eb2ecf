import OpenAI from 'openai';
import type { z } from 'zod';
import { z as zod } from 'zod';

/** Why there is no answer. Nothing else is told of a failure: a server's own words may repeat a patient's. */
export type Failure = 'late' | 'unreachable' | 'busy' | 'server' | 'not-allowed' | 'refused' | 'wrong-shape';

export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  /** @param retryAfterMs how long the server asked to be left alone, where it did */
  constructor(
    readonly why: Failure,
    readonly retryAfterMs: number | null = null,
  ) {
    super(`the language model gave no answer: ${why}`);
  }
}

export interface Prompt<T> {
  /** Names the shape to the server: letters and "_". */
  readonly name: string;
  /** What is to be done; the product's own words only. */
  readonly task: string;
  /** What it is to be done with. Data, whoever wrote it: it goes as JSON, after the task. */
  readonly material: unknown;
  readonly shape: z.ZodType<T>;
}

export interface Answered<T> {
  readonly value: T;
  readonly tokens: Tokens;
}

export interface Tokens {
  readonly in: number;
  readonly out: number;
}

/** A server's answer may be so long, in bytes, and a model's in tokens (thinking included). */
const MOST_BYTES = 262_144;
const MOST_TOKENS = 2_000;

export type Ask = <T>(prompt: Prompt<T>, signal: AbortSignal) => Promise<Answered<T>>;

/**
 * Speaks to the model over chat completions, which every compatible server has, with a JSON schema for the answer. One request, no
 * retry; nothing is logged by the package and nothing but the three settings is taken from the environment.
 * @returns a function that throws NoAnswer, and nothing else
 */
export function openWire({ apiKey, baseUrl, model }: { apiKey: string; baseUrl: string; model: string }): Ask {
  const client = new OpenAI({
    ...{ apiKey, baseURL: baseUrl, maxRetries: 0, logLevel: 'off' },
    ...{ organization: null, project: null, adminAPIKey: null, webhookSecret: null },
    fetch: boundedFetch,
  });
  return async ({ name, task, material, shape }, signal) => {
    const schema = zod.toJSONSchema(shape, { target: 'draft-7' }) as Record<string, unknown>;
    delete schema.$schema;
    let completion: unknown;
    try {
      completion = await client.chat.completions.create(
        {
          model,
          messages: [
            { role: 'system', content: task },
            { role: 'user', content: JSON.stringify(material) },
          ],
          response_format: { type: 'json_schema', json_schema: { name, schema, strict: true } },
          max_completion_tokens: MOST_TOKENS,
        },
        { signal },
      );
    } catch (error) {
      throw failureOf(error, signal);
    }
    return read(completion, shape);
  };
}

const completionSchema = zod.object({
  choices: zod
    .array(
      zod.object({
        finish_reason: zod.string().nullish(),
        message: zod.object({ content: zod.string().nullish(), refusal: zod.string().nullish() }),
      }),
    )
    .min(1),
});
const count = zod.number().int().nonnegative().max(1_000_000).catch(0);
const usageSchema = zod
  .object({ usage: zod.object({ prompt_tokens: count, completion_tokens: count }) })
  .transform(({ usage }): Tokens => ({ in: usage.prompt_tokens, out: usage.completion_tokens }))
  .catch({ in: 0, out: 0 });

/** An answer that cost tokens and is of no use; they are counted all the same. */
export class Useless extends NoAnswer {
  constructor(
    why: Failure,
    readonly tokens: Tokens,
  ) {
    super(why);
  }
}

function read<T>(completion: unknown, shape: z.ZodType<T>): Answered<T> {
  const tokens = usageSchema.parse(completion);
  const answered = completionSchema.safeParse(completion);
  const choice = answered.data?.choices[0];
  if (!choice) throw new Useless('wrong-shape', tokens);
  if (choice.message.refusal || choice.finish_reason === 'content_filter') throw new Useless('refused', tokens);
  const value = shape.safeParse(jsonOf(choice.message.content ?? ''));
  if (!value.success) throw new Useless('wrong-shape', tokens);
  return { value: value.data, tokens };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failureOf(error: unknown, signal: AbortSignal): NoAnswer {
  if (error instanceof NoAnswer) return error;
  if (signal.aborted) return new NoAnswer('late');
  if (error instanceof OpenAI.APIConnectionError)
    return error.cause instanceof NoAnswer ? error.cause : new NoAnswer('unreachable');
  if (!(error instanceof OpenAI.APIError)) return new NoAnswer('wrong-shape');
  const status = error.status ?? 0;
  if (status === 429 || status === 408 || status === 409) return new NoAnswer('busy', retryAfter(error.headers));
  if (status >= 500) return new NoAnswer('server', retryAfter(error.headers));
  return new NoAnswer('not-allowed');
}

function retryAfter(headers: Headers | undefined): number | null {
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

/** Reads the whole answer while the time budget still counts, no more of it than is sensible, and goes to no other address. */
const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'error' });
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new NoAnswer('wrong-shape');
    chunks.push(chunk);
  }
  const { status, statusText, headers } = response;
  const empty = status === 204 || status === 205 || status === 304;
  return new Response(empty ? null : Buffer.concat(chunks), { status, statusText, headers: plainHeaders(headers) });
};

/** What has been read is neither compressed any more nor of the length that was told. */
function plainHeaders(headers: Headers): Headers {
  const plain = new Headers(headers);
  plain.delete('content-encoding');
  plain.delete('content-length');
  return plain;
}

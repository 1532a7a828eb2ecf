import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const FIXTURES = join(import.meta.dirname, '../../libs/llm/src/fixtures');
const fixture = (name: string) => JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), 'utf8'));

/** How the model's server behaves towards one request. */
export type Behaviour =
  /** A completion with this content: an object as JSON, a string as it is. */
  | { readonly kind: 'content'; readonly content: unknown; readonly finishReason?: string }
  /** One of the recorded shapes, or any other body, with a status. */
  | { readonly kind: 'body'; readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
  | { readonly kind: 'refusal' }
  /** Takes the request and answers never. */
  | { readonly kind: 'hang' }
  /** Sends the head of an answer and then a byte now and then, for ever. */
  | { readonly kind: 'drip' }
  /** More than anybody wants to read. */
  | { readonly kind: 'flood' }
  | { readonly kind: 'hang-up' };

/** What the package sent. */
export interface ModelRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly schemaName: string;
  /** All of it, as it went over the wire. */
  readonly raw: string;
}

export const recorded = {
  rateLimited: fixture('rate-limited') as unknown,
  serverError: fixture('server-error') as unknown,
  invalidKey: fixture('invalid-key') as unknown,
};

/** A language model's server that speaks chat completions, from outside. `behave` may be set at any time. */
export class LanguageModel {
  readonly requests: ModelRequest[] = [];
  behave: (request: ModelRequest) => Behaviour = () => ({ kind: 'body', status: 500, body: recorded.serverError });
  readonly #server = http.createServer((request, response) => this.#serve(request, response));
  readonly #drips = new Set<NodeJS.Timeout>();
  #port = 0;

  static async start(): Promise<LanguageModel> {
    const model = new LanguageModel();
    await model.#listen();
    return model;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/v1`;
  }

  /** The variables that make a service use this model. */
  get env(): Record<string, string> {
    return { OPENAI_API_KEY: 'the-key-of-a-test', OPENAI_BASE_URL: this.url, OPENAI_MODEL: 'test-model' };
  }

  /** Nobody listens any more: connections are refused. */
  async stop(): Promise<void> {
    for (const drip of this.#drips) clearInterval(drip);
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  /** Listens again, on the same port. */
  #listen(): Promise<void> {
    return new Promise((done) =>
      this.#server.listen(this.#port, '127.0.0.1', () => {
        this.#port = (this.#server.address() as AddressInfo).port;
        done();
      }),
    );
  }

  async #serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    let raw = '';
    for await (const chunk of request) raw += String(chunk);
    const body = JSON.parse(raw) as {
      model: string;
      messages: ModelRequest['messages'];
      response_format?: { json_schema?: { name?: string } };
    };
    const seen = {
      path: request.url ?? '',
      authorization: request.headers.authorization,
      model: body.model,
      messages: body.messages,
      schemaName: body.response_format?.json_schema?.name ?? '',
      raw,
    };
    this.requests.push(seen);
    this.#answer(this.behave(seen), response);
  }

  #answer(behaviour: Behaviour, response: http.ServerResponse): void {
    const send = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    switch (behaviour.kind) {
      case 'content':
        return void send(200, completion(behaviour.content, behaviour.finishReason));
      case 'body':
        return void send(behaviour.status, behaviour.body, behaviour.headers);
      case 'refusal':
        return void send(200, fixture('refusal'));
      case 'hang':
        return;
      case 'hang-up':
        return void response.destroy();
      case 'flood':
        return void send(200, completion('x'.repeat(2_000_000)));
      case 'drip': {
        response.writeHead(200, { 'content-type': 'application/json' }).write('{');
        const drip = setInterval(() => response.write(' '), 50);
        this.#drips.add(drip);
        response.on('close', () => clearInterval(drip));
      }
    }
  }
}

function completion(content: unknown, finishReason = 'stop'): unknown {
  const shape = fixture('completion');
  const [choice] = shape.choices;
  choice.message.content = typeof content === 'string' ? content : JSON.stringify(content);
  choice.finish_reason = finishReason;
  return shape;
}

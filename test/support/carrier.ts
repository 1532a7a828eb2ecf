import { createHmac, randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type KeptFile, mediaListOf, newSid, pageOf, type Recorded, resourceOf } from './carrier-records.ts';

/** A message that was handed to the carrier. */
export interface SentMessage {
  readonly sid: string;
  readonly to: string;
  readonly from: string | null;
  readonly body: string;
  readonly statusCallback: string | null;
  /** `performance.now()` of this process when the request was read. */
  readonly at: number;
  status: string;
}

/** How a send goes wrong: an HTTP error, or an answer that never arrives though the message was taken (or was not). */
export type Failure =
  | { readonly kind: 'error'; readonly status: number; readonly code: number; readonly message: string }
  | { readonly kind: 'hang-up'; readonly taken: boolean };

/** What was asked of the REST API, beside sending. */
export interface Asked {
  readonly path: string;
  /** Whether the account's credentials came with it. */
  readonly authorized: boolean;
}

export interface CarrierOptions {
  readonly accountSid?: string;
  readonly authToken?: string;
  /** The clinic's number. */
  readonly number?: string;
  /** Connections to the service under test. */
  readonly connections?: number;
}

export interface InboundOptions {
  readonly sid?: string;
  readonly media?: readonly { readonly url: string; readonly contentType: string }[];
  readonly optOutType?: 'STOP' | 'START' | 'HELP';
  /** A signature other than the right one. */
  readonly signature?: string;
}

/** A message that is in the carrier's books, whether or not a webhook told of it. */
export interface WrittenOptions {
  readonly at?: Date;
  readonly media?: readonly KeptFile[];
}

export interface Accepted {
  readonly sid: string;
  /** The answer's HTTP status; 0 where the connection failed. */
  readonly status: number;
  readonly body: string;
  /** `performance.now()` before and after. */
  readonly from: number;
  readonly to: number;
}

const LIST_PAGE = 50;

/**
 * The carrier, from outside: posts signed webhooks in Twilio's form and serves the part of its REST API that an SMS service
 * uses. Keeps every message that it was handed. What is no method may be set at any time.
 */
export class Carrier {
  readonly sent: SentMessage[] = [];
  /** Asked before a message is taken; null lets it through. */
  fail: (message: SentMessage) => Failure | null = () => null;
  /** Asked before a list or a file is handed out: an HTTP status to fail with, or null. */
  failRead: (asked: Asked) => number | null = () => null;
  /** Lists and files that were asked for. */
  readonly asked: Asked[] = [];
  /** Messages a page of a list. */
  pageSize = LIST_PAGE;
  /** Told of every message that was taken. */
  onSent: (message: SentMessage) => void = () => undefined;
  /** Origin of the service under test. */
  target = '';
  readonly accountSid: string;
  readonly authToken: string;
  readonly number: string;
  readonly #server = http.createServer((request, response) => this.#serve(request, response));
  readonly #agent: http.Agent;
  readonly #written: Recorded[] = [];
  readonly #files = new Map<string, KeptFile>();

  private constructor(options: CarrierOptions) {
    this.accountSid = options.accountSid ?? `AC${'0'.repeat(32)}`;
    this.authToken = options.authToken ?? 'the-token-of-a-test-carrier';
    this.number = options.number ?? '+15550100000';
    this.#agent = new http.Agent({ keepAlive: true, maxSockets: options.connections ?? 64 });
  }

  /** Starts a carrier on a free port of 127.0.0.1. */
  static async start(options: CarrierOptions = {}): Promise<Carrier> {
    const carrier = new Carrier(options);
    await new Promise<void>((done) => carrier.#server.listen(0, '127.0.0.1', done));
    return carrier;
  }

  /** What the service under test takes for https://api.twilio.com. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The variables that make a service use this carrier. */
  get env(): Record<string, string> {
    return {
      TWILIO_ACCOUNT_SID: this.accountSid,
      TWILIO_AUTH_TOKEN: this.authToken,
      TWILIO_FROM: this.number,
      TWILIO_API_URL: this.url,
    };
  }

  /** @returns what was handed over for a number, oldest first. */
  sentTo(number: string): SentMessage[] {
    return this.sent.filter((message) => message.to === number);
  }

  /** A patient writes, and no webhook tells of it: the message is in the carrier's list only. @returns its sid */
  written(from: string, text: string, { at = new Date(), media = [] }: WrittenOptions = {}): string {
    const sid = newSid(media.length > 0 ? 'MM' : 'SM');
    this.#written.push({ sid, direction: 'inbound', to: this.number, from, body: text, status: 'received', at, media });
    return sid;
  }

  /** Keeps a file for a message. Its address, for a webhook, is the carrier's `url` and its `path`. */
  keep(bytes: Buffer, contentType: string): KeptFile {
    const path = `/2010-04-01/Accounts/${this.accountSid}/Messages/${newSid('MM')}/Media/${newSid('ME')}`;
    const file = { path, contentType, bytes };
    this.#files.set(path, file);
    return file;
  }

  /** A patient writes. @returns how the webhook was answered; never throws for a service that is down */
  receive(from: string, text: string, options: InboundOptions = {}): Promise<Accepted> {
    const sid = options.sid ?? newSid();
    const media = options.media ?? [];
    const fields: Record<string, string> = {
      ...{ ToCountry: 'US', FromCountry: 'US', ApiVersion: '2010-04-01', SmsStatus: 'received', NumSegments: '1' },
      ...{
        MessageSid: sid,
        SmsSid: sid,
        SmsMessageSid: sid,
        AccountSid: this.accountSid,
        From: from,
        To: this.number,
        Body: text,
      },
      NumMedia: String(media.length),
      ...(options.optOutType ? { OptOutType: options.optOutType } : {}),
    };
    for (const [i, { url, contentType }] of media.entries()) {
      fields[`MediaUrl${i}`] = url;
      fields[`MediaContentType${i}`] = contentType;
    }
    return this.#post('/channels/twilio/sms', sid, fields, options.signature);
  }

  /** Reports what became of a message, to the address that it was sent with. @returns the answer's HTTP status */
  async report(message: SentMessage, status: string, errorCode?: number): Promise<number> {
    if (message.statusCallback === null) throw new Error('the message was sent without a StatusCallback');
    message.status = status;
    const { pathname, search } = new URL(message.statusCallback);
    const fields: Record<string, string> = {
      ...{ MessageSid: message.sid, SmsSid: message.sid, MessageStatus: status, SmsStatus: status, ApiVersion: '2010-04-01' },
      ...{ AccountSid: this.accountSid, To: message.to, From: message.from ?? this.number },
      ...(errorCode === undefined ? {} : { ErrorCode: String(errorCode) }),
    };
    return (await this.#post(pathname + search, message.sid, fields)).status;
  }

  async stop(): Promise<void> {
    this.#agent.destroy();
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  #sign(url: string, fields: Readonly<Record<string, string>>): string {
    const names = Object.keys(fields).sort();
    const signed = url + names.map((name) => name + fields[name]).join('');
    return createHmac('sha1', this.authToken).update(signed).digest('base64');
  }

  #post(path: string, sid: string, fields: Readonly<Record<string, string>>, signature?: string): Promise<Accepted> {
    const url = this.target + path;
    const body = new URLSearchParams(fields).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      'x-twilio-signature': signature ?? this.#sign(url, fields),
      'i-twilio-idempotency-token': randomBytes(16).toString('hex'),
    };
    const from = performance.now();
    return new Promise((done) => {
      const end = (status: number, text: string) => done({ sid, status, body: text, from, to: performance.now() });
      const request = http.request(url, { method: 'POST', agent: this.#agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => end(response.statusCode ?? 0, text)).on('error', () => end(0, ''));
      });
      request.on('error', () => end(0, ''));
      request.end(body);
    });
  }

  #serve(request: http.IncomingMessage, response: http.ServerResponse): void {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://carrier');
      response.setHeader('content-type', 'application/json');
      if (!url.pathname.startsWith(`/2010-04-01/Accounts/${this.accountSid}/Messages`))
        response.writeHead(404).end('{"code":20404}');
      else if (request.method === 'POST') this.#take(new URLSearchParams(body), response);
      else this.#read(url, request.headers.authorization === this.#credentials, response);
    });
  }

  get #credentials(): string {
    return `Basic ${Buffer.from(`${this.accountSid}:${this.authToken}`).toString('base64')}`;
  }

  #read(url: URL, authorized: boolean, response: http.ServerResponse): void {
    const asked = { path: url.pathname + url.search, authorized };
    this.asked.push(asked);
    const failure = authorized ? this.failRead(asked) : 401;
    const file = this.#files.get(url.pathname);
    const sid = /\/Messages\/(\w+)\/Media\.json$/.exec(url.pathname)?.[1];
    if (failure !== null)
      response.writeHead(failure).end(JSON.stringify({ code: 20_000 + failure, message: 'failed on demand' }));
    else if (file) response.setHeader('content-type', file.contentType).end(file.bytes);
    else if (url.pathname.endsWith('/Messages.json'))
      response.end(JSON.stringify(pageOf([...this.#written, ...this.sent.map(outbound)], url, this.accountSid, this.pageSize)));
    else if (sid) response.end(JSON.stringify(mediaListOf(this.#written.find((one) => one.sid === sid) ?? { media: [] })));
    else response.writeHead(404).end('{"code":20404}');
  }

  #take(fields: URLSearchParams, response: http.ServerResponse): void {
    const message: SentMessage = {
      sid: newSid(),
      to: fields.get('To') ?? '',
      from: fields.get('From'),
      body: fields.get('Body') ?? '',
      statusCallback: fields.get('StatusCallback'),
      at: performance.now(),
      status: 'queued',
    };
    const failure = this.fail(message);
    if (failure?.kind === 'error') {
      const { code, message: words, status } = failure;
      response.writeHead(status).end(JSON.stringify({ code, message: words, status }));
      return;
    }
    if (failure === null || failure.taken) {
      this.sent.push(message);
      this.onSent(message);
    }
    if (failure) response.destroy();
    else response.writeHead(201).end(JSON.stringify(resourceOf(this.accountSid, outbound(message))));
  }
}

function outbound({ sid, to, from, body, status, at }: SentMessage): Recorded {
  return { sid, to, from, body, status, direction: 'outbound-api', at: new Date(performance.timeOrigin + at), media: [] };
}

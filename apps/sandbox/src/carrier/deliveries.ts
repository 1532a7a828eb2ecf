import { FAILURES } from './failures.js';
import type { CarrierMessage, CarrierStore, Status } from './store.js';
import { callWebhook } from './webhook.js';

export interface Account {
  readonly accountSid: string;
  readonly authToken: string;
  /** The clinic's number, E.164. */
  readonly from: string;
}

/** Messages whose reports go out at the same time. */
const AT_ONCE = 16;

interface Step {
  readonly status: Status;
  readonly errorCode: number | null;
}

/** Carries messages to the phones and reports what becomes of them. What a stop interrupts is taken up by `resume`. */
export class Deliveries {
  readonly #waiting: CarrierMessage[] = [];
  readonly #running = new Set<Promise<void>>();
  #closed = false;

  constructor(
    private readonly store: CarrierStore,
    private readonly account: Account,
    private readonly now: () => Date,
    private readonly failed: (error: unknown) => void,
  ) {}

  async resume(): Promise<void> {
    for (const message of await this.store.unfinished()) this.start(message);
  }

  start(message: CarrierMessage): void {
    this.#waiting.push(message);
    this.#next();
  }

  /** Finishes what is on its way now and starts nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#running);
  }

  #next(): void {
    if (this.#closed || this.#running.size >= AT_ONCE) return;
    const message = this.#waiting.shift();
    if (!message) return;
    const run = this.#deliver(message)
      .catch(this.failed)
      .finally(() => {
        this.#running.delete(run);
        this.#next();
      });
    this.#running.add(run);
  }

  async #deliver(message: CarrierMessage): Promise<void> {
    const failure = await this.store.failure(message.to);
    const undeliverable = failure !== null && FAILURES[failure].at === 'delivery';
    const steps: Step[] = [
      { status: 'queued', errorCode: null },
      { status: 'sent', errorCode: null },
      undeliverable ? { status: 'undelivered', errorCode: Number(failure) } : { status: 'delivered', errorCode: null },
    ];
    // The final state comes last: a stop before it has everything reported again, which does no harm.
    await this.store.setStatus(message.sid, 'sent', null, this.now());
    for (const step of failure === 'out-of-order' ? steps.toReversed() : steps) await this.#report(message, step);
    const final = undeliverable ? 'undelivered' : 'delivered';
    await this.store.setStatus(message.sid, final, undeliverable ? Number(failure) : null, this.now());
  }

  async #report(message: CarrierMessage, { status, errorCode }: Step): Promise<void> {
    if (!message.statusCallback) return;
    await callWebhook(message.statusCallback, this.account.authToken, {
      ...(errorCode !== null && { ErrorCode: String(errorCode) }),
      SmsSid: message.sid,
      SmsStatus: status,
      MessageStatus: status,
      To: message.to,
      MessageSid: message.sid,
      AccountSid: this.account.accountSid,
      From: message.from,
      ApiVersion: '2010-04-01',
      ...(message.serviceSid && { MessagingServiceSid: message.serviceSid }),
    });
  }
}

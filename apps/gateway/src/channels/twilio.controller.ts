import type { DeliveryUpdate, InboundMessage, Received } from '@carethread/channel';
import { noteUndelivered } from '@carethread/store';
import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type GatewayParts, PARTS } from '../parts.js';
import { Problem } from '../problem.js';

/** An empty TwiML document: nothing is said in the answer itself, replies go out by REST once the turn is committed. */
const NO_REPLY = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/** The carrier's webhooks. A 200 says that what came is stored, and nothing else. */
@Controller('channels/twilio')
export class TwilioController {
  constructor(@Inject(PARTS) private readonly parts: GatewayParts) {}

  @Post('sms')
  @HttpCode(200)
  async sms(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const done = this.parts.metrics.accept.startTimer({ channel: 'sms' });
    const items = this.#items(await this.#receive(request));
    await this.#stored(() =>
      Promise.all(items.map((item) => (item.kind === 'message' ? this.#accept(item) : this.#status(item)))),
    );
    done();
    await reply.header('content-type', 'text/xml').send(NO_REPLY);
  }

  @Post('status')
  @HttpCode(204)
  async status(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const items = this.#items(await this.#receive(request));
    await this.#stored(() =>
      Promise.all(items.map((item) => (item.kind === 'status' ? this.#status(item) : this.#accept(item)))),
    );
    await reply.status(204).send();
  }

  async #receive(request: FastifyRequest): Promise<Received> {
    if (!this.parts.sms) throw new Problem(503, 'No carrier is connected');
    const { method, url, headers, body } = request;
    return this.parts.sms.receive({ method, url, headers, body: Buffer.isBuffer(body) ? body : Buffer.alloc(0) });
  }

  #items(received: Received): readonly (InboundMessage | DeliveryUpdate)[] {
    if (received.ok) return received.items;
    this.parts.metrics.inbound.inc({ channel: 'sms', outcome: `refused-${received.status}` });
    throw new Problem(received.status, received.problem);
  }

  async #accept(message: InboundMessage): Promise<void> {
    const outcome = await this.parts.store.inbox.store(message);
    this.parts.metrics.inbound.inc({ channel: 'sms', outcome });
  }

  async #status(update: DeliveryUpdate): Promise<void> {
    const changed = await this.parts.store.outbox.report(update);
    for (const row of changed) {
      if ((row.state === 'undelivered' || row.state === 'failed') && update.error) {
        await noteUndelivered(this.parts.store, row.id, update.error, new Date().toISOString());
      }
      this.parts.store.live.changed([{ conversationId: row.conversationId, patientId: '', seq: 0, status: 'delivery' }]);
    }
  }

  /** What cannot be stored is not acknowledged: the carrier tries again, or backfill finds it. */
  async #stored(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.parts.metrics.inbound.inc({ channel: 'sms', outcome: 'not-stored' });
      this.parts.logger.error({ err: error }, 'a webhook could not be stored');
      throw new Problem(503, 'It could not be stored; send it again');
    }
  }
}

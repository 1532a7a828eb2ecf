import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type GatewayParts, PARTS } from '../parts.js';

/** How long a part may take to answer before it counts as down. */
const PROBE_MS = 2_000;

/** Probes for whatever runs the service. */
@Controller()
export class HealthController {
  constructor(@Inject(PARTS) private readonly parts: GatewayParts) {}

  /** The process answers. */
  @Get('health/live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** What a message needs answers as well: database and queue. 503 names the part that does not. */
  @Get('health/ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const checks = {
      database: () => this.parts.store.database.pool.query('SELECT 1'),
      queue: () => this.parts.queues.ping(),
    };
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, (await answers(check)) ? 'up' : 'down'] as const),
    );
    const ready = results.every(([, state]) => state === 'up');
    await reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', ...Object.fromEntries(results) });
  }

  @Get('metrics')
  async metrics(@Res() reply: FastifyReply): Promise<void> {
    const { registry } = this.parts.metrics;
    await reply.header('content-type', registry.contentType).send(await registry.metrics());
  }
}

async function answers(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((done) => {
    timer = setTimeout(() => done(false), PROBE_MS);
  });
  const checked = check().then(
    () => true,
    () => false,
  );
  const result = await Promise.race([checked, late]);
  clearTimeout(timer);
  return result;
}

import type { FastifyInstance } from 'fastify';
import { openPool } from '../pool.js';
import { type Account, Deliveries } from './deliveries.js';
import { phoneRoutes } from './phones.js';
import { restRoutes } from './rest.js';
import { makeTables } from './schema.js';
import { CarrierStore } from './store.js';

export type { Account } from './deliveries.js';

export interface CarrierOptions {
  /** PostgreSQL; the carrier keeps to a schema of its own in it. */
  readonly databaseUrl: string;
  readonly account: Account;
  /** The service's own address: webhooks go there. */
  readonly publicUrl: string;
  /** Where the carrier itself is reached, asked for once it listens: "http://127.0.0.1:8080/sandbox/carrier". */
  readonly carrierUrl: () => string;
  readonly now: () => Date;
}

export const CARRIER_PATH = '/sandbox/carrier';
const CONNECTIONS = 8;

/**
 * Puts the sandbox carrier on `fastify`: Twilio's REST API under `/sandbox/carrier/2010-04-01`, and for the phones `GET messages`,
 * `POST texts`, `GET threads`, `GET` and `POST failures` under `/sandbox/carrier`. Closes with it.
 * @throws where PostgreSQL cannot be reached
 */
export async function registerCarrier(fastify: FastifyInstance, options: CarrierOptions): Promise<void> {
  const { account, now, publicUrl } = options;
  const pool = openPool(fastify, 'carrier', options.databaseUrl, CONNECTIONS);
  await makeTables(pool);
  const store = new CarrierStore(pool);
  const deliveries = new Deliveries(store, account, now, (error) => fastify.log.error({ err: error }, 'a delivery failed'));
  fastify.addHook('onListen', () => deliveries.resume());
  fastify.addHook('onClose', async () => {
    await deliveries.close();
    await pool.end();
  });

  await fastify.register(async (scope) => restRoutes(scope, { store, deliveries, account, now }), { prefix: CARRIER_PATH });
  await fastify.register(
    async (scope) => {
      phoneRoutes(scope, {
        store,
        deliveries,
        account,
        publicUrl,
        now,
        get carrierUrl() {
          return options.carrierUrl();
        },
      });
    },
    { prefix: CARRIER_PATH },
  );
}

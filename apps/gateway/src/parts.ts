import type { Config } from '@carethread/config';
import type { Practice } from '@carethread/practice';
import type { Queues } from '@carethread/queue';
import type { Store } from '@carethread/store';
import type { Logger, Metrics } from '@carethread/telemetry';
import type { TwilioSms } from '@carethread/twilio-sms';

/** What the gateway is made of; built once at start and handed to Nest as providers. */
export interface GatewayParts {
  readonly config: Config;
  readonly store: Store;
  readonly queues: Queues;
  readonly practice: Practice;
  /** Null where no carrier is connected. */
  readonly sms: TwilioSms | null;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Where the sandbox listens, and null where it is off. */
  readonly sandboxUrl: string | null;
}

/** Nest's token of the parts. */
export const PARTS = Symbol('gateway parts');

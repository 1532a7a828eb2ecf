import type { Config } from '@carethread/config';
import type { Practice } from '@carethread/practice';
import type { Queues } from '@carethread/queue';
import type { PresenceStore, StaffAuth } from '@carethread/staff';
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
  readonly staff: StaffAuth;
  readonly presence: PresenceStore;
  readonly clinic: { readonly name: string; readonly timeZone: string };
  /** The queues of the policy: name for people by id. */
  readonly queueNames: ReadonlyMap<string, string>;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Where the sandbox listens, and null where it is off. */
  readonly sandboxUrl: string | null;
}

/** Nest's token of the parts. */
export const PARTS = Symbol('gateway parts');

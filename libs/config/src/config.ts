import type { EncryptionKey } from './keys.js';

/** How the service is to run: all of the environment, read and checked. Values of groups that are unset are null. */
export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** No trailing slash. Provider signatures are computed over it. */
  readonly publicUrl: string;
  /** Origins that may embed the web chat, PUBLIC_URL's own among them. */
  readonly webChatOrigins: readonly string[];
  /** Absolute. */
  readonly dataDir: string;
  /** Null: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Null: BullMQ on PostgreSQL. */
  readonly redisUrl: string | null;
  /** Highest version first. Null: one is made once, in `dataDir`. Never null with a `databaseUrl`. */
  readonly encryptionKeys: readonly EncryptionKey[] | null;
  readonly admin: { readonly email: string | null; readonly password: string | null };
  readonly staffMfa: 'optional' | 'required';
  readonly twilio: TwilioConfig | null;
  readonly fhir: FhirConfig | null;
  readonly openai: { readonly apiKey: string; readonly baseUrl: string; readonly model: string } | null;
  readonly slack: SlackConfig | null;
  /** Null: no authentication, which is for loopback only. */
  readonly microsoft: MicrosoftConfig | null;
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  /** Which parts the sandbox stands in for. */
  readonly sandbox: { readonly carrier: boolean; readonly clinic: boolean; readonly mail: boolean };
  /** Parts that neither a provider nor the sandbox fills, one sentence each, to be said at start. */
  readonly missing: readonly string[];
  readonly logLevel: LogLevel;
}

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export interface TwilioConfig {
  readonly accountSid: string;
  readonly authToken: string;
  readonly sender: TwilioSender;
  /** No trailing slash. */
  readonly apiUrl: string;
}

export type TwilioSender =
  | { readonly kind: 'number'; readonly from: string }
  | { readonly kind: 'messaging-service'; readonly messagingServiceSid: string };

export interface FhirConfig {
  readonly baseUrl: string;
  /** SMART Backend Services (private_key_jwt); null: a server that asks for no authentication. */
  readonly auth: { readonly clientId: string; readonly privateKeyFile: string; readonly tokenUrl: string } | null;
}

export interface SlackConfig {
  readonly botToken: string;
  readonly signingSecret: string;
  readonly channel: string;
  readonly apiUrl: string;
}

export interface MicrosoftConfig {
  readonly appId: string;
  readonly appPassword: string | null;
  readonly appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId: string | null;
}

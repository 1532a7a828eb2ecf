/** What the channel needs to know of the account. */
export interface TwilioSmsConfig {
  /** "AC" and 32 hexadecimal digits. */
  readonly accountSid: string;
  readonly authToken: string;
  /** The clinic's number, E.164. One of `from` and `messagingServiceSid` must be given; the service goes first. */
  readonly from?: string;
  readonly messagingServiceSid?: string;
  /** "https://api.twilio.com", or the carrier that stands in for it; a path in it is kept. */
  readonly apiUrl: string;
  /** Where the carrier reaches us, as it was told: signatures are computed over it. */
  readonly publicUrl: string;
  /** How long one request to the carrier may take in all. */
  readonly timeoutMs?: number;
}

/** Twilio answers within a second as a rule; a worker must not be held longer than this by one message. */
export const DEFAULT_TIMEOUT_MS = 5_000;

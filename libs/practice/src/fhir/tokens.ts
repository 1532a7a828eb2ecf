import { createPrivateKey, type KeyObject, randomUUID, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Unavailable } from './unavailable.js';

export interface TokenConfig {
  readonly baseUrl: string;
  readonly clientId: string;
  /** PEM, RSA (signed RS384) or EC P-384 (ES384). */
  readonly privateKeyFile: string;
  /** Unset: the server's `.well-known/smart-configuration` names it. */
  readonly tokenUrl?: string;
  /** The key's id in the key set that the server knows. */
  readonly keyId?: string;
}

/** What is asked for: to read the records, and to write what a patient does. */
const SCOPE = [
  ...['Patient', 'Practitioner', 'Location', 'Schedule', 'MedicationRequest', 'MedicationDispense'].map(
    (it) => `system/${it}.read`,
  ),
  ...['Slot', 'Appointment', 'Task'].flatMap((it) => [`system/${it}.read`, `system/${it}.write`]),
].join(' ');

/** The assertion's life; the standard allows five minutes. */
const ASSERTION_SECONDS = 240;
/** A token is renewed so long before it ends. */
const MARGIN_MS = 60_000;

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().default(300) });
const discoverySchema = z.object({ token_endpoint: z.url() });

/** Access by SMART Backend Services: a client assertion signed by our key, for a short-lived token. */
export class AccessTokens {
  private token: { value: string; until: number } | null = null;
  private asking: Promise<string> | null = null;
  private key: Promise<KeyObject> | null = null;

  constructor(
    private readonly config: TokenConfig,
    private readonly deps: { fetch: typeof fetch; now: () => number },
  ) {}

  /** @returns a token that is good for another minute; asked for once, however many wait for it. Throws Unavailable */
  async get(signal: AbortSignal): Promise<string> {
    if (this.token && this.deps.now() < this.token.until) return this.token.value;
    this.asking ??= this.ask(signal).finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  /** The server did not accept the token. */
  forget(): void {
    this.token = null;
  }

  private async ask(signal: AbortSignal): Promise<string> {
    const tokenUrl = this.config.tokenUrl ?? (await this.discover(signal));
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: SCOPE,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await this.assertion(tokenUrl),
    });
    const answer = await this.json(tokenUrl, { method: 'POST', body, signal });
    const token = tokenSchema.safeParse(answer);
    if (!token.success) throw new Unavailable('the token endpoint gave no token');
    this.token = { value: token.data.access_token, until: this.deps.now() + token.data.expires_in * 1_000 - MARGIN_MS };
    return this.token.value;
  }

  private async discover(signal: AbortSignal): Promise<string> {
    const answer = await this.json(`${this.config.baseUrl}/.well-known/smart-configuration`, { signal });
    const found = discoverySchema.safeParse(answer);
    if (!found.success) throw new Unavailable('the server names no token endpoint: set FHIR_TOKEN_URL');
    return found.data.token_endpoint;
  }

  private async json(url: string, init: RequestInit): Promise<unknown> {
    const response = await this.deps.fetch(url, { redirect: 'error', ...init });
    if (!response.ok) throw new Unavailable(`the token endpoint answered ${response.status}`);
    return response.json();
  }

  /** https://hl7.org/fhir/smart-app-launch/client-confidential-asymmetric.html */
  private async assertion(tokenUrl: string): Promise<string> {
    this.key ??= loadKey(this.config.privateKeyFile);
    const key = await this.key;
    const elliptic = key.asymmetricKeyType === 'ec';
    const seconds = Math.floor(this.deps.now() / 1_000);
    const header = { alg: elliptic ? 'ES384' : 'RS384', typ: 'JWT', ...(this.config.keyId ? { kid: this.config.keyId } : {}) };
    const claims = {
      ...{ iss: this.config.clientId, sub: this.config.clientId, aud: tokenUrl },
      ...{ jti: randomUUID(), iat: seconds, exp: seconds + ASSERTION_SECONDS },
    };
    const content = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    const signature = sign('sha384', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' });
    return `${content}.${signature.toString('base64url')}`;
  }
}

async function loadKey(file: string): Promise<KeyObject> {
  try {
    return createPrivateKey(await readFile(file));
  } catch {
    throw new Unavailable('FHIR_PRIVATE_KEY_FILE holds no private key in PEM');
  }
}

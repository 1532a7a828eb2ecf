import { setTimeout as pause } from 'node:timers/promises';
import type { Transporter } from 'nodemailer';
import type { Letter } from './letters.js';

export interface MailerSettings {
  /** "smtp://user:password@host:587", or smtps: for TLS from the first byte. */
  readonly smtpUrl: string;
  /** "Riverside Clinic <no-reply@clinic.example>" */
  readonly from: string;
  /** Told of a letter that was given up; knows neither whose it was nor what it said. */
  readonly onLost: (why: { readonly code: string; readonly tries: number }) => void;
  /** How long each step of a try may take. */
  readonly timeoutMs?: number;
  /** How long to wait before each further try. */
  readonly waitsMs?: readonly number[];
}

export interface Mailer {
  /** Takes a letter on its way and returns at once: who asks for a reset must not learn from the time whether there is an account. */
  send(letter: Letter): void;
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>;
  /** Ends what is under way, tries nothing again. */
  close(): Promise<void>;
}

const TIMEOUT_MS = 10_000;
/** Three tries within half a minute; who still waits then asks again, or an admin shows them the link. */
const WAITS_MS = [3_000, 20_000];
const SUBMISSION_PORT = 587;
const TLS_PORT = 465;
const LOOPBACK = /^(localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Sends mail by SMTP. What is on its way is in memory alone: a link can be asked for again. */
export function createMailer({ smtpUrl, from, onLost, timeoutMs = TIMEOUT_MS, waitsMs = WAITS_MS }: MailerSettings): Mailer {
  const underWay = new Set<Promise<void>>();
  const closing = new AbortController();
  let transport: Promise<Transporter> | null = null;

  const hand = async (letter: Letter) => {
    transport ??= open(smtpUrl, timeoutMs);
    // A letter that a machine wrote is answered by none (RFC 3834).
    const headers = { 'Auto-Submitted': 'auto-generated' };
    await (await transport).sendMail({ from, ...letter, headers, disableFileAccess: true, disableUrlAccess: true });
  };
  const deliver = async (letter: Letter) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await hand(letter);
      } catch (error) {
        const wait = waitsMs[tries - 1];
        if (wait === undefined || isFinal(error) || !(await waited(wait, closing.signal)))
          return onLost({ code: codeOf(error), tries });
      }
    }
  };
  return {
    send(letter) {
      const tracked = deliver(letter).finally(() => underWay.delete(tracked));
      underWay.add(tracked);
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    async close() {
      closing.abort();
      await this.settled();
      (await transport)?.close();
    },
  };
}

/** Loaded with the first letter, which most processes never send. */
async function open(smtpUrl: string, timeoutMs: number): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const { hostname, username, password } = url;
  return createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? TLS_PORT : SUBMISSION_PORT),
    secure,
    // A link that signs somebody in crosses no network in clear.
    requireTLS: !secure && !LOOPBACK.test(hostname),
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  });
}

/** 5yz: the server will say the same again (RFC 5321, 4.2.1). */
function isFinal(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'responseCode' in error && Number(error.responseCode) >= 500;
}

/** The server's number or the connection's code; a server's words may quote the address. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  if ('responseCode' in error && error.responseCode) return String(error.responseCode);
  return 'code' in error ? String(error.code) : 'unknown';
}

/** @returns false where it was ended early */
async function waited(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await pause(ms, undefined, { signal });
    return true;
  } catch {
    return false; // the signal is the one way in which it fails
  }
}

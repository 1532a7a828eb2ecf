const GONE = '[redacted]';

/** Keys whose values are patients' data or secrets, compared in lower case without "-" and "_". */
const SENSITIVE = new Set([
  ...[
    'address',
    'birthdate',
    'body',
    'displayname',
    'dob',
    'email',
    'from',
    'name',
    'note',
    'parts',
    'patient',
    'phone',
    'postalcode',
  ],
  ...['profilename', 'request', 'response', 'slots', 'text', 'title', 'to', 'transcript', 'utterance', 'words'],
  ...[
    'apikey',
    'authorization',
    'authtoken',
    'cookie',
    'databaseurl',
    'encryptionkey',
    'key',
    'password',
    'privatekey',
    'redisurl',
  ],
  ...['secret', 'session', 'setcookie', 'signature', 'smtpurl', 'token', 'xslacksignature', 'xtwiliosignature'],
  // What a database driver says about a row: its values.
  ...['detail', 'params', 'parameters', 'values', 'where'],
]);

const NUMBER = /\+?\d[\d ().-]{5,}\d/g;
const EMAIL = /[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"']+/g;
/** ISO dates, UUIDs and our own ids have long runs of digits too; only what could be dialled is masked. */
const LOOKS_DIALLED = /^\+\d{7,15}$|^\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}$|^\d{10,11}$/;
const CREDENTIALS_IN_URL = /(\w+:\/\/)[^\s/@]+@/g;
const MAX_DEPTH = 6;

/** @returns the text with telephone numbers, e-mail addresses and credentials in URLs masked. */
export function mask(text: string): string {
  return text
    .replace(CREDENTIALS_IN_URL, `$1${GONE}@`)
    .replace(EMAIL, (address, at: number) => (text.slice(0, at).endsWith('://') ? address : GONE))
    .replace(NUMBER, (digits) => (LOOKS_DIALLED.test(digits) ? GONE : digits));
}

/**
 * @param value anything that somebody wants to log
 * @returns a copy in which the values of sensitive keys are gone, at any depth, and strings are masked. Errors keep their
 *   name, code, masked message and frames; cycles and great depth end in a word.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return mask(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[deep]';
  if (value instanceof Error) return redactError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) copy[key] = isSensitive(key) ? GONE : redact(item, depth + 1);
  return copy;
}

function isSensitive(key: string): boolean {
  return SENSITIVE.has(key.replace(/[-_]/g, '').toLowerCase());
}

interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: unknown;
  readonly frames: readonly string[];
  readonly cause?: unknown;
}

/** An error without its own further properties: a driver's error carries rows in them. */
function redactError(error: Error, depth: number): LoggedError {
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : undefined;
  return {
    type: error.name,
    message: messageOf(error),
    ...(code === undefined ? {} : { code }),
    frames: framesOf(error.stack),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}

/** A failed query names its parameters after the statement, and those are patients' data. */
function messageOf(error: Error): string {
  const [statement = ''] = error.message.split(/\n?params: /);
  return mask(statement);
}

/** Only the "at …" lines: the head of a stack repeats the message. */
function framesOf(stack: string | undefined): string[] {
  return (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
}

import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;
const TOKEN_SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** @returns a new visitor's secret: 256 random bits, base64url. Whoever holds it sees the visitor's transcript. */
export function newVisitorToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** @returns whether a token has the shape of one that `newVisitorToken` made. */
export function isVisitorToken(token: string | undefined): token is string {
  return token !== undefined && TOKEN_SHAPE.test(token);
}

/**
 * The visitor's address on the channel: the token's SHA-256, base64url. It can be stored, queued and logged; the token cannot be
 * had from it, so none of these lets anybody read the transcript. A visitor id says nothing about who the visitor is.
 */
export function visitorId(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

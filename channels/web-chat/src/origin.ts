type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Whether a request comes from a page that may use the chat. A browser names the page's origin with every WebSocket handshake
 * and every request across origins; with a plain GET to the page's own origin it does not, but then says so in `Sec-Fetch-Site`
 * (Fetch Metadata, W3C). Whatever names neither is refused.
 * @param allowed origins as browsers write them: "https://clinic.example", no path, no trailing slash
 */
export function isAllowedOrigin(headers: Headers, allowed: ReadonlySet<string>): boolean {
  const origin = headers.origin;
  if (origin === undefined) return headers['sec-fetch-site'] === 'same-origin';
  return typeof origin === 'string' && allowed.has(origin);
}

/**
 * @returns the set to compare with.
 * @throws TypeError where an entry is not an origin ("*" is none): the mistake should stop the start, not the first patient.
 */
export function originSet(origins: readonly string[]): ReadonlySet<string> {
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new TypeError(`allowed origins: "${origin}" is not an origin; expected one like "https://clinic.example"`);
    }
  }
  return new Set(origins);
}

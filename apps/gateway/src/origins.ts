const LOOPBACK = ['localhost', '127.0.0.1'];

/**
 * @param publicUrl where browsers find us
 * @returns the origins of our own pages: of a loopback address both spellings, for a browser on this machine may say either
 */
export function ownOrigins(publicUrl: string): string[] {
  const { origin, protocol, hostname, port } = new URL(publicUrl);
  if (!LOOPBACK.includes(hostname)) return [origin];
  return LOOPBACK.map((host) => `${protocol}//${host}${port ? `:${port}` : ''}`);
}

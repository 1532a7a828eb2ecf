import type { DestinationStream } from 'pino';

const LEVELS: Readonly<Record<string, string>> = {
  fatal: 'FATAL',
  error: 'ERROR',
  warn: 'warn ',
  info: 'info ',
  debug: 'debug',
  trace: 'trace',
};

/** @returns a stream that turns pino's JSON lines into lines for people: `14:03:11 warn  gateway: carrier is slow ms=812`. */
export function pretty(to: DestinationStream): DestinationStream {
  return { write: (line) => to.write(`${render(line)}\n`) };
}

function render(line: string): string {
  const { time, level, part, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const clock = String(time).slice(11, 19);
  const from = part === undefined ? '' : `${String(part)}: `;
  const fields = Object.entries(rest).map(
    ([key, value]) => ` ${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return `${clock} ${LEVELS[String(level)] ?? level} ${from}${msg ?? ''}${fields.join('')}${errorLines(err)}`;
}

/** An error under its line: what, then where. */
function errorLines(err: unknown): string {
  if (typeof err !== 'object' || err === null) return err === undefined ? '' : ` err=${String(err)}`;
  const { type, message, code, frames, cause } = err as Record<string, unknown>;
  const head = `\n    ${String(type)}${code === undefined ? '' : ` (${String(code)})`}: ${String(message)}`;
  const where = Array.isArray(frames) ? frames.slice(0, 8).map((frame) => `\n      ${String(frame)}`) : [];
  return head + where.join('') + (cause === undefined ? '' : `\n    caused by${errorLines(cause)}`);
}

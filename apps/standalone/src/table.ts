import type { Config } from '@carethread/config';
import type { Running } from './start.js';

/** The one table that a start prints: where everything is, and how to sign in. */
export function table(config: Config, { sandbox, admin }: Running, seconds: number): string {
  const at = (path: string) => `${config.publicUrl}${path}`;
  const rows: [string, string][] = [
    ['Patient page', at('/')],
    ...(sandbox && config.sandbox.carrier ? [['Phones', at('/sandbox/phones')] as [string, string]] : []),
    ['Console', at('/console')],
    ...(sandbox && config.sandbox.mail ? [['Mail', at('/sandbox/mail')] as [string, string]] : []),
    ...(admin.email
      ? ([['Admin', admin.oneTimePassword ? `${admin.email}  ${admin.oneTimePassword}  (shown once)` : admin.email]] as [
          string,
          string,
        ][])
      : []),
    ['API', at('/api/docs')],
  ];
  const left = Math.max(...rows.map(([name]) => name.length));
  const right = Math.max(...rows.map(([, value]) => value.length));
  const line = (l: string, m: string, r: string) => `${l}${'─'.repeat(left + 2)}${m}${'─'.repeat(right + 2)}${r}`;
  return [
    '',
    `Carethread is ready (${seconds.toFixed(1)} s)`,
    line('┌', '┬', '┐'),
    ...rows.map(([name, value]) => `│ ${name.padEnd(left)} │ ${value.padEnd(right)} │`),
    line('└', '┴', '┘'),
    ...config.missing,
    'Ctrl-C stops it.',
  ].join('\n');
}

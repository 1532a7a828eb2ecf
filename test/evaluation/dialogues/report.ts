import type { Played } from './play.ts';

/** Success of the scripts that are not pending (issue 4). */
export const FLOOR = 0.95;

/** @returns the share of those not pending that succeeded */
export function successOf(played: readonly Played[]): number {
  const counted = played.filter(({ script }) => script.pending === undefined);
  return counted.filter(({ failures }) => failures.length === 0).length / Math.max(1, counted.length);
}

/** @returns a line a file, the failures with their transcripts, and the sum */
export function report(played: readonly Played[]): string {
  const byFile = Map.groupBy(played, ({ script }) => script.file);
  const rows = [...byFile].map(([file, ofFile]) => line(file.replace('.yaml', ''), ofFile));
  const failed = played.filter(({ failures }) => failures.length > 0).map(failure);
  const share = `${(successOf(played) * 100).toFixed(1)} % of those not pending (floor ${FLOOR * 100} %)`;
  return [...failed, 'subject             scripts  es  succeed  fail  pending', ...rows, line('all', played), share].join('\n');
}

function line(name: string, played: readonly Played[]): string {
  const counted = played.filter(({ script }) => script.pending === undefined);
  const good = counted.filter(({ failures }) => failures.length === 0).length;
  const spanish = played.filter(({ script }) => script.language === 'es').length;
  const figures = [played.length, spanish, good, counted.length - good, played.length - counted.length];
  const widths = [7, 4, 9, 6, 9];
  return name.padEnd(20) + figures.map((it, i) => String(it).padStart(widths[i] ?? 0)).join('');
}

/** @returns what went wrong, with all that was said */
export function failure({ script, failures, transcript }: Played): string {
  const head = `${script.pending === undefined ? 'FAILED' : 'pending'} ${script.file}:${script.line} ${script.name}`;
  return [
    head,
    `  wants: ${script.wants}`,
    ...failures.map((it) => `  ! ${it}`),
    ...transcript.map((it) => `    ${it}`),
    '',
  ].join('\n');
}

import type { LoadFigures, LoadResult } from './load.ts';
import type { OrderReport } from './order.ts';

export type Run = LoadFigures & OrderReport;

export interface Figures {
  readonly backend: string;
  readonly insert: LoadFigures;
  readonly echo: LoadFigures;
  readonly saturated: Run;
  readonly half: Run;
  readonly long: LoadResult & OrderReport;
  readonly stored: Run;
  readonly size: { readonly talk: number; readonly talkers: number; readonly stored: number };
  readonly residentMb: number;
}

/** What the figures have to reach; ratios, since machines differ. */
const FLOORS = { toEcho: 0.5, acceptSpread: 15, halfRateSpread: 5, flatness: 0.8, residentMb: 600 };

/** Prints the figures. @returns the exit code: 1 where a message was lost, refused, doubled or overtaken */
export function print(figures: Figures, json: boolean): number {
  const summary = summarise(figures);
  const out = json ? JSON.stringify(summary) : table(figures, summary);
  process.stdout.write(`${out}\n`);
  const { refused, lost, twice, outOfOrder } = summary.correct;
  return refused + lost + twice + outOfOrder === 0 ? 0 : 1;
}

const share = (a: number, b: number) => (b > 0 ? Math.round((a / b) * 100) / 100 : 0);
const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length);

function summarise({ backend, insert, echo, saturated, half, long, stored, size, residentMb }: Figures) {
  const runs = [saturated, half, long, stored];
  const total = (pick: (run: Run) => number) => runs.reduce((sum, run) => sum + pick(run), 0);
  // The first tenth fills caches: the second is what a new conversation costs.
  const early = mean(long.tenths.slice(1, 3));
  const late = mean(long.tenths.slice(-2));
  return {
    backend,
    ceilings: {
      insert: { acceptedPerSecond: insert.acceptedPerSecond, accept: insert.accept },
      echo: { repliesPerSecond: echo.repliesPerSecond, reply: echo.reply },
    },
    saturated: rateOf(saturated),
    toEcho: share(saturated.repliesPerSecond, echo.repliesPerSecond),
    half: rateOf(half),
    flat: {
      conversationLength: { messages: size.talk, early: Math.round(early), late: Math.round(late), ratio: share(late, early) },
      storedConversations: {
        stored: size.stored,
        repliesPerSecond: stored.repliesPerSecond,
        ratio: share(stored.repliesPerSecond, saturated.repliesPerSecond),
      },
    },
    correct: {
      messages: total((run) => run.accepted),
      refused: total((run) => run.refused),
      lost: total((run) => run.lost),
      twice: total((run) => run.twice + run.answeredTwice),
      outOfOrder: total((run) => run.outOfOrder),
    },
    residentMb,
  };
}

function rateOf({ acceptedPerSecond, repliesPerSecond, accept, reply }: Run) {
  return { acceptedPerSecond, repliesPerSecond, accept, reply };
}

/** Which load went wrong, where one did. */
function faultsOf({ saturated, half, long, stored }: Figures): string[] {
  return Object.entries({ saturation: saturated, 'half rate': half, 'long conversations': long, 'many stored': stored }).flatMap(
    ([name, { refused, lost, twice, answeredTwice, outOfOrder }]) =>
      refused + lost + twice + answeredTwice + outOfOrder === 0
        ? []
        : [
            `       ${name}: ${refused} refused, ${lost} lost, ${twice + answeredTwice} answered twice, ${outOfOrder} out of order`,
          ],
  );
}

function table(figures: Figures, summary: ReturnType<typeof summarise>): string {
  const { insert, echo, saturated, half } = figures;
  const line = (name: string, rate: string, accept: LoadFigures['accept'], reply: LoadFigures['reply'] | null) =>
    `${name.padEnd(22)}${rate.padStart(14)}   accept p50 ${ms(accept.p50)} p99 ${ms(accept.p99)}${reply ? `   reply p50 ${ms(reply.p50)} p99 ${ms(reply.p99)}` : ''}`;
  const { flat, correct, toEcho, residentMb } = summary;
  const spread = (value: { p50: number | null; p99: number | null }) => share(value.p99 ?? 0, value.p50 ?? 0);
  const length = flat.conversationLength;
  const store = flat.storedConversations;
  return [
    line('bare INSERT', `${insert.acceptedPerSecond} msg/s`, insert.accept, null),
    line('bare echo', `${echo.repliesPerSecond} replies/s`, echo.accept, echo.reply),
    line('Carethread', `${saturated.repliesPerSecond} replies/s`, saturated.accept, saturated.reply),
    line('  at half that rate', `${half.repliesPerSecond} replies/s`, half.accept, half.reply),
    '',
    verdict(toEcho >= FLOORS.toEcho, `${toEcho} of the bare echo (at least ${FLOORS.toEcho})`),
    verdict(
      spread(saturated.accept) < FLOORS.acceptSpread,
      `accepting: p99 ${spread(saturated.accept)} × p50 (below ${FLOORS.acceptSpread})`,
    ),
    verdict(
      spread(half.reply) < FLOORS.halfRateSpread,
      `reply at half rate: p99 ${spread(half.reply)} × p50 (below ${FLOORS.halfRateSpread})`,
    ),
    verdict(
      length.ratio >= FLOORS.flatness,
      `conversations of ${length.messages}: ${length.early} replies/s early, ${length.late} late (${length.ratio})`,
    ),
    verdict(
      store.ratio >= FLOORS.flatness,
      `${store.stored} conversations stored: ${store.repliesPerSecond} replies/s (${store.ratio} of before)`,
    ),
    verdict(residentMb <= FLOORS.residentMb, `${residentMb} MB resident, PostgreSQL left out (at most ${FLOORS.residentMb})`),
    verdict(
      correct.refused + correct.lost + correct.twice + correct.outOfOrder === 0,
      `${correct.messages} messages: ${correct.refused} refused, ${correct.lost} lost, ${correct.twice} answered twice, ${correct.outOfOrder} out of order`,
    ),
    ...faultsOf(figures),
  ].join('\n');
}

const ms = (value: number | null) => (value === null ? '   –  ' : `${value.toFixed(1)} ms`.padStart(9));
const verdict = (good: boolean, words: string) => `${good ? 'ok    ' : 'MISSED'} ${words}`;

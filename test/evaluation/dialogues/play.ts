import { type Double, dataOf, type Resource } from './clinic.ts';
import type { WrittenScript } from './read-scripts.ts';
import { patternOf, type RecordExpected, type Turn } from './script.ts';
import type { Stage, Telephone } from './stage.ts';

/** What became of a script. */
export interface Played {
  readonly script: WrittenScript;
  /** What was not as it should be; none: it succeeded. */
  readonly failures: readonly string[];
  readonly transcript: readonly string[];
}

/** Plays a script with a patient of its own. Never throws: what goes wrong is a failure. */
export async function play(script: WrittenScript, stage: Stage): Promise<Played> {
  const transcript: string[] = [];
  const failures: string[] = [];
  try {
    const double = script.who === undefined ? null : await stage.clinic.double(script.who);
    const data = double ? dataOf(double) : {};
    const telephone = stage.telephone();
    const before = await found(script.after.record, double, stage);
    for (const turn of script.turns) {
      const problems = await takeTurn(turn, telephone, data, transcript);
      failures.push(...problems);
      if (problems.length > 0) break;
    }
    failures.push(...(await stateProblems(script, telephone, transcript)));
    const after = await found(script.after.record, double, stage);
    for (const [i, expected] of script.after.record.entries())
      failures.push(...recordProblems(expected, before[i] ?? [], after[i] ?? []));
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error));
  }
  return { script, failures, transcript };
}

async function takeTurn(
  turn: Turn,
  telephone: Telephone,
  data: Readonly<Record<string, string>>,
  transcript: string[],
): Promise<string[]> {
  const say = async (text: string) => {
    transcript.push(`> ${text}`);
    const answers = await telephone.say(text);
    transcript.push(...answers.map((it) => `  ${it.replaceAll('\n', '\n  ')}`));
    return answers;
  };
  if ('proves' in turn) {
    const born = await say(filled(turn.proves, data));
    if (born.length !== 1) return [`${born.length} texts after the birth date`];
    return problemsWith(turn, await say(filled(turn.zip, data)));
  }
  if ('says' in turn) return problemsWith(turn, await say(filled(turn.says, data)));
  const choices = choicesIn(telephone.texts.at(-1) ?? '');
  const picked = choices.find(({ label }) => patternOf(turn.picks)?.test(label));
  if (!picked) return [`no choice fits ${turn.picks}: ${choices.map(({ label }) => label).join(' | ') || 'none was given'}`];
  return problemsWith(turn, await say(filled(turn.saying, { ...data, n: picked.n, label: picked.label })));
}

function problemsWith({ hears = [], never = [], messages }: Turn, answers: readonly string[]): string[] {
  const all = answers.join('\n');
  return [
    ...(answers.length === messages ? [] : [`${answers.length} texts instead of ${messages}`]),
    ...hears.filter((it) => !patternOf(it)?.test(all)).map((it) => `the answer lacks ${it}`),
    ...never.filter((it) => patternOf(it)?.test(all)).map((it) => `the answer holds ${it}`),
  ];
}

/** @returns the choices that a text lists: "1) Tue, Dec 1, 9:00 AM, Dr. Chen, Main" */
export function choicesIn(text: string): { n: string; label: string }[] {
  return [...text.matchAll(/^(\d)\) (.+)$/gm)].map(([, n = '', label = '']) => ({ n, label }));
}

function filled(text: string, data: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = data[name];
    if (value === undefined) throw new Error(`the script's {${name}} is nothing that is known of this patient`);
    return value;
  });
}

async function stateProblems({ after }: WrittenScript, telephone: Telephone, transcript: readonly string[]): Promise<string[]> {
  const state = await telephone.state();
  const { record: _, ...expected } = after;
  const texts = transcript.filter((line) => line.startsWith('  ')).length;
  const late = telephone.texts.length - texts;
  return [
    ...Object.entries(expected).flatMap(([name, value]) => {
      const is = state[name as keyof typeof state];
      return is === value ? [] : [`afterwards its ${name} is ${is}, not ${value}`];
    }),
    ...(late > 0 ? [`${late} texts came late`] : []),
  ];
}

function found(expected: readonly RecordExpected[], double: Double | null, stage: Stage): Promise<Resource[][]> {
  return Promise.all(
    expected.map(({ search }) => {
      if (!double) throw new Error('only a script with “who” can say what the record must hold');
      const [type = '', query = ''] = search.split('?');
      const whose = query.includes('{patient}') ? query.replaceAll('{patient}', double.ref) : `patient=${double.ref}&${query}`;
      return stage.clinic.search(`${type}?${whose.replace(/&$/, '')}`);
    }),
  );
}

function recordProblems(expected: RecordExpected, before: readonly Resource[], after: readonly Resource[]): string[] {
  const { search, count, more, where } = expected;
  const known = new Set(before.map(({ id }) => id));
  const among = more !== undefined && more > 0 ? after.filter(({ id }) => !known.has(id)) : after;
  return [
    ...(count === undefined || after.length === count ? [] : [`${search}: ${after.length}, not ${count}`]),
    ...(more === undefined || after.length - before.length === more
      ? []
      : [`${search}: ${before.length} before and ${after.length} after, not ${before.length + more}`]),
    ...(where === undefined || among.some((it) => Object.entries(where).every(([path, value]) => holds(it, path, value)))
      ? []
      : [`${search}: none with ${JSON.stringify(where)}: ${JSON.stringify(among.map((it) => summary(it, where)))}`]),
  ];
}

function holds(resource: Resource, path: string, value: string): boolean {
  return patternOf(value)?.test(String(at(resource, path) ?? '')) ?? false;
}

const at = (resource: Resource, path: string) =>
  path.split('.').reduce<unknown>((it, key) => (it as Record<string, unknown> | undefined)?.[key], resource);

const summary = (resource: Resource, where: Readonly<Record<string, string>>) =>
  Object.keys(where).map((path) => at(resource, path) ?? null);

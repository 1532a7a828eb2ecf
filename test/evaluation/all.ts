/**
 * `npm run evaluate:all`: one table of how well messages are understood. The clinic's own held-out sets always; the public sets where
 * they are (EVALUATION_DATA, or ../shared/data beside the repository), which takes some minutes; `-- --own` leaves those out.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  asSpoken,
  type EmotionScore,
  type FeltMessage,
  loadSentenceVectors,
  normalise,
  scoreEkman,
  scoreFeelings,
  screenSafety,
} from '@carethread/understanding';
import { scoreIntents } from './intents/score.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DATA = process.env.EVALUATION_DATA ?? resolve(ROOT, '../shared/data');
const EXAMPLES_EACH = 10;
const percent = (share: number | null | undefined) => (typeof share === 'number' ? `${(share * 100).toFixed(1)} %` : '–');
const row = (name: string, ...cells: readonly string[]) => process.stdout.write(`${name.padEnd(44)}${cells.join('   ')}\n`);

interface Danger {
  readonly text: string;
  readonly language: 'en' | 'es';
  readonly level: 'none' | 'concern' | 'urgent' | 'crisis';
}

const LEVELS = ['none', 'concern', 'urgent', 'crisis'] as const;

const linesOf = (set: string): string[] =>
  readFileSync(new URL(`./safety/${set}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n');

/** Messages in languages that the assistant does not speak: all are to reach a person, and the dangerous ones as such. */
function elsewhere(): void {
  const read = linesOf('languages').map((line) => {
    const { text, level } = JSON.parse(line) as Pick<Danger, 'text' | 'level'>;
    return { meant: LEVELS.indexOf(level), got: LEVELS.indexOf(screenSafety(normalise(text), 'en').level) };
  });
  const share = (of: typeof read, from: number) => percent(of.filter(({ got }) => got >= from).length / of.length);
  const meant = (level: number) => read.filter((one) => one.meant === level);
  row(
    `danger, other languages (${read.length})`,
    `crisis ${share(meant(3), 3)}`,
    `urgent ${share(meant(2), 2)}`,
    `harmless taken for danger ${share(meant(0), 2)}`,
    `to a person ${share(read, 1)}`,
  );
}

async function danger(): Promise<void> {
  const vectors = await loadSentenceVectors();
  for (const set of ['test', 'apart', 'fresh', 'second', 'unseen']) {
    const messages = linesOf(set).map((line) => JSON.parse(line) as Danger);
    for (const language of ['en', 'es'] as const) {
      const read = messages
        .filter((one) => one.language === language)
        .map((one) => {
          const text = normalise(one.text);
          const vector = () => (language === 'en' ? vectors.embed(asSpoken(one.text)) : null);
          return { meant: LEVELS.indexOf(one.level), got: LEVELS.indexOf(screenSafety(text, language, vector).level) };
        });
      const share = (level: number, found: (got: number) => boolean) => {
        const of = read.filter(({ meant }) => meant === level);
        return of.length === 0 ? null : of.filter(({ got }) => found(got)).length / of.length;
      };
      const found = [3, 2, 1].map((level) => `${LEVELS[level]} ${percent(share(level, (got) => got >= level))}`);
      row(`danger, ${set}, ${language} (${read.length})`, ...found, `harmless raised ${percent(share(0, (got) => got > 0))}`);
    }
  }
}

async function emotion(): Promise<void> {
  const vectors = await loadSentenceVectors();
  const tell = (name: string, { messages, macroF1, f1 }: EmotionScore, ...more: readonly string[]) =>
    row(
      `${name} (${messages})`,
      `macro-F1 ${macroF1.toFixed(3)}`,
      ...more,
      Object.entries(f1)
        .map(([label, one]) => `${label} ${one.toFixed(2)}`)
        .join(', '),
    );
  const lines = readFileSync(new URL('./emotion/held-out.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const messages = lines.map((line) => JSON.parse(line) as FeltMessage);
  for (const language of ['en', 'es'] as const) {
    const ofLanguage = messages.filter((one) => one.language === language);
    tell(`emotion, own, words alone, ${language}`, scoreFeelings(ofLanguage));
    if (language === 'en') tell('emotion, own, with vectors, en', scoreFeelings(ofLanguage, vectors));
  }
  const ekman = scoreEkman(DATA, vectors);
  if (ekman) tell('emotion, GoEmotions by Ekman', ekman, 'BERT, published: 0.64');
  else row('emotion, GoEmotions by Ekman', 'not there: set EVALUATION_DATA to a folder that has goemotions');
}

async function intents(): Promise<void> {
  for (const [language, score] of await scoreIntents(['en', 'es'])) {
    row(
      `the clinic's intents, ${language} (${score.messages})`,
      `in scope ${percent(score.withoutThreshold)}, at its threshold ${percent(score.inScopeAccuracy)} (in new words ${percent(score.newWords)})`,
      `unsure ${percent(score.unsure)}`,
      ...[`out of scope ${percent(score.outOfScopeRecall)}`, `ECE ${percent(score.calibrationError)}`],
      `${score.medianMs.toFixed(2)} ms`,
    );
    for (const [pair, times] of score.confusions.slice(0, 5)) row(`  ${times} × ${pair}`);
  }
}

/** The public evaluate command, in a process of its own. */
function evaluated(name: string, train: string, test: string, validation?: string): void {
  const files = ['--train', train, '--test', test, ...(validation ? ['--val', validation] : [])];
  const command = [join(ROOT, 'libs/understanding/dist/cli/evaluate.js'), ...files, '--json'];
  const { stdout, status } = spawnSync(process.execPath, command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  if (status !== 0) throw new Error(`evaluate failed for ${name}`);
  const figures = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
  const at = figures.atThreshold;
  row(
    name,
    `in scope ${percent(figures.inScopeAccuracy)}`,
    ...(typeof figures.auroc === 'number'
      ? [`at one threshold ${percent(at.inScopeAccuracy)} / ${percent(at.outOfScopeRecall)}`, `AUROC ${figures.auroc.toFixed(3)}`]
      : []),
    `${figures.msPerMessage.toFixed(2)} ms`,
  );
}

/** The first ten examples of each intent, in the order of the file. */
function fewOf(file: string, folder: string): string {
  const kept = new Map<string, number>();
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .filter((line) => {
      const { intent } = JSON.parse(line) as { intent: string };
      const times = (kept.get(intent) ?? 0) + 1;
      kept.set(intent, times);
      return times <= EXAMPLES_EACH;
    });
  const few = join(folder, 'few.jsonl');
  writeFileSync(few, `${lines.join('\n')}\n`);
  return few;
}

function publicSets(): void {
  const at = (...path: string[]) => join(DATA, ...path);
  if (!existsSync(DATA)) {
    row('public sets', 'not there: set EVALUATION_DATA to a folder that has clinc150 and banking77');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'carethread-evaluate-'));
  try {
    evaluated('CLINC150, full', at('clinc150/train.jsonl'), at('clinc150/test.jsonl'), at('clinc150/val.jsonl'));
    evaluated('BANKING77, full', at('banking77/train.jsonl'), at('banking77/test.jsonl'));
    evaluated('BANKING77, 10 an intent', fewOf(at('banking77/train.jsonl'), folder), at('banking77/test.jsonl'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await intents();
await danger();
elsewhere();
await emotion();
if (!process.argv.includes('--own')) publicSets();

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate } from './evaluate.js';
import { LabelledFileError, type LabelledText, readLabelled } from './labelled.js';

const folder = mkdtempSync(join(tmpdir(), 'evaluation-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const labelled = (intent: string | null, ...texts: string[]): LabelledText[] => texts.map((text) => ({ text, intent }));
const train = [
  ...labelled('weather', 'will it rain today', 'is it sunny outside', 'how cold is it', 'weather for tomorrow', 'rain this week'),
  ...labelled('music', 'play a song', 'play some jazz', 'skip this song', 'turn the music up', 'play my playlist'),
  ...labelled(null, 'who is the mayor', 'what is nine times six', 'define gravity', 'who wrote hamlet', 'how far is the sun'),
];
const test = [
  ...labelled('weather', 'is it going to rain'),
  ...labelled('music', 'play the next song'),
  ...labelled(null, 'who was plato'),
];

describe('evaluate', () => {
  it('gives the figures of a classifier trained on one set and tried on another, the same each time', async () => {
    const { msPerMessage, ...figures } = await evaluate({ train, test }, null, () => undefined);
    expect(figures).toMatchObject({ inScopeAccuracy: 1, auroc: 1 });
    expect(msPerMessage).toBeGreaterThan(0);
    const { msPerMessage: _, ...again } = await evaluate({ train, test }, null, () => undefined);
    expect(again).toEqual(figures);
  });

  it('needs two intents', async () => {
    await expect(evaluate({ train: labelled('one', 'a b', 'c d'), test }, null, () => undefined)).rejects.toThrow(
      'at least two intents',
    );
  });
});

describe('readLabelled', () => {
  it('reads texts with and without an intent, in any line ending', () => {
    const path = file('good.jsonl', '{"text":"a","intent":"x"}\r\n\n{"text":"b","intent":null}\n');
    expect(readLabelled(path)).toEqual([
      { text: 'a', intent: 'x' },
      { text: 'b', intent: null },
    ]);
  });

  it.each(['{"text":"a"}', '{"text":1,"intent":"x"}', 'text'])('names the line that is wrong: %s', (line) => {
    const path = file('bad.jsonl', `{"text":"a","intent":"x"}\n${line}\n`);
    expect(() => readLabelled(path)).toThrow(LabelledFileError);
    expect(() => readLabelled(path)).toThrow('bad.jsonl:2: expected');
  });
});

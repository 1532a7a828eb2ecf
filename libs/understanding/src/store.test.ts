import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IntentExamples } from './model.js';
import { rememberVectors, trainOrLoad } from './store.js';
import type { SentenceVectors } from './vectors/index.js';

const intents: IntentExamples[] = [
  { name: 'hours', examples: { en: ['when do you open', 'opening hours', 'are you open'], es: ['a qué hora abren'] } },
  { name: 'book', examples: { en: ['book a visit', 'i need an appointment', 'see a doctor'], es: ['quiero una cita'] } },
];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'understanding-'));
});
afterEach(() => rm(folder, { recursive: true }));

function counting(): SentenceVectors & { calls: number } {
  const vectors = {
    name: 'counting',
    calls: 0,
    embed: async (text: string) => {
      vectors.calls++;
      return Float32Array.from([text.length, 1]);
    },
  };
  return vectors;
}

describe('trainOrLoad', () => {
  it('gives the same model the second time, from its file', async () => {
    const first = await trainOrLoad(folder, intents);
    const second = await trainOrLoad(folder, intents);
    expect(second).toEqual(first);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('trains anew when an example changes, or when the stored file is damaged', async () => {
    const first = await trainOrLoad(folder, intents);
    const [file] = await readdir(folder);
    await writeFile(join(folder, file ?? ''), 'not a model');
    expect(await trainOrLoad(folder, intents)).toEqual(first);
    const changed = intents.map((intent) => ({
      ...intent,
      examples: { ...intent.examples, es: [...intent.examples.es, 'otra'] },
    }));
    expect((await trainOrLoad(folder, changed)).checksum).not.toBe(first.checksum);
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('keeps sentence vectors, so that a changed example costs one', async () => {
    const vectors = counting();
    await trainOrLoad(folder, intents, { vectors, outOfScope: { en: [], es: [] } });
    expect(vectors.calls).toBe(6);
    const [hours, book] = intents;
    if (hours === undefined || book === undefined) throw new Error('two intents are expected');
    const changed = [{ ...hours, examples: { ...hours.examples, en: [...hours.examples.en, 'when are you there'] } }, book];
    await trainOrLoad(folder, changed, { vectors, outOfScope: { en: [], es: [] } });
    expect(vectors.calls).toBe(7);
  });
});

it('remembered vectors are the ones that were made', async () => {
  const vectors = counting();
  const first = await rememberVectors(vectors, folder);
  const made = await first.embed('abc');
  await first.keep();
  expect(await (await rememberVectors(vectors, folder)).embed('abc')).toEqual(made);
  expect(vectors.calls).toBe(1);
});

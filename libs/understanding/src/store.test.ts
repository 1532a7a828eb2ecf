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

describe('a training that goes on', () => {
  /** So many that one more is a small change. */
  const many = intents.map(({ name, examples }) => ({
    name,
    examples: { ...examples, en: Array.from({ length: 60 }, (_, index) => `${examples.en[index % 3]} ${index * 7919}th`) },
  }));
  const options = { goOn: true, outOfScope: { en: ['what is love'], es: ['qué es el amor'] } };
  const changed = many.map(({ name, examples }) => ({
    name,
    examples: name === 'hours' ? { ...examples, en: [...examples.en, 'when are you there'] } : examples,
  }));

  it('keeps the calibration while few examples have changed, and learns what is new', async () => {
    const first = await trainOrLoad(folder, many, options);
    const second = await trainOrLoad(folder, changed, options);
    expect(second.checksum).not.toBe(first.checksum);
    expect(second.quick.calibration).toEqual(first.quick.calibration);
    expect(second.quick.linear).not.toEqual(first.quick.linear);
  });

  it('begins from nothing where the file that says where it ended cannot be read', async () => {
    await trainOrLoad(folder, many, options);
    await writeFile(join(folder, 'training.progress'), 'cut short');
    const { goOn, ...fromNothing } = options;
    expect(goOn).toBe(true);
    expect(await trainOrLoad(folder, changed, options)).toEqual(await trainOrLoad(join(folder, 'other'), changed, fromNothing));
  });
});

it('vectors that were added to the remembered ones are remembered too', async () => {
  const vectors = counting();
  const texts = Array.from({ length: 9 }, (_, length) => 'x'.repeat(length));
  const remember = async (asked: readonly string[]) => {
    const remembered = await rememberVectors(vectors, folder);
    const made = await Promise.all(asked.map((text) => remembered.embed(text)));
    await remembered.keep();
    return made;
  };
  await remember(texts);
  await remember([...texts, 'something new']);
  expect(await remember(['something new'])).toEqual([Float32Array.of(13, 1)]);
  expect(vectors.calls).toBe(10);
  // All but one are of no use any more, so they have gone.
  await remember(texts);
  expect(vectors.calls).toBe(19);
});

it('remembered vectors are the ones that were made', async () => {
  const vectors = counting();
  const first = await rememberVectors(vectors, folder);
  const made = await first.embed('abc');
  await first.keep();
  expect(await (await rememberVectors(vectors, folder)).embed('abc')).toEqual(made);
  expect(vectors.calls).toBe(1);
});

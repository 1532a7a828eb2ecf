import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IntentExamples, trainOrLoad } from '@carethread/understanding';
import { TrainingThreads } from './threads.js';

const intents: IntentExamples[] = [
  { name: 'hours', examples: { en: ['when do you open', 'opening hours', 'are you open on friday'], es: ['a qué hora abren'] } },
  { name: 'book', examples: { en: ['book a visit', 'i need an appointment', 'see a doctor'], es: ['quiero una cita'] } },
  { name: 'pay', examples: { en: ['pay my bill', 'what do i owe', 'how much was it'], es: ['quiero pagar'] } },
];
const outOfScope = { en: ['what is love', 'sing me a song'], es: ['qué es el amor'] };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'training-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function trainedBy(many: number) {
  const threads = new TrainingThreads(many);
  try {
    const { vectors, train } = threads;
    return await trainOrLoad(join(folder, String(many)), intents, { outOfScope, vectors, train });
  } finally {
    await threads.close();
  }
}

describe('training threads', () => {
  it('train the same model to the byte, however many they are', async () => {
    const [one, three] = [await trainedBy(1), await trainedBy(3)];
    expect(three).toEqual(one);
    expect(one.second).not.toBeNull();
  });

  it('pass on what goes wrong', async () => {
    const threads = new TrainingThreads(1);
    const rows = { count: 1, starts: Int32Array.of(0, 0), indices: new Int32Array(0), values: new Float32Array(0), features: -1 };
    const options = { cost: 1, tolerance: 0.1, mostScans: 1, seed: 1 };
    const one = Int32Array.of(0);
    const task = { rows, labels: one, learnt: one, from: 0, to: 1, options, start: null };
    await expect(threads.train(task)).rejects.toThrow('a training thread failed');
    await expect(threads.train(task)).rejects.toThrow('a training thread failed');
    await threads.close();
  });
});

import { trainMachines } from './machines.js';
import { seeded } from './random.js';
import type { Rows } from './rows.js';
import { type Lesson, scoresOf, trainBy, trainOneVersusRest } from './svm.js';

const CLASSES = 11;
const FEATURES = 40;
const DIMENSIONS = 6;
const COUNT = 600;

/** Rows whose first feature, and whose vector's direction, tell their class; the rest is noise. */
function madeRows(): { rows: Rows; labels: Int32Array } {
  const random = seeded(5);
  const labels = Int32Array.from({ length: COUNT }, (_, row) => row % CLASSES);
  const starts = Int32Array.from({ length: COUNT + 1 }, (_, row) => 3 * row);
  const indices = new Int32Array(3 * COUNT);
  const dense = new Float32Array(DIMENSIONS * COUNT);
  labels.forEach((label, row) => {
    indices.set([label, CLASSES + Math.floor(14 * random()), CLASSES + 14 + Math.floor(14 * random())], 3 * row);
    for (let index = 0; index < DIMENSIONS; index++)
      dense[row * DIMENSIONS + index] = random() + (label % DIMENSIONS === index ? 1 : 0);
  });
  const values = new Float32Array(3 * COUNT).fill(0.7);
  return {
    labels,
    rows: { count: COUNT, starts, indices, values, features: FEATURES, dense: { dimensions: DIMENSIONS, values: dense } },
  };
}

const { rows, labels } = madeRows();
const options = { cost: 1, tolerance: 0.01, mostScans: 50, seed: 3 };
const lesson: Lesson = { rows, labels, classes: CLASSES, options };

function bestOf(linear: ReturnType<typeof trainOneVersusRest>, row: number): number {
  const scores = new Float64Array(CLASSES);
  const [from, to] = [rows.starts[row], rows.starts[row + 1]];
  const sparse = { indices: rows.indices.subarray(from, to), values: rows.values.subarray(from, to), length: 3 };
  scoresOf(linear, sparse, rows.dense?.values.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS) ?? null, scores);
  return scores.indexOf(Math.max(...scores));
}

describe('one machine a class', () => {
  it('tells the classes apart', () => {
    const linear = trainOneVersusRest(lesson);
    expect(Int32Array.from(labels, (_, row) => bestOf(linear, row))).toEqual(labels);
  });

  it('is the same to the byte whoever trains it, in whatever order', async () => {
    const alone = trainOneVersusRest(lesson);
    const later = await trainBy(async (task) => {
      for (let turn = task.from; turn < CLASSES; turn++) await null;
      return trainMachines(structuredClone(task));
    }, lesson);
    expect(later.linear).toEqual(alone);
  });

  it('that goes on from nearly the same rows ends where one from nothing does', async () => {
    const some = Int32Array.from({ length: COUNT - 20 }, (_, row) => row);
    const { held } = await trainBy(trainMachines, { ...lesson, learnt: some });
    const gone = await trainBy(trainMachines, { ...lesson, start: held });
    const fresh = await trainBy(trainMachines, lesson);
    gone.linear.bias.forEach((bias, label) => {
      expect(Math.abs(bias - (fresh.linear.bias[label] ?? 0))).toBeLessThan(0.02);
    });
    gone.linear.dense.forEach((weight, index) => {
      expect(Math.abs(weight - (fresh.linear.dense[index] ?? 0))).toBeLessThan(0.02);
    });
  });

  it('holds on to rows that pull at it, and to no others', async () => {
    const { held } = await trainBy(trainMachines, lesson);
    expect(held).toHaveLength(CLASSES);
    for (const { rows: holding, alphas } of held) {
      expect(alphas.every((alpha) => alpha > 0)).toBe(true);
      expect(holding.length).toBeLessThan(COUNT);
    }
  });
});

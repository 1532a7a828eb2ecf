import type { Held } from './machine.js';
import { divide, type SvmOptions, type Task, type Trained, trainMachines } from './machines.js';
import type { Rows } from './rows.js';

/**
 * One linear function a class: score = scale × sparse · row + dense · row + bias. Weights lie feature by feature, classes within; the
 * many of the sparse part are rounded to 8 bits, each class by its own scale.
 */
export interface LinearModel {
  readonly classes: number;
  readonly sparse: Int8Array;
  readonly scales: Float32Array;
  readonly dense: Float32Array;
  readonly bias: Float32Array;
}

/** Does the tasks of a training: on this thread, one after the other, or on several. */
export type TrainMachines = (task: Task) => readonly Trained[] | Promise<readonly Trained[]>;

export interface Lesson {
  readonly rows: Rows;
  /** A class, 0 to classes − 1, for each row; a row with −1 is left out of no machine: it is negative to all. */
  readonly labels: Int32Array;
  readonly classes: number;
  readonly options: SvmOptions;
  /** Which rows are learnt from; all by default. */
  readonly learnt?: Int32Array;
  /** What the machine of each class goes on from. */
  readonly start?: readonly Held[] | null;
}

/** A model, and what another training of nearly the same rows can go on from: each class's. */
export interface Learnt {
  readonly linear: LinearModel;
  readonly held: readonly Held[];
}

function tasksOf({ rows, labels, classes, options, learnt, start }: Lesson): Task[] {
  return divide(
    { rows, labels, learnt: learnt ?? Int32Array.from({ length: rows.count }, (_, row) => row), options, start: start ?? null },
    classes,
  );
}

/** One machine a class, each against all the others, trained here and now. */
export function trainOneVersusRest(lesson: Lesson): LinearModel {
  return assemble(lesson.rows, tasksOf(lesson).flatMap(trainMachines)).linear;
}

/** The same machines, by whoever trains them. */
export async function trainBy(train: TrainMachines, lesson: Lesson): Promise<Learnt> {
  const trained = await Promise.all(tasksOf(lesson).map(train));
  return assemble(lesson.rows, trained.flat());
}

function assemble(rows: Rows, machines: readonly Trained[]): Learnt {
  const classes = machines.length;
  const dimensions = rows.dense?.dimensions ?? 0;
  const linear: LinearModel = {
    classes,
    sparse: new Int8Array(rows.features * classes),
    scales: Float32Array.from(machines, ({ scale }) => scale),
    dense: new Float32Array(dimensions * classes),
    bias: Float32Array.from(machines, ({ bias }) => bias),
  };
  machines.forEach(({ sparse, dense }, label) => {
    for (let feature = 0; feature < rows.features; feature++) linear.sparse[feature * classes + label] = sparse[feature] ?? 0;
    for (let index = 0; index < dimensions; index++) linear.dense[index * classes + label] = dense[index] ?? 0;
  });
  return { linear, held: machines.map(({ held }) => held) };
}

/**
 * Scores of all classes for one row.
 * @param indices,values the row's sparse part, of which the first `length` entries count
 * @param into as many places as there are classes
 */
export function scoresOf(
  model: LinearModel,
  sparse: { indices: Int32Array; values: Float32Array; length: number },
  dense: Float32Array | null,
  into: Float64Array,
): void {
  const { classes } = model;
  into.fill(0, 0, classes);
  for (let at = 0; at < sparse.length; at++) {
    const value = sparse.values[at] ?? 0;
    const base = (sparse.indices[at] ?? 0) * classes;
    for (let label = 0; label < classes; label++) into[label] = (into[label] ?? 0) + value * (model.sparse[base + label] ?? 0);
  }
  for (let label = 0; label < classes; label++)
    into[label] = (into[label] ?? 0) * (model.scales[label] ?? 0) + (model.bias[label] ?? 0);
  if (dense === null) return;
  for (let index = 0; index < dense.length; index++) {
    const value = dense[index] ?? 0;
    const base = index * classes;
    for (let label = 0; label < classes; label++) into[label] = (into[label] ?? 0) + value * (model.dense[base + label] ?? 0);
  }
}

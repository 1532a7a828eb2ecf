import { type Held, Machine } from './machine.js';
import { shuffle } from './random.js';
import type { Rows } from './rows.js';
import { ABREAST, scan } from './scan.js';

export interface SvmOptions {
  /** Cost of an error: smaller keeps the weights smaller. */
  readonly cost: number;
  /** Stops when the largest violation of optimality is below this. LIBLINEAR's default is 0.1. */
  readonly tolerance: number;
  /** How often at most all rows are read to find those that matter. */
  readonly mostScans: number;
  readonly seed: number;
}

/** Machines to be trained, up to `ABREAST`. All that it holds can be handed to a thread. */
export interface Task {
  readonly rows: Rows;
  /** A class for each row; a row of another class than a machine's is negative to it. */
  readonly labels: Int32Array;
  /** Which rows are learnt from. */
  readonly learnt: Int32Array;
  /** Of which classes: from ≤ class < to. */
  readonly from: number;
  readonly to: number;
  readonly options: SvmOptions;
  /** What each of the machines goes on from; null: from nothing. */
  readonly start: readonly Held[] | null;
}

/** A trained machine: score = scale × sparse · row + dense · row + bias. */
export interface Trained {
  readonly sparse: Int8Array;
  readonly scale: number;
  readonly dense: Float32Array;
  readonly bias: number;
  readonly held: Held;
}

/** The largest number that 8 bits hold. */
const MOST_STEPS = 127;
/** A machine meets its own rows and this share of the others first, and at least so many. */
const FIRST_SHARE = 0.1;
const FIRST_LEAST = 1_000;
const FIRST_PASSES = 6;
/** How often the rows that matter are gone through between two readings of all. */
const PASSES = 4;
/** Rows that pull nothing but lie this near to pulling go along. */
const NEAR = 0.05;

/** @returns the tasks into which the machines of all classes divide. */
export function divide(task: Omit<Task, 'from' | 'to'>, classes: number): Task[] {
  const tasks: Task[] = [];
  for (let from = 0; from < classes; from += ABREAST) {
    const to = Math.min(from + ABREAST, classes);
    tasks.push({ ...task, from, to, start: task.start?.slice(from, to) ?? null });
  }
  return tasks;
}

/** Trains the machines of a task, in the order of their classes. The same task gives the same machines, wherever it is done. */
export function trainMachines({ rows, labels, learnt, from, to, options, start }: Task): Trained[] {
  const lengths = squaredLengths(rows);
  const machines = Array.from({ length: to - from }, (_, place) => {
    const machine = new Machine(rows, labels, from + place, lengths, 0.5 / options.cost, options.seed);
    const before = start?.[place];
    if (before === undefined || before.rows.length === 0) begin(machine, learnt, options.tolerance);
    else machine.takeUp(before);
    return machine;
  });
  let open = machines.map((machine, place) => ({ machine, place }));
  for (let turn = 0; turn < options.mostScans && open.length > 0; turn++) {
    const scores = scan(rows, learnt, machines);
    open = open.filter(({ machine, place }) => {
      const { active, violation } = near(machine, learnt, scores, place);
      if (violation <= options.tolerance) return false;
      machine.descend(active, PASSES, options.tolerance);
      return true;
    });
  }
  return machines.map(finish);
}

/** A first notion of the weights, so that the first reading of all rows finds few that matter. */
function begin(machine: Machine, learnt: Int32Array, tolerance: number): void {
  const own = learnt.filter((row) => machine.sign(row) > 0);
  const others = learnt.filter((row) => machine.sign(row) < 0);
  shuffle(others, others.length, machine.random);
  const some = others.subarray(0, Math.max(FIRST_LEAST, Math.floor(learnt.length * FIRST_SHARE)));
  const active = new Int32Array(own.length + some.length);
  active.set(own);
  active.set(some, own.length);
  machine.descend(active, FIRST_PASSES, tolerance);
}

/** @returns the rows that pull at a machine or are about to, and how far it is from its best weights. */
function near(
  machine: Machine,
  learnt: Int32Array,
  scores: Float64Array,
  place: number,
): { active: Int32Array; violation: number } {
  const { alphas, softness } = machine;
  const active = new Int32Array(learnt.length);
  let size = 0;
  let highest = Number.NEGATIVE_INFINITY;
  let lowest = Number.POSITIVE_INFINITY;
  for (let at = 0; at < learnt.length; at++) {
    const row = learnt[at] as number;
    const alpha = alphas[row] as number;
    const gradient = machine.sign(row) * (scores[at * ABREAST + place] as number) - 1 + alpha * softness;
    const projected = alpha === 0 ? Math.min(gradient, 0) : gradient;
    highest = Math.max(highest, projected);
    lowest = Math.min(lowest, projected);
    if (alpha > 0 || gradient < NEAR) active[size++] = row;
  }
  return { active: active.slice(0, size), violation: highest - lowest };
}

function finish(machine: Machine): Trained {
  const { sparse, dense, bias } = machine;
  let most = 0;
  for (const weight of sparse) most = Math.max(most, Math.abs(weight));
  // As it is stored, so that a model that was read again rounds its scores like one just trained.
  const scale = Math.fround(most / MOST_STEPS || 1);
  const steps = new Int8Array(sparse.length);
  for (let index = 0; index < steps.length; index++) steps[index] = Math.round((sparse[index] as number) / scale);
  return {
    sparse: steps,
    scale,
    dense: Float32Array.from(dense),
    bias,
    held: machine.held(),
  };
}

function squaredLengths(rows: Rows): Float64Array {
  const lengths = new Float64Array(rows.count).fill(1);
  for (let row = 0; row < rows.count; row++) {
    let sum = 1;
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at++) sum += (rows.values[at] ?? 0) ** 2;
    if (rows.dense !== undefined) {
      const { dimensions, values } = rows.dense;
      for (let index = 0; index < dimensions; index++) sum += (values[row * dimensions + index] ?? 0) ** 2;
    }
    lengths[row] = sum;
  }
  return lengths;
}

import { createHash } from 'node:crypto';
import type { Language } from '@carethread/conversation';
import type { Held } from './machine.js';
import type { Standing } from './stages.js';

/** An example with its intent's number, −1 where it is out of scope. */
export interface Labelled {
  readonly label: number;
  readonly language: Language;
  readonly text: string;
}

/** What a training was done with: by which recipe, for which intents, on which examples (a key each, in their order). */
interface Made {
  readonly how: string;
  readonly names: readonly string[];
  readonly keys: readonly string[];
}

/** Where a training ended. */
export interface Progress extends Made {
  readonly standing: Standing;
  /** Examples that came or went since the confidence was calibrated. */
  readonly changes: number;
}

/** Where another training can begin. */
interface Earlier {
  readonly standing: Standing;
  readonly changes: number;
}

/** As long as fewer than one example in so many has changed, the calibration holds. */
const CALIBRATED_FOR = 50;
const KEY_LETTERS = 16;

/** @returns what each example is known by from one training to the next. */
export function keysOf(rows: readonly Labelled[], names: readonly string[]): string[] {
  return rows.map(({ label, language, text }) =>
    createHash('sha256')
      .update(`${language}\n${names[label] ?? ''}\n${text}`)
      .digest('hex')
      .slice(0, KEY_LETTERS),
  );
}

/** @returns what a later training needs of one that ended so. */
export function progressOf(made: Made, standing: Standing, changes: number): Progress {
  return { ...made, standing, changes };
}

/**
 * @returns where a training can go on from an earlier one: each machine where it was held by the examples that are still there;
 *   null where too much has changed, or the earlier one was of another kind
 */
export function goOnFrom(before: Progress, made: Made): Earlier | null {
  if (before.how !== made.how) return null;
  const places = new Map(made.keys.map((key, index) => [key, index]));
  const moved = Int32Array.from(before.keys, (key) => places.get(key) ?? -1);
  const kept = new Set(moved);
  kept.delete(-1);
  const gone = new Set(before.keys).size - kept.size;
  const changes = before.changes + gone + places.size - kept.size;
  if (changes * CALIBRATED_FOR >= made.keys.length) return null;
  // English examples come first, and only they have a vector: both stages count them alike.
  const { first, second, readings } = before.standing;
  return { changes, standing: { first: follow(first), second: follow(second), readings } };

  /** The machines in the order of the new names; what is out of scope comes last. */
  function follow(machines: readonly Held[]): Held[] {
    const last = machines.slice(before.names.length);
    return [...made.names.map((name) => machines[before.names.indexOf(name)]), ...last].map((held) => rehold(held, moved));
  }
}

function rehold(held: Held | undefined, moved: Int32Array): Held {
  const rows: number[] = [];
  const alphas: number[] = [];
  held?.rows.forEach((row, index) => {
    const place = moved[row] ?? -1;
    if (place < 0) return;
    rows.push(place);
    alphas.push(held.alphas[index] ?? 0);
  });
  return { rows: Int32Array.from(rows), alphas: Float32Array.from(alphas) };
}

import { type Played, play } from './play.ts';
import type { WrittenScript } from './read-scripts.ts';
import type { Stage } from './stage.ts';

/** Conversations at a time; the machine of CI has two cores. */
const AT_ONCE = 8;
/** What the patient reads whose time was booked by somebody else in between: another script, at the same moment. */
const OVERTAKEN = /just taken|just took|se acaba de ir|ya tomaron/i;

/** Plays all scripts, each with a patient of its own, and those again, alone, whose time another one took. */
export async function playAll(scripts: readonly WrittenScript[], stage: Stage): Promise<Played[]> {
  const queue = [...scripts];
  const results = new Map<WrittenScript, Played>();
  const work = async () => {
    for (let script = queue.shift(); script; script = queue.shift()) results.set(script, await play(script, stage));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const { script, failures, transcript } of [...results.values()]) {
    if (failures.length > 0 && transcript.some((line) => OVERTAKEN.test(line))) results.set(script, await play(script, stage));
  }
  return scripts.flatMap((script) => results.get(script) ?? []);
}

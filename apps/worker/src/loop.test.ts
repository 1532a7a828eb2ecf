import { Loop } from './loop.js';

/** Longer than any test takes: only wakes count. */
const NEVER = 2 ** 30;
const unexpected = (error: unknown): never => {
  throw error;
};

describe('a loop', () => {
  it('goes on while its job finds work, and then rests', async () => {
    let left = 3;
    let runs = 0;
    const loop = new Loop(
      async () => {
        runs += 1;
        return left-- > 0;
      },
      NEVER,
      unexpected,
    );
    loop.wake();
    await until(() => runs === 4);
    await loop.stop();
    expect(runs).toBe(4);
  });

  it('never runs its job twice at a time, and once more for wakes that come meanwhile', async () => {
    let atOnce = 0;
    let most = 0;
    let runs = 0;
    const gate = Promise.withResolvers<void>();
    const loop = new Loop(
      async () => {
        runs += 1;
        most = Math.max(most, ++atOnce);
        await gate.promise;
        atOnce -= 1;
        return false;
      },
      NEVER,
      unexpected,
    );
    for (let i = 0; i < 5; i++) loop.wake();
    gate.resolve();
    await until(() => runs === 2 && atOnce === 0);
    await loop.stop();
    expect([runs, most]).toEqual([2, 1]);
  });

  it('tells of a job that throws, and runs it again at the next wake', async () => {
    const errors: unknown[] = [];
    let runs = 0;
    const loop = new Loop(
      async () => {
        runs += 1;
        if (runs === 1) throw new RangeError('no');
        return false;
      },
      NEVER,
      (error) => errors.push(error),
    );
    loop.wake();
    await until(() => errors.length === 1);
    loop.wake();
    await until(() => runs === 2);
    await loop.stop();
    expect(errors).toEqual([new RangeError('no')]);
  });

  it('looks by itself where a wake got lost', async () => {
    const looked = Promise.withResolvers<void>();
    const loop = new Loop(
      async () => {
        looked.resolve();
        return false;
      },
      1,
      unexpected,
    );
    // The loop keeps no process alive by itself; a test's own timer does.
    const alive = setInterval(() => undefined, 1_000);
    await looked.promise;
    clearInterval(alive);
    await loop.stop();
  });

  it('ends what is under way when it is stopped, and begins nothing more', async () => {
    const begun = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    let ended = 0;
    const loop = new Loop(
      async () => {
        begun.resolve();
        await gate.promise;
        ended += 1;
        return true;
      },
      NEVER,
      unexpected,
    );
    loop.wake();
    await begun.promise;
    const stopped = loop.stop();
    gate.resolve();
    await stopped;
    loop.wake();
    expect(ended).toBe(1);
  });
});

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('it did not come about');
    await new Promise((next) => setImmediate(next));
  }
}

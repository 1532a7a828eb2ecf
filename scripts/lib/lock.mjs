import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from './paths.mjs';

const PATH = join(ROOT, '.cache', 'prepare.lock');
const POLL_MS = 200;

/**
 * Runs `work` while no other process on this machine prepares the same checkout.
 * @param {() => Promise<void>} work
 * @param {(line: string) => void} say told once where another process has to be waited for
 */
export async function withLock(work, say) {
  mkdirSync(dirname(PATH), { recursive: true });
  let waiting = false;
  while (!take()) {
    if (clearIfDead()) continue;
    if (!waiting) say('Another command is preparing this checkout: waiting for it …');
    waiting = true;
    await pause(POLL_MS);
  }
  const release = () => rmSync(PATH, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take() {
  try {
    writeFileSync(PATH, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock of a process that has gone. @returns whether there is reason to try again at once */
function clearIfDead() {
  const holder = read();
  if (holder === null || isAlive(holder)) return false;
  const aside = `${PATH}.${process.pid}`;
  try {
    renameSync(PATH, aside); // of two that see the same dead lock only one can move it
  } catch (error) {
    if (error.code === 'ENOENT') return true;
    throw error;
  }
  rmSync(aside, { force: true });
  return true;
}

function read() {
  try {
    return JSON.parse(readFileSync(PATH, 'utf8'));
  } catch {
    return null; // just released, or just being written: look again
  }
}

function isAlive({ pid, host }) {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

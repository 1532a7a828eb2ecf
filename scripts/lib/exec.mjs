import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { NODE } from './paths.mjs';

/**
 * Becomes the project's own Node with these arguments. Where this process cannot be replaced (Node before 23.11, as on the very
 * first run) the other one runs under it, and signals and exit code are passed on.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function become(args, env = process.env) {
  if (process.execve) process.execve(NODE, [NODE, ...args], env);
  return runUnder(args, env);
}

/** Runs the project's own Node under this process. @returns its exit code, 128 + n where signal n ended it */
export function runUnder(args, env = process.env) {
  return new Promise((done, failed) => {
    const child = spawn(NODE, args, { stdio: 'inherit', env });
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const pass = (signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, pass);
    // A signal to npm ends the shell between, which passes nothing on.
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && pass('SIGTERM'), 500).unref();
    child.on('error', failed);
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, pass);
      done(code ?? 128 + constants.signals[signal]);
    });
  });
}

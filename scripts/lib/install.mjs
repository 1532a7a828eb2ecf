import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { MODULES, NODE, ROOT } from './paths.mjs';
import { Problem } from './problem.mjs';
import { hashFile, stamp } from './stamp.mjs';

const LOCKFILE = join(ROOT, 'package-lock.json');
/** What node_modules takes, and room to unpack it. */
const ROOM_MB = 1_500;
const PROGRESS_MS = 15_000;
/** Five tries within half a minute: a network that is not there is told soon, one that stumbles is borne with. */
const RETRIES = ['--fetch-retries=4', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=15000'];

/** @returns whether node_modules is what package-lock.json asks for. */
export function isInstalled() {
  if (!existsSync(NODE)) return false;
  const wanted = hashFile(LOCKFILE);
  if (stamp.read('lock') === wanted) return true;
  if (!matchesLock()) return false;
  stamp.write('lock', wanted);
  return true;
}

/** Whether somebody's own `npm install` has brought what the lock asks for: npm notes what it installed. */
function matchesLock() {
  const noted = join(MODULES, '.package-lock.json');
  if (!existsSync(noted)) return false;
  const there = packagesOf(noted);
  return Object.entries(packagesOf(LOCKFILE)).every(([path, { version, optional, link }]) => {
    if (!path.includes('node_modules/')) return true; // the root and the workspaces themselves
    const installed = there[path];
    return installed ? link || installed.version === version : optional;
  });
}

const packagesOf = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

/** Installs what package-lock.json asks for. @throws Problem where that is not possible, saying why */
export async function install(say) {
  const wanted = hashFile(LOCKFILE);
  assertRoom();
  say('Installing packages (one to three minutes the first time) …');
  const started = Date.now();
  const timer = setInterval(() => say(`  still installing, ${seconds(started)} s …`), PROGRESS_MS);
  try {
    await npmCi();
  } finally {
    clearInterval(timer);
  }
  if (!existsSync(NODE))
    throw new Problem('The installation did not bring its own Node: run "npm ci --foreground-scripts" to see why.');
  stamp.write('lock', wanted);
  say(`Packages installed in ${seconds(started)} s.`);
}

/** npm itself goes on for minutes on a full disk and then fails with something else. */
function assertRoom() {
  const { bavail, bsize } = statfsSync(ROOT);
  const free = Math.round((bavail * bsize) / 1e6);
  if (free < ROOM_MB) throw new Problem(`The disk is full: ${free} MB are free, and an installation takes about ${ROOM_MB} MB.`);
}

const seconds = (since) => Math.round((Date.now() - since) / 1000);

/**
 * Runs `npm ci` with the Node that started npm, since the one in node_modules is about to be replaced. Development
 * dependencies come too whatever NODE_ENV is: the compiler is one of them.
 */
function npmCi() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error', ...RETRIES];
  const cli = process.env.npm_execpath;
  const outer = process.env.npm_node_execpath;
  const [command, first] = cli && outer && !outer.startsWith(MODULES) ? [outer, [cli]] : ['npm', []];
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.includes('node_modules'));
  const env = { ...process.env, PATH: path.join(delimiter) };
  return new Promise((done, failed) => {
    const child = spawn(command, [...first, ...args], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors = (errors + chunk).slice(-20_000);
    });
    child.on('error', (error) => failed(new Problem(`npm could not be started: ${error.message}`)));
    child.on('close', (code) => (code === 0 ? done() : failed(new Problem(reason(errors)))));
  });
}

function reason(errors) {
  if (/ENOSPC|no space left/i.test(errors))
    return 'The disk is full: free some space (an installation takes about 1.5 GB) and try again.';
  if (/EACCES|EPERM/.test(errors)) return `npm may not write in ${ROOT}: run this as the owner of the checkout.`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network/i.test(errors)) {
    return 'The package registry cannot be reached: the first start needs the network, later ones do not. Connect and try again.';
  }
  if (/\bEUSAGE\b|in sync/.test(errors))
    return 'package.json and package-lock.json do not agree: run "npm install" and commit the lock.';
  return `npm ci failed:\n${errors.trim().split('\n').slice(-12).join('\n')}`;
}

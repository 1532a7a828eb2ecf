import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES, NODE, ROOT } from './paths.mjs';
import { Problem } from './problem.mjs';
import { hashTree, stamp } from './stamp.mjs';

/** The browser apps, and the packages of ours that are built into them. */
const BROWSER_APPS = {
  'apps/console': ['libs/staff/src', 'libs/conversation/src'],
  'apps/widget': ['channels/web-chat/src', 'libs/conversation/src'],
};
const SOURCES = ['apps', 'channels', 'intents', 'libs', 'tsconfig.json', 'tsconfig.base.json', 'package-lock.json'];

/** What there is to build: a name, a hash of what it is made from, the places it writes to, and how. */
function targets() {
  const isSource = (name) => /\.(ts|json)$/.test(name) && !name.endsWith('.test.ts');
  const typescript = {
    name: 'server',
    hash: hashTree(
      SOURCES.map((path) => join(ROOT, path)),
      isSource,
    ),
    outputs: projects().map((path) => join(ROOT, path, 'dist')),
    command: [join(MODULES, 'typescript', 'bin', 'tsc'), '-b'],
    cwd: ROOT,
  };
  const models = {
    name: 'models',
    hash: hashTree(
      ['intents', 'libs/understanding/src', 'libs/understanding/data', 'libs/understanding/artefacts'].map((path) =>
        join(ROOT, path),
      ),
      (name) => /\.(yaml|ts|txt|wasm)$/.test(name) && !name.endsWith('.test.ts'),
    ),
    outputs: [join(ROOT, 'intents', 'dist', 'models')],
    command: [join(ROOT, 'intents', 'dist', 'cli', 'train.js')],
    cwd: ROOT,
  };
  return [typescript, models, ...Object.keys(BROWSER_APPS).filter(isViteApp).map(viteTarget)];
}

/** The TypeScript projects of the root, as tsconfig.json lists them. */
function projects() {
  return JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8')).references.map(({ path }) => path);
}

const isViteApp = (app) =>
  existsSync(join(ROOT, app)) && readdirSync(join(ROOT, app)).some((name) => name.startsWith('vite.config.'));

function viteTarget(app) {
  return {
    name: app.replace('apps/', ''),
    hash: hashTree(
      [app, ...BROWSER_APPS[app], 'package-lock.json'].map((path) => join(ROOT, path)),
      (name) => !/\.test\.tsx?$/.test(name),
    ),
    outputs: [join(ROOT, app, 'dist')],
    command: [join(MODULES, 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error'],
    cwd: join(ROOT, app),
  };
}

const isStale = ({ name, hash, outputs }) => stamp.read(`built-${name}`) !== hash || !outputs.every(existsSync);

/** @returns the parts whose sources changed since they were built, or that were never built. */
export function stale() {
  return targets().filter(isStale);
}

/** Builds one part. @throws Problem with the compiler's words where it fails */
export async function build(target, say) {
  say(`Building ${target.name} …`);
  const { code, output } = await run(NODE, target.command, target.cwd);
  if (code !== 0) throw new Problem(`Building ${target.name} failed:\n${output.trim()}`);
  stamp.write(`built-${target.name}`, target.hash);
}

function run(command, args, cwd) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', failed);
    child.on('close', (code) => done({ code, output }));
  });
}

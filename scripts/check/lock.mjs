import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * npm leaves packages of other platforms out of package-lock.json where it could not see them (an offline mirror, a cache), and
 * `npm ci` then refuses the lock everywhere. Their version is exact in whatever asks for them, so they can be put back.
 */
const SYSTEMS = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openharmony', 'openbsd', 'netbsd', 'sunos', 'aix'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32', 'arm'];

/** @returns {string[]} optional packages that package-lock.json asks for and does not hold, a sentence each */
export function incomplete(root) {
  return absent(read(root).packages).map(
    ({ name, by }) => `${name}, wanted by ${by}, is not in package-lock.json: run "node scripts/complete-lock.mjs"`,
  );
}

/** Puts them in. @returns {number} how many */
export function complete(root) {
  const lock = read(root);
  const missing = absent(lock.packages);
  for (const { name, range, asking } of missing) lock.packages[`node_modules/${name}`] = entryFor(name, range, asking);
  const byPath = ([a], [b]) => a.localeCompare(b, 'en');
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byPath));
  if (missing.length > 0) writeFileSync(join(root, 'package-lock.json'), `${JSON.stringify(lock, null, 2)}\n`);
  return missing.length;
}

const read = (root) => JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

function absent(packages) {
  return Object.entries(packages).flatMap(([path, asking]) =>
    Object.entries(asking.optionalDependencies ?? {})
      .filter(([name]) => !isFound(packages, path, name))
      .map(([name, range]) => ({ name, range, asking, by: path.replace(/^.*node_modules\//, '') })),
  );
}

/** Looks a package up as Node does: beside the asking one, then in each folder above. */
function isFound(packages, from, name) {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    if (packages[`${base === '' ? '' : `${base}/`}node_modules/${name}`]) return true;
    if (base === '') return false;
  }
}

function entryFor(name, range, { dev, license }) {
  const os = SYSTEMS.find((system) => name.includes(system));
  const cpu = PROCESSORS.find((processor) => name.includes(processor));
  const libc = os === 'linux' && (/musl/.test(name) ? 'musl' : /gnu/.test(name) ? 'glibc' : undefined);
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(dev ? { dev } : {}),
    ...(libc ? { libc: [libc] } : {}),
    license,
    optional: true,
    ...(os ? { os: [os] } : {}),
  };
}

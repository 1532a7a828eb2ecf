import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import {
  FILE_IMPORTS,
  HIDDEN_INPUTS,
  IMPURE_IMPORTS,
  MAY_IMPORT,
  MAY_READ_FILES,
  PURE,
  TESTS_MAY_IMPORT,
  TOOLS,
} from './directions.mjs';

const SCOPE = '@carethread/';
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\(\s*)(['"])([^'"\n]+)\1/g;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g;

/**
 * @param {string} root of a checkout
 * @returns {string[]} every crossed boundary, a sentence each with file and line; none where all is well
 */
export function boundaries(root) {
  return packagesOf(root).flatMap((folder) => {
    const name = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')).name.replace(SCOPE, '');
    if (!(name in MAY_IMPORT)) return [`${folder}: "${name}" has no place in scripts/check/directions.mjs yet`];
    return [...sources(join(root, folder))].flatMap((file) => inspect({ root, folder, name, file }));
  });
}

function packagesOf(root) {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return workspaces
    .flatMap((pattern) => {
      if (!pattern.endsWith('/*')) return [pattern];
      const parent = pattern.slice(0, -2);
      return readdirSync(join(root, parent)).map((child) => `${parent}/${child}`);
    })
    .filter((folder) => statSync(join(root, folder, 'package.json'), { throwIfNoEntry: false }));
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !['node_modules', 'dist'].includes(entry.name)) yield* sources(path);
    else if (/\.(ts|tsx|mts|mjs|js)$/.test(entry.name)) yield path;
  }
}

function inspect({ root, folder, name, file }) {
  const path = relative(root, file);
  // Blanked, not cut, so that lines keep their numbers.
  const code = readFileSync(file, 'utf8').replace(COMMENT, (comment) => comment.replace(/[^\n]/g, ' '));
  const lineOf = (index) => code.slice(0, index).split('\n').length;
  const isTest = /\.test\.tsx?$/.test(file);
  const found = [...code.matchAll(IMPORT)].flatMap((match) => {
    const wrong = wrongImport({ root, folder, name, path, isTest, target: match[2] });
    return wrong ? [`${path}:${lineOf(match.index)}: ${wrong}`] : [];
  });
  return isPure(path, isTest) ? [...found, ...hiddenInputs(path, code, lineOf)] : found;
}

const isPure = (path, isTest) => !isTest && PURE.some((folder) => path.startsWith(`${folder}/src/`)) && !TOOLS.test(path);
const mayReadFiles = (path) => MAY_READ_FILES.some((pattern) => pattern.test(path));

/** @returns what is wrong with importing `target`, or null */
function wrongImport({ root, folder, name, path, isTest, target }) {
  if (target.startsWith('.')) {
    const reached = relative(root, resolve(root, dirname(path), target));
    const inside = reached === folder || reached.startsWith(`${folder}/`) || (isTest && reached.startsWith('test/support/'));
    return inside ? null : `reaches into ${reached}: import the package, by its public face`;
  }
  if (target.startsWith(SCOPE)) {
    const [other, ...inner] = target.slice(SCOPE.length).split('/');
    const allowed = isTest ? [...MAY_IMPORT[name], ...TESTS_MAY_IMPORT] : MAY_IMPORT[name];
    if (other !== name && !allowed.includes(other)) return `${name} may not import ${other}: imports go downward only`;
    return inner.length > 0 && !isDeclared(root, other, inner)
      ? `reaches into ${target}: that is no public face of ${other}`
      : null;
  }
  if (!isPure(path, isTest)) return null;
  if ((FILE_IMPORTS.test(target) && !mayReadFiles(path)) || IMPURE_IMPORTS.some((pattern) => pattern.test(target))) {
    return `${name} is pure: ${target} must stay outside`;
  }
  return null;
}

/** A package may have a second public face, if its `exports` name it. */
function isDeclared(root, other, inner) {
  for (const parent of ['libs', 'channels', 'apps', '.']) {
    const manifest = join(root, parent, other, 'package.json');
    if (statSync(manifest, { throwIfNoEntry: false })) {
      return `./${inner.join('/')}` in (JSON.parse(readFileSync(manifest, 'utf8')).exports ?? {});
    }
  }
  return false;
}

function hiddenInputs(path, code, lineOf) {
  return HIDDEN_INPUTS.flatMap(({ pattern, what }) =>
    [...code.matchAll(new RegExp(pattern, 'g'))].map(
      (match) => `${path}:${lineOf(match.index)}: ${what} in the pure core: let it be handed in`,
    ),
  );
}

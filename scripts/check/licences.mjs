import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that let a clinic run and change the whole. Copyleft over a network, source-available and unknown ones do not. */
const FINE = new Set([
  ...[
    '0BSD',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'CC-BY-3.0',
    'CC-BY-4.0',
    'CC0-1.0',
    'ISC',
    'MIT',
  ],
  ...['MIT-0', 'MPL-2.0', 'PostgreSQL', 'Python-2.0', 'Unicode-3.0', 'Unlicense', 'WTFPL', 'Zlib'],
]);

/**
 * Looks at what is shipped (no development dependencies), on every platform, as package-lock.json lists it.
 * @param {string} root of a checkout
 * @returns {{ problems: string[], counted: number }}
 */
export function licences(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const shipped = Object.entries(packages).filter(([path, entry]) => path.includes('node_modules/') && !entry.dev && !entry.link);
  const problems = shipped.flatMap(([path, entry]) => {
    const licence = licenceOf(root, path, entry);
    return isFine(licence) ? [] : [`${path.replace(/^.*node_modules\//, '')} ${entry.version}: licence ${licence ?? 'unknown'}`];
  });
  return { problems, counted: shipped.length };
}

function licenceOf(root, path, entry) {
  if (entry.license) return entry.license;
  try {
    const { license, licenses } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
    return license?.type ?? license ?? licenses?.[0]?.type;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined; // of another platform, and unknown: that is a problem
    throw error;
  }
}

/** An SPDX expression: fine if one side of each OR is, and both sides of each AND are. */
export function isFine(expression) {
  if (typeof expression !== 'string') return false;
  const bare = expression.replace(/[()]/g, ' ').trim();
  return bare.split(/\s+OR\s+/).some((side) => side.split(/\s+AND\s+/).every((id) => FINE.has(id.trim())));
}

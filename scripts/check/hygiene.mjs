import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const CODE = /\.(ts|tsx|mjs|cjs|js|css|html|yaml|yml|sh|sql|md)$|(^|\/)\.ci\/run$/;
/** In comments only: "todo" is a word in Spanish, and shouted Spanish is what some examples hold. */
const UNFINISHED = /(\/\/|\/\*|^\s*\*|#|<!--).*\b(TO[D]O|FIX[M]E|X[X]X|HAC[K])\b/;
const MAX_BYTES = 2_000_000;

const RULES = [
  { what: 'something unfinished', pattern: UNFINISHED, only: CODE },
  { what: 'a path of one machine', pattern: /(^|[\s"'`(=:])\/(work|home\/\w+|Users\/\w+|root)\// },
  { what: 'a registry host', pattern: /\b(registry\.[\w-]*npm[\w-]*\.\w+|registry\.yarnpkg\.com|npm\.pkg\.github\.com)\b/ },
  { what: 'a private key', pattern: /-----BEGIN (RSA |EC |OPENSSH |ENCRYPTED )?PRIVATE KEY-----/ },
  { what: "a cloud provider's key", pattern: /\b(AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[\w-]{35}\b/ },
  { what: 'an API token', pattern: /\b(sk-(proj-|ant-)?[A-Za-z0-9_-]{32,}|xox[abprs]-\d[\w-]{20,}|gh[pousr]_\w{36})\b/ },
];

/**
 * @param {string} root of a checkout
 * @returns {string[]} what no tracked file may hold: work left undone, paths of a machine, registries, secrets
 */
export function hygiene(root) {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 });
  return files
    .split('\0')
    .filter(Boolean)
    .flatMap((file) => inspect(root, file));
}

function inspect(root, file) {
  const path = join(root, file);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size > MAX_BYTES) return [];
  const content = readFileSync(path);
  if (content.includes(0)) return []; // not a text
  const rules = RULES.filter(({ only }) => !only || only.test(file));
  return content
    .toString('utf8')
    .split('\n')
    .flatMap((line, i) => rules.filter(({ pattern }) => pattern.test(line)).map(({ what }) => `${file}:${i + 1}: ${what}`));
}

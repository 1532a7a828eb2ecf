import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hygiene } from '../../scripts/check/hygiene.mjs';
import { isFine } from '../../scripts/check/licences.mjs';

describe('the hygiene check', () => {
  let repository: string;
  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), 'carethread-hygiene-'));
    execFileSync('git', ['init', '-q'], { cwd: repository });
  });
  afterEach(() => rmSync(repository, { recursive: true, force: true }));

  function track(name: string, content: string): string[] {
    writeFileSync(join(repository, name), content);
    execFileSync('git', ['add', name], { cwd: repository });
    return hygiene(repository);
  }

  // Put together here, so that this file itself holds none of them.
  it.each([
    ['a.ts', `// TO${'DO'}: later`, 'something unfinished'],
    ['a.md', `see /ho${'me/'}ana/notes`, 'a path of one machine'],
    ['a.json', `"https://registry.${'npm'}js.org/x"`, 'a registry host'],
    ['a.pem', `-----BEGIN ${'PRIVATE'} KEY-----`, 'a private key'],
    ['a.env', `KEY=AKI${'A'}ABCDEFGHIJKLMNOP`, "a cloud provider's key"],
    ['a.txt', `xox${'b'}-123456789012-abcdefghijklmnop`, 'an API token'],
  ])('names file and line of what does not belong: %s', (name, content, what) => {
    expect(track(name, `fine\n${content}\n`)).toEqual([`${name}:2: ${what}`]);
  });

  it('lets a shouted Spanish word pass, and the paths of any machine', () => {
    expect(track('a.ts', "const text = 'ODIO TODO ESTO'; // in /usr/bin or /tmp\n")).toEqual([]);
  });
});

describe('the licence check', () => {
  it.each([['MIT'], ['Apache-2.0 OR GPL-3.0-only'], ['(MIT OR CC0-1.0)'], ['MIT AND ISC']])('takes %s', (expression) => {
    expect(isFine(expression)).toBe(true);
  });

  it.each([['AGPL-3.0-only'], ['SSPL-1.0'], ['BUSL-1.1'], ['FCL-1.0-ALv2'], ['MIT AND AGPL-3.0'], ['UNLICENSED'], [undefined]])(
    'refuses %s',
    (expression) => {
      expect(isFine(expression)).toBe(false);
    },
  );
});

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_POLICY, readPolicyFiles } from './files.js';

const PROGRAM = join(DEFAULT_POLICY, 'dist/check.js');

describe('npm run intents:check', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'carethread-policy-'));
    for (const { path } of readPolicyFiles()) cpSync(join(DEFAULT_POLICY, path), join(folder, path), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const check = () => spawnSync(process.execPath, [PROGRAM, folder], { encoding: 'utf8' });

  it('ends well for the policy that comes with the product, which has no rule about what is not there', () => {
    const { status, stdout, stderr } = check();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/ intents, .*: usable\.$/m);
  });

  it('ends with 1 and names file, line and mend where a rule is about an intent that is not there', () => {
    const file = join(folder, 'routing.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('intent: test_results', 'intent: lab_results'));
    const { status, stdout, stderr } = check();
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(
      /^routing\.yaml:\d+: no intent is called "lab_results": write test_results or .*, make a file for it,/,
    );
  });
});

import { stderr, stdout } from 'node:process';
import { checkRouting } from '@carethread/routing';
import { sharedExamples } from './examples.js';
import { readPolicyFiles } from './files.js';
import { findingsOf } from './findings.js';
import { loadPolicy } from './load.js';
import { loadRouting } from './load-routing.js';
import { PolicyError } from './read-yaml.js';

/** `npm run intents:check [folder]`: exit 1 with file, line and mend where a file is wrong; findings are printed and pass. */
function main(folder: string | undefined): number {
  try {
    const policy = loadPolicy(folder);
    const shared = sharedExamples(policy, readPolicyFiles(folder));
    if (shared.length > 0) throw new PolicyError(shared);
    const findings = [...findingsOf(policy), ...checkRouting(loadRouting(policy, folder))];
    for (const finding of findings) stdout.write(`note: ${finding}\n`);
    stdout.write(`${policy.intents.size} intents, ${policy.wording.size} wordings, version ${policy.version}: usable.\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    stderr.write(`${error.message}\n`);
    return 1;
  }
}

process.exitCode = main(process.argv[2]);

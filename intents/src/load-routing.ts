import { parseRouting, type Routing } from '@carethread/routing';
import { z } from 'zod';
import { type PolicyFile, readPolicyFiles } from './files.js';
import { PolicyError, problemsOf, readYaml } from './read-yaml.js';

const ROUTING = 'routing.yaml';

/**
 * Reads the queues and rules of the policy in a folder.
 * @throws PolicyError with file, line, what is wrong and how to mend it, for each thing that is
 */
export function loadRouting(folder?: string): Routing {
  return routingOf(readPolicyFiles(folder));
}

/** The same for files that are not on a disk. */
export function routingOf(files: readonly PolicyFile[]): Routing {
  const file = files.find(({ path }) => path === ROUTING);
  if (!file) throw new PolicyError([{ file: ROUTING, line: 1, problem: 'the file is missing: every policy has one' }]);
  const read = readYaml(file, z.unknown());
  if (!read.ok) throw new PolicyError(read.problems);
  try {
    return parseRouting(read.value);
  } catch (error) {
    if (error instanceof z.ZodError) throw new PolicyError(problemsOf(file, error, read.lineOf));
    throw error;
  }
}

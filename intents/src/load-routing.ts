import type { Policy } from '@carethread/dialogue';
import { parseRouting, type Routing, type Rule } from '@carethread/routing';
import { SAFETY_KINDS } from '@carethread/understanding';
import { z } from 'zod';
import { type PolicyFile, readPolicyFiles } from './files.js';
import { nearest } from './nearest.js';
import { PolicyError, type Problem, problemsOf, readYaml } from './read-yaml.js';

const ROUTING = 'routing.yaml';
/** When a queue is open: at any time, or when the clinic is (`hours` in clinic.yaml). */
const HOURS = ['always', 'clinic'];

/**
 * Reads the queues and rules of the policy in a folder.
 * @param policy of the same folder: rules are about its intents
 * @throws PolicyError with file, line, what is wrong and how to mend it, for each thing that is
 */
export function loadRouting(policy: Pick<Policy, 'intents'>, folder?: string): Routing {
  return routingOf(readPolicyFiles(folder), policy);
}

/** The same for files that are not on a disk. */
export function routingOf(files: readonly PolicyFile[], policy: Pick<Policy, 'intents'>): Routing {
  const file = files.find(({ path }) => path === ROUTING);
  if (!file) throw new PolicyError([{ file: ROUTING, line: 1, problem: 'the file is missing: every policy has one' }]);
  const read = readYaml(file, z.unknown());
  if (!read.ok) throw new PolicyError(read.problems);
  const routing = parsed(file, read.value, read.lineOf);
  const unknown = unknownNames(routing, [...policy.intents.keys()], read.lineOf);
  if (unknown.length > 0) throw new PolicyError(unknown);
  return routing;
}

type LineOf = (path: readonly PropertyKey[]) => number;

function parsed(file: PolicyFile, value: unknown, lineOf: LineOf): Routing {
  try {
    return parseRouting(value);
  } catch (error) {
    if (error instanceof z.ZodError) throw new PolicyError(problemsOf(file, error, lineOf));
    throw error;
  }
}

/** A rule about something that there is not would never hold, and what it was written for would go by. */
function unknownNames({ rules, queues }: Routing, intents: readonly string[], lineOf: LineOf): Problem[] {
  const at = (path: readonly PropertyKey[], problem: string): Problem => ({ file: ROUTING, line: lineOf(path), problem });
  const inRule = (rule: Rule, index: number) => [
    ...missing(rule.when.intent, intents).map(({ name, place }) =>
      at(
        ['rules', index, 'when', 'intent', place],
        `no intent is called "${name}": write ${offer(name, intents)}, make a file for it, or take it out of the rule`,
      ),
    ),
    ...missing(rule.when.kind, SAFETY_KINDS).map(({ name, place }) =>
      at(
        ['rules', index, 'when', 'kind', place],
        `no kind of danger is called "${name}": write ${offer(name, SAFETY_KINDS)}, or take it out of the rule`,
      ),
    ),
  ];
  const inQueue = queues.flatMap(({ hours }, index) =>
    missing([hours], HOURS).map(({ name }) =>
      at(['queues', index, 'hours'], `no hours are called "${name}": write ${HOURS.join(' or ')}`),
    ),
  );
  return [...inQueue, ...rules.flatMap(inRule)];
}

function missing(names: readonly string[] | undefined, known: readonly string[]): { name: string; place: number }[] {
  return (names ?? []).flatMap((name, place) => (known.includes(name) ? [] : [{ name, place }]));
}

const offer = (wrong: string, known: readonly string[]) => nearest(wrong, known).join(' or ');

/** What is wrong with one variable. Never holds the value that was given. */
export interface ConfigProblem {
  readonly variable: string;
  /** What would have been right: "a whole number from 0 to 65535". */
  readonly expected: string;
  /** A value that would do, as it would be written: "3000". */
  readonly example: string;
  /** The variable is not set, though something else makes it necessary: which, in words. */
  readonly requiredBy?: string;
}

/** The environment cannot be used. Its message has one sentence a variable and fits a terminal. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  /** @param problems at least one */
  constructor(readonly problems: readonly ConfigProblem[]) {
    super(problems.map(sentence).join('\n'));
  }
}

function sentence({ variable, expected, example, requiredBy }: ConfigProblem): string {
  const what = requiredBy === undefined ? `${variable} is not usable` : `${variable} is not set, and ${requiredBy}`;
  return `${what}: expected ${expected}, for example ${variable}=${example}`;
}

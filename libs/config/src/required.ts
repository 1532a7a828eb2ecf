import type { ConfigProblem } from './error.js';
import { VARIABLES, type Values, type VariableName } from './variables.js';

/** Notes variables that are unset though another one makes them necessary. */
export class Required {
  constructor(
    private readonly values: Values,
    private readonly problems: ConfigProblem[],
  ) {}

  /** Notes each of `names` that is unset. @param because what makes them necessary: "DATABASE_URL is" */
  need(names: readonly VariableName[], because: string): void {
    for (const name of names) {
      // A variable that was set to something wrong has been named already.
      if (this.values[name] !== undefined || this.problems.some(({ variable }) => variable === name)) continue;
      const { expected, example } = VARIABLES[name];
      this.problems.push({ variable: name, expected, example, requiredBy: because });
    }
  }

  /**
   * A group of variables of which either none is set or all are.
   * @returns the values of all, or null where none is set or one is lacking (which is then noted)
   */
  group<const N extends VariableName>(names: readonly N[]): { [K in N]: NonNullable<Values[K]> } | null {
    const first = names.find((name) => this.values[name] !== undefined);
    if (first === undefined) return null;
    this.need(names, `${first} is`);
    const complete = names.every((name) => this.values[name] !== undefined);
    return complete ? (this.values as { [K in N]: NonNullable<Values[K]> }) : null;
  }
}

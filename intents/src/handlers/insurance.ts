import { type Handler, type HandlerContext, type NamedPlan, plain, type Say } from '@carethread/dialogue';

const NO_INSURANCE =
  /\b(no insurance|without insurance|uninsured|dont have (any )?insurance|self pay|sin seguro|no tengo seguro|en efectivo|pay cash)\b/;

/** Is this plan taken? By the plan's name, from the clinic's own list. */
export const insurance: Handler = {
  name: 'insurance',
  oneShot: true,
  start: ({ text, understanding }, context) => ({ say: [answer(`${text} ${understanding.slots.insurance ?? ''}`, context)] }),
  resume: () => ({ notMine: true }),
  task: () => 'Asked which insurance plans are accepted.',
};

function answer(text: string, { policy }: HandlerContext): Say {
  const words = ` ${plain(text)} `;
  const { accepted, notAccepted } = policy.clinic.insurance;
  const taken = accepted.filter((plan) => isNamed(plan, words));
  const others = notAccepted.filter((plan) => isNamed(plan, words));
  if (taken.length > 0 && others.length > 0)
    return { key: 'insurance.some-accepted', params: { plans: names(taken), others: names(others) } };
  if (taken.length > 0) return { key: 'insurance.accepted', params: { plan: names(taken) } };
  if (others.length > 0) return { key: 'insurance.not-accepted', params: { plan: names(others) } };
  if (NO_INSURANCE.test(words)) return { key: 'insurance.no-insurance' };
  return { key: 'insurance.list', params: { plans: names(accepted) } };
}

/** A plan's names with a blank around each, plain; made once a plan. */
const PLAIN_NAMES = new WeakMap<NamedPlan, readonly string[]>();

function isNamed(plan: NamedPlan, words: string): boolean {
  const known = PLAIN_NAMES.get(plan) ?? [plan.name, ...plan.also].map((it) => ` ${plain(it)} `);
  PLAIN_NAMES.set(plan, known);
  return known.some((it) => words.includes(it));
}

function names(plans: readonly NamedPlan[]): string {
  return plans.map(({ name }) => name).join(', ');
}

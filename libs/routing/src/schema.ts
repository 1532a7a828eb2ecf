import { CHANNELS, EMOTIONS, HANDOFF_CAUSES, LANGUAGES, SAFETY_LEVELS, STATUSES } from '@carethread/conversation';
import { z } from 'zod';

const NAME = /^[a-z][a-z0-9-]*$/;
const queueNameSchema = z.string().regex(NAME, 'a queue name is lower-case letters, digits and dashes, such as "front-desk"');

const choice = <const T extends readonly [string, ...string[]]>(what: string, values: T) =>
  z.enum(values, { error: (issue) => `"${String(issue.input)}" is no ${what}; expected one of: ${values.join(', ')}` });

/** A single value, or a list of which one has to fit. */
const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).min(1));

/**
 * What a rule looks at. All conditions of a rule must hold; of a list, one. `level` means "this or graver", `score` "this or
 * more", `failures` "this many or more".
 */
export const conditionSchema = z
  .strictObject({
    level: choice('safety level', SAFETY_LEVELS).optional(),
    kind: oneOrMore(z.string().min(1)).optional(),
    emotion: oneOrMore(choice('emotion', EMOTIONS)).optional(),
    score: z.number().min(0).max(1).optional(),
    intent: oneOrMore(z.string().min(1)).optional(),
    cause: oneOrMore(choice('cause of a handoff', HANDOFF_CAUSES)).optional(),
    failures: z.number().int().min(1).optional(),
    language: oneOrMore(choice('language', LANGUAGES)).optional(),
    channel: oneOrMore(choice('channel', CHANNELS)).optional(),
    status: oneOrMore(choice('status', STATUSES)).optional(),
  })
  .refine((when) => Object.keys(when).length > 0, 'a rule needs at least one condition under "when"')
  .refine((when) => when.score === undefined || when.emotion !== undefined, '"score" is the strength of an "emotion": name one');
export type Condition = z.infer<typeof conditionSchema>;

/** A place where conversations wait for a person. */
export const queueSchema = z.strictObject({
  name: queueNameSchema,
  title: z.string().min(1),
  /** "always", or a name of the clinic's hours. */
  hours: z.string().min(1),
  /** 0 routine … 100 crisis. */
  priority: z.number().int().min(0).max(100),
  /** Seconds within which a person must have answered. */
  answerWithin: z.number().int().min(1),
});
export type Queue = z.infer<typeof queueSchema>;

export const ruleSchema = z
  .strictObject({
    /** The rule in an admin's words: what agents and patients' records show as the reason. */
    sentence: z.string().min(8, 'say in a sentence what the rule is for: agents read it as the reason'),
    when: conditionSchema,
    queue: queueNameSchema.optional(),
    to: z.literal('bot', { error: '"to" can only be "bot"; a person is reached by "queue"' }).optional(),
  })
  .refine((rule) => (rule.queue === undefined) !== (rule.to === undefined), 'a rule has either "queue: <name>" or "to: bot"')
  .refine((rule) => rule.to === undefined || rule.when.level === undefined || rule.when.level === 'none', {
    message: 'a rule about danger cannot keep the conversation with the bot',
    path: ['to'],
  });
export type Rule = z.infer<typeof ruleSchema>;

export const routingSchema = z
  .strictObject({ version: z.literal(1), queues: z.array(queueSchema).min(1), rules: z.array(ruleSchema).min(1) })
  .superRefine(({ queues, rules }, context) => {
    const names = queues.map((queue) => queue.name);
    for (const [index, name] of names.entries()) {
      if (names.indexOf(name) === index) continue;
      context.addIssue({ code: 'custom', path: ['queues', index, 'name'], message: `there are two queues called "${name}"` });
    }
    for (const [index, { queue }] of rules.entries()) {
      if (queue === undefined || names.includes(queue)) continue;
      const message = `no queue is called "${queue}"; there are: ${names.join(', ')}`;
      context.addIssue({ code: 'custom', path: ['rules', index, 'queue'], message });
    }
  });
export type Routing = z.infer<typeof routingSchema>;

/**
 * @param data what routing.yaml holds, already parsed from YAML
 * @returns the queues and rules
 * @throws z.ZodError whose issues name, by path, what is wrong and what was expected
 */
export function parseRouting(data: unknown): Routing {
  return routingSchema.parse(data);
}

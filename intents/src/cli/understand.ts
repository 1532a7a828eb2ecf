import { join } from 'node:path';
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { type Channel, channelSchema, emptyState, type Router, type Understanding } from '@carethread/conversation';
import type { Policy } from '@carethread/dialogue';
import { compileRouting } from '@carethread/routing';
import { createUnderstander, readEmotion, screenSafety, trainOrLoad, type Understander } from '@carethread/understanding';
import { z } from 'zod';
import { loadPolicy, loadRouting } from '../index.js';
import { lexiconOf } from './lexicon.js';

const lineSchema = z.union([
  z.string().transform((text) => ({ text, channel: undefined })),
  z.object({ text: z.string(), channel: channelSchema.optional() }),
]);

interface Asked {
  readonly text: string;
  readonly channel: Channel;
}

/** A line is an object with `text`, a JSON string, or (where it is neither) the text itself. */
function readLine(line: string): Asked {
  let data: unknown = line;
  try {
    data = JSON.parse(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const { text, channel } = lineSchema.safeParse(data).data ?? { text: line, channel: undefined };
  return { text, channel: channel ?? 'sms' };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function answer(text: string, understanding: Understanding, policy: Policy, route: Router): object {
  const { language, intent, confidence, also, slots, safety, emotion } = understanding;
  const cause = intent === null ? null : (policy.intents.get(intent)?.person ?? null);
  const { to, queue, priority, because } = route({ understanding, state: emptyState(), cause });
  return {
    text,
    language,
    intent,
    confidence: rounded(confidence),
    ...(also === undefined ? {} : { also: also.map((one) => ({ ...one, confidence: rounded(one.confidence) })) }),
    slots,
    safety,
    emotion: { label: emotion.label, score: rounded(emotion.score) },
    route: { to, queue, priority, because },
  };
}

/** The same model as the worker's, kept in the same folder. */
async function prepare(policy: Policy): Promise<Understander> {
  const { DATA_DIR: dataDir } = process.env;
  const intents = [...policy.intents.values()].map(({ name, examples }) => ({
    name,
    examples: { en: [...examples.en], es: [...examples.es] },
  }));
  const model = await trainOrLoad(join(dataDir ?? '.data', 'models'), intents);
  return createUnderstander({ model, screenSafety, readEmotion });
}

/** Reads a text a line from standard input and writes, in the same order, what is understood of each and where it would go. */
async function main(): Promise<void> {
  const policy = loadPolicy();
  const route = compileRouting(loadRouting());
  const understander = await prepare(policy);
  const lexicon = lexiconOf(policy);
  for await (const line of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const { text, channel } = readLine(line);
    const understanding = await understander.understand(text, { now: new Date().toISOString(), channel, lexicon });
    stdout.write(`${JSON.stringify(answer(text, understanding, policy, route))}\n`);
  }
}

await main();

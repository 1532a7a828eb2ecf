import type { Policy } from '@carethread/dialogue';
import { MEDICINES } from '@carethread/practice';
import type { IntentExamples, Lexicon } from '@carethread/understanding';

/** @returns what the clinic calls things: its own file's names, and the medicines that patients ask for. */
export function lexiconOf({ clinic }: Policy): Lexicon {
  return {
    timeZone: clinic.timeZone,
    practitioners: clinic.practitioners.map(({ name, short }) => ({ name, aliases: [short] })),
    locations: clinic.locations.map(({ id, name }) => ({ name, aliases: [id] })),
    visitTypes: clinic.visitTypes.map(({ code, name }) => ({ code, names: { en: [name.en], es: [name.es] } })),
    medicines: MEDICINES.map(({ ingredient, brands, spoken = [] }) => ({ name: ingredient, aliases: [...brands, ...spoken] })),
  };
}

/**
 * A policy to run with: what the classifier was trained on is not read any more, and takes tens of megabytes.
 * @param most examples that are left of each intent and language, from all over its list
 */
export function withFewExamples(policy: Policy, most: number): Policy {
  const few = (all: readonly string[]) => {
    const step = Math.max(1, Math.floor(all.length / most));
    // Copied letter by letter: a part of a text keeps the whole file in memory.
    return Array.from({ length: Math.min(most, all.length) }, (_, index) => Buffer.from(all[index * step] ?? '').toString());
  };
  const lean = [...policy.intents].map(
    ([name, intent]) => [name, { ...intent, examples: { en: few(intent.examples.en), es: few(intent.examples.es) } }] as const,
  );
  return { ...policy, intents: new Map(lean) };
}

/** @returns what the intents' classifier is trained on. */
export function examplesOf({ intents }: Policy): IntentExamples[] {
  return [...intents.values()].map(({ name, examples }) => ({ name, examples: { en: [...examples.en], es: [...examples.es] } }));
}

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

/** @returns what the intents' classifier is trained on. */
export function examplesOf({ intents }: Policy): IntentExamples[] {
  return [...intents.values()].map(({ name, examples }) => ({ name, examples: { en: [...examples.en], es: [...examples.es] } }));
}

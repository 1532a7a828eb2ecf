import { normalise } from './normalise.js';

/** A passage that questions are looked up in. */
export interface SoughtPassage {
  /** What it says, its heading first. */
  readonly text: readonly string[];
  /** What the whole page is about; it counts for less, since every passage of the page shares it. */
  readonly about: readonly string[];
}

/** Passages that are worth a closer look at most. */
const MOST_FOUND = 3;
const SHORTEST_WORD = 3;
/** Words that begin alike count as akin: "park", "parking"; "fumar", "fuma". */
const GRAM = 4;
/** What part of a question's weight a passage has to hold, and what part of the best one's. */
const LEAST_SHARE = 0.12;
const LEAST_OF_BEST = 0.5;
const ABOUT_WEIGHT = 0.5;

/** Words that say nothing of a subject, in either language, without accents. */
const EMPTY = new Set(
  (
    'the and for are was were you your can could may might will would should have has had how what when where who why which there here ' +
    'this that these those with from about any some does did doing get got need want like please thanks thank hello just know tell ask ' +
    'our ours they them their but not yes clinic office doctor visit come bring take make use also per into its out off ' +
    'que como cuando donde quien cual cuales cuanto para por con sin una uno unos unas los las del mis sus tus esta este esto estos estas hay ' +
    'puedo puede pueden podria tengo tiene tienen quiero necesito favor gracias hola usted ustedes ser son soy muy mas pero clinica cita ' +
    'doctor doctora saber decir hacer traer ir ver al el la lo le les se me mi su tu ya si no'
  ).split(' '),
);

/** @returns a text's words and their beginnings and middles, as features */
function featuresOf(text: string): Set<string> {
  const { tokens, folded } = normalise(text);
  const features = new Set<string>();
  for (const { kind, text: token, at } of tokens) {
    const word = folded.slice(at, at + token.length);
    if (kind !== 'word' || word.length < SHORTEST_WORD || EMPTY.has(word)) continue;
    features.add(word);
    const padded = `<${word}>`;
    for (let from = 0; from + GRAM <= padded.length; from++) features.add(padded.slice(from, from + GRAM));
  }
  return features;
}

/**
 * Looks questions up by rare words and n-grams that they share with passages. All of it is read once; a question takes well under a
 * millisecond for hundreds of passages.
 * @param passages all in one language
 * @returns a function that gives the places of the passages that may answer a question, best first; none where none shares enough
 */
export function passageFinder(passages: readonly SoughtPassage[]): (question: string) => number[] {
  const said = passages.map(({ text, about }) => ({ text: featuresOf(text.join('\n')), about: featuresOf(about.join('\n')) }));
  const holders = new Map<string, number>();
  for (const { text, about } of said) for (const it of text.union(about)) holders.set(it, (holders.get(it) ?? 0) + 1);
  const rarity = (feature: string) => Math.log(1 + said.length / (holders.get(feature) ?? 1));
  return (question) => {
    const asked = [...featuresOf(question)].map((feature) => ({ feature, weight: rarity(feature) }));
    const all = asked.reduce((sum, { weight }) => sum + weight, 0);
    if (all === 0) return [];
    const scored = said.map(({ text, about }, place) => {
      const held = asked.reduce((sum, { feature, weight }) => {
        if (text.has(feature)) return sum + weight;
        return about.has(feature) ? sum + weight * ABOUT_WEIGHT : sum;
      }, 0);
      return { place, share: held / all };
    });
    const best = Math.max(...scored.map(({ share }) => share));
    return scored
      .filter(({ share }) => share >= LEAST_SHARE && share >= best * LEAST_OF_BEST)
      .sort((a, b) => b.share - a.share || a.place - b.place)
      .slice(0, MOST_FOUND)
      .map(({ place }) => place);
  };
}

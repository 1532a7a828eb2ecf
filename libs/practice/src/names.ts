/** @returns words in the form that they are compared in: lower case, no accents, letters and digits only, one blank between */
export function folded(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}

/** Titles say nothing about who is meant. */
const TITLES = new Set([
  'dr',
  'doctor',
  'doctora',
  'md',
  'np',
  'pa',
  'do',
  'mr',
  'mrs',
  'ms',
  'nurse',
  'enfermera',
  'the',
  'el',
  'la',
]);

/**
 * @param asked as a patient or the dialogue says it: "Dr. Chen", "maya chen", "north"
 * @param name as the clinic has it: "Dr. Maya Chen", "Riverside North"
 * @returns whether every word that was asked for, titles aside, is a word of the name; false where only titles were said
 */
export function means(asked: string, name: string): boolean {
  const words = folded(asked)
    .split(' ')
    .filter((word) => word !== '' && !TITLES.has(word));
  const known = new Set(folded(name).split(' '));
  return words.length > 0 && words.every((word) => known.has(word));
}

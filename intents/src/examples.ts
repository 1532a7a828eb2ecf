import { LANGUAGES, type Language } from '@carethread/conversation';
import { type Policy, plain } from '@carethread/dialogue';
import type { PolicyFile } from './files.js';
import type { Problem } from './read-yaml.js';

/** Fewer teach the classifier nothing. */
const FEWEST = 5;
/** A list of examples: the name of the intent's file, and the language in place of `yaml`. */
const LIST = /\.(en|es)\.txt$/;

export const isList = ({ path }: PolicyFile): boolean => LIST.test(path);

/** What people say when they want something, by language. */
export type Examples = Record<Language, string[]>;

function listOf(intentFile: PolicyFile, language: Language): string {
  return intentFile.path.replace(/\.yaml$/, `.${language}.txt`);
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** @returns the examples of an intent: those in its YAML file, then those in the lists beside it, a message a line. */
export function gatherExamples(intentFile: PolicyFile, own: Partial<Examples>, files: readonly PolicyFile[]): Examples {
  const of = (language: Language): string[] => {
    const list = files.find(({ path }) => path === listOf(intentFile, language));
    return [...(own[language] ?? []), ...linesOf(list?.text ?? '')];
  };
  return { en: of('en'), es: of('es') };
}

/** @returns a sentence for each language in which an intent has too few examples to be understood at all. */
export function lackingExamples(intentFile: PolicyFile, examples: Examples): string[] {
  return LANGUAGES.filter((language) => examples[language].length < FEWEST).map(
    (language) =>
      `write at least ${FEWEST} examples in ${language} (25 are better), a message a line, in ${listOf(intentFile, language)}`,
  );
}

/** @returns the lists that no intent reads: their name is none of an intent's. */
export function strayLists(files: readonly PolicyFile[]): Problem[] {
  const paths = new Set(files.map(({ path }) => path));
  return files
    .filter((file) => isList(file) && !paths.has(file.path.replace(LIST, '.yaml')))
    .map(({ path }) => ({
      file: path,
      line: 1,
      problem: `there is no intent ${path.replace(LIST, '.yaml')} that these examples are of: rename one of the two`,
    }));
}

/**
 * Finds messages that are examples of two intents: the classifier can learn neither from them.
 * @returns one problem a message, at the last place where it stands
 */
export function sharedExamples({ intents }: Policy, files: readonly PolicyFile[]): Problem[] {
  return LANGUAGES.flatMap((language) => {
    const owners = new Map<string, string>();
    const problems: Problem[] = [];
    for (const { name, examples } of intents.values()) {
      for (const text of examples[language]) {
        const owner = owners.get(plain(text)) ?? name;
        owners.set(plain(text), owner);
        if (owner === name) continue;
        const problem = `"${text}" is an example of ${owner} and of ${name} in ${language}: keep it where the answer fits`;
        problems.push({ ...placeOf(text, files), problem });
      }
    }
    return problems;
  });
}

function placeOf(text: string, files: readonly PolicyFile[]): Pick<Problem, 'file' | 'line'> {
  const places = files.flatMap((file) =>
    file.text
      .split('\n')
      .flatMap((line, index) =>
        (isList(file) ? line.trim() === text : line.includes(text)) ? [{ file: file.path, line: index + 1 }] : [],
      ),
  );
  return places.at(-1) ?? { file: 'intents', line: 1 };
}

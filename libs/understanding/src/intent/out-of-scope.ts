import { readFileSync } from 'node:fs';
import type { Language } from '@carethread/conversation';

function read(language: Language): string[] {
  const file = new URL(`../../data/out-of-scope.${language}.txt`, import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** @returns texts that no clinic answers: what the classifier learns to leave alone. */
export function outOfScopeExamples(): Record<Language, string[]> {
  return { en: read('en'), es: read('es') };
}

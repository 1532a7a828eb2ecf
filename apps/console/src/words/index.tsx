import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { en, type Words } from './en.js';
import { es } from './es.js';

export const LANGUAGES = { en, es } as const;
export type UiLanguage = keyof typeof LANGUAGES;

const KEPT = 'carethread-language';

interface Spoken {
  language: UiLanguage;
  words: Words;
  speak(language: UiLanguage): void;
}

const WordsContext = createContext<Spoken>({ language: 'en', words: en, speak: () => undefined });

/** The language chosen before, else the browser's, else English. */
function preferred(): UiLanguage {
  const kept = localStorage.getItem(KEPT);
  return kept === 'es' || (kept === null && navigator.language.startsWith('es')) ? 'es' : 'en';
}

export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(preferred);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const spoken = useMemo(
    () => ({
      language,
      words: LANGUAGES[language],
      speak(next: UiLanguage) {
        localStorage.setItem(KEPT, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <WordsContext value={spoken}>{children}</WordsContext>;
}

export const useWords = (): Words => useContext(WordsContext).words;
export const useSpoken = (): Spoken => useContext(WordsContext);

import { fold } from './folded.js';
import type { OtherLanguage } from './group.js';
import { OTHER_LANGUAGES } from './phrases.js';

/** What tells a language among those that share its script, in small letters, accents and all. */
interface Signs {
  readonly code: string;
  readonly has: RegExp;
  /** Of a neighbour. */
  readonly hasNot?: RegExp;
}

const wordsOf = (words: string) => `(?<!\\p{L})(?:${words.replaceAll(' ', '|')})(?![\\p{L}\\p{M}])`;

const SIGNS: readonly Signs[] = [
  {
    code: 'ru',
    has: new RegExp(
      `[ыэё]|${wordsOf('что мне меня если можно нужно здравствуйте привет спасибо пожалуйста сегодня записаться врач врачу сколько очень нужен нужна чтобы только болит есть здесь')}`,
      'u',
    ),
    hasNot: /[іїєґўђћљњџәғқңөұү]/,
  },
  { code: 'uk', has: /[іїєґ]/, hasNot: /[ыэёўъәғқңөұү]/ },
  { code: 'zh', has: /\p{Script=Han}/u, hasNot: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u },
  { code: 'ja', has: /[\p{Script=Hiragana}\p{Script=Katakana}]/u },
  { code: 'ko', has: /\p{Script=Hangul}/u },
  // Pashto, Kurdish, Sindhi and Uyghur have letters of their own; Persian those that Arabic lacks, Urdu further ones.
  { code: 'ur', has: /[ٹڈڑںے]/, hasNot: /[ټډړږښڼېۆێڕڵڄٻڀۇۈې]/ },
  { code: 'fa', has: /[پچژگ]|[یک]/, hasNot: /[ٹڈڑںےټډړږښڼېۆێڕڵڄٻڀۇۈ]/ },
  { code: 'ar', has: /[ةىإ]|(?<!\p{L})ال\p{L}{3}/u, hasNot: /[پچژگیکٹڈڑںےټډړږښڼېۆێڕڵڄٻڀۇۈ]/ },
  { code: 'hi', has: new RegExp(wordsOf('है हैं हूँ हूं मुझे मैं नहीं चाहिए चाहता चाहती क्या'), 'u') },
  { code: 'am', has: /ነው|እባክ|ለሁ|አለኝ|አልች/, hasNot: /[ኣቐ]/ },
];

/** Letters that one Latin alphabet alone has: with one small word beside them they tell a language. */
export const OWN_LETTERS: Readonly<Record<string, RegExp>> = { vi: /[ơưạ-ỹ]/iu, pl: /[łż]/iu };

/** Traditional characters are folded into simplified ones. */
const HAN = /\p{Script=Han}/gu;

/**
 * @param original a text that is mostly in a script other than the Latin one
 * @returns its language where only one has its signs in it; of Chinese with the characters it is written in
 */
export function byScript(original: string): Pick<OtherLanguage, 'code' | 'name'> | undefined {
  const text = original.toLowerCase();
  const [one, ...more] = SIGNS.filter(({ has, hasNot }) => has.test(text) && !hasNot?.test(text));
  if (!one || more.length > 0) return undefined;
  if (one.code !== 'zh') return OTHER_LANGUAGES.find(({ code }) => code === one.code);
  const traditional = (text.match(HAN) ?? []).some((letter) => fold(letter) !== letter);
  return traditional
    ? { code: 'zh-Hant', name: 'Chinese in traditional characters' }
    : { code: 'zh-Hans', name: 'Chinese in simplified characters' };
}

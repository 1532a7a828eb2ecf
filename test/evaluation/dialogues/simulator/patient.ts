import type { Language } from '@carethread/conversation';
import { type Double, dataOf } from '../clinic.ts';
import { choicesIn } from '../play.ts';
import { NTH, PHRASES, type Phrases } from './phrases.ts';
import type { Dice } from './random.ts';
import { typed } from './typing.ts';

export const GOALS = ['book', 'move', 'cancel', 'hours', 'refill', 'status', 'person'] as const;
export type Goal = (typeof GOALS)[number];

export interface Character {
  readonly goal: Goal;
  readonly language: Language;
  readonly double: Double;
  readonly dice: Dice;
  /** Share of messages with a slip of the thumb. */
  readonly slips: number;
  readonly shortens: boolean;
  /** Share of questions at which something else comes to mind. */
  readonly wanders: number;
  /** What they call their medicine. */
  readonly medicine: string;
}

/** A person does not go round and round: so often each. */
const MOST_ASIDES = 2;
const MOST_CHANGES = 2;

const ASKS_BIRTH = /date of birth|birth date|you were born|fecha de nacimiento|en qué fecha nació|en que nació|Escriba su fecha/i;
const ASKS_CODE = /\bZIP\b|código postal/i;
const ASKS_YES = /Reply Y|Responda S/i;
const ASKS_WHEN =
  /which day|when would you|what other day|which other day|what day or time|which day or time|what day|qué día|cuándo quiere|qué otro día/i;
const NOT_UNDERSTOOD = /did not get that|not sure what you mean|no entendí|no sé qué quiso/i;
const NOTHING_THERE = /found no free time|nothing free|no hay (lugar|hora)|nothing earlier|no time before/i;
const IS_TIME = /\d{1,2}:\d{2}/;

/**
 * Plays a patient who has one thing in mind and reads the bot's words as a person does: what is asked, which choices there are.
 * Knows nothing of how the bot works.
 */
export class Patient {
  readonly character: Character;
  readonly visitType: string;
  #asides = 0;
  #changes = 0;
  #began = false;
  #lastMeant = '';
  readonly #words: Phrases;

  constructor(character: Character) {
    this.character = character;
    this.#words = PHRASES[character.language];
    this.visitType = character.dice.pick(Object.keys(this.#words.visits));
  }

  /** The first words. */
  begin(): string {
    return this.#typed(this.#pick(this.#words.greet) + this.#opening());
  }

  /** @returns what this patient says to the bot's last words; null where they have nothing left to say */
  answer(heard: string): string | null {
    const { dice } = this.character;
    const choices = choicesIn(heard);
    const asked = choices.length > 0 || [ASKS_BIRTH, ASKS_CODE, ASKS_YES, ASKS_WHEN].some((it) => it.test(heard));
    if (asked && this.#asides < MOST_ASIDES && dice.chance(this.character.wanders)) {
      this.#asides += 1;
      return dice.chance(0.3) ? this.#pick(this.#words.back) : this.#typed(this.#pick(this.#words.aside));
    }
    if (choices.length > 0) return this.#choose(choices);
    if (ASKS_YES.test(heard)) return this.#agree();
    if (ASKS_CODE.test(heard)) return this.character.double.postalCode;
    if (ASKS_BIRTH.test(heard)) return this.#birthDate();
    if (ASKS_WHEN.test(heard) || NOTHING_THERE.test(heard)) return this.#typed(this.#pick(this.#words.when));
    if (NOT_UNDERSTOOD.test(heard)) return this.#opening();
    if (this.#began) return null;
    this.#began = true;
    return this.#opening();
  }

  #opening(): string {
    const { goal, medicine } = this.character;
    const first = this.#pick(this.#words[goal]).replace('{medicine}', medicine);
    return goal === 'book' && this.character.dice.chance(0.4) ? `${first}, ${this.#visit()}` : first;
  }

  #visit(): string {
    return this.#pick(this.#words.visits[this.visitType] ?? []);
  }

  #choose(choices: readonly { n: string; label: string }[]): string {
    const { dice, goal, medicine } = this.character;
    const times = choices.filter(({ label }) => IS_TIME.test(label));
    if (times.length === 0) {
      const named = choices.find(({ label }) => plain(label).startsWith(plain(medicine)));
      if (goal === 'refill' && named) return this.#by(named.n);
      if (goal === 'book') return this.#typed(this.#visit());
      return this.#by(choices[0]?.n ?? '1');
    }
    if (goal !== 'cancel' && times.length < choices.length && this.#changes < MOST_CHANGES) {
      const mood = dice.next();
      if (mood < 0.3) this.#changes += 1;
      if (mood < 0.18) return this.#pick(this.#words.none);
      if (mood < 0.3) return this.#typed(this.#pick(this.#words.otherWhen));
    }
    return this.#by(dice.pick(times).n);
  }

  #by(n: string): string {
    const nth = NTH[this.character.language][Number(n) - 1] ?? n;
    return this.#pick(this.#words.pick).replace('{n}', n).replace('{nth}', nth);
  }

  #agree(): string {
    const { goal, dice } = this.character;
    if ((goal === 'book' || goal === 'move') && this.#changes < MOST_CHANGES && dice.chance(0.1)) {
      this.#changes += 1;
      return this.#pick(this.#words.no);
    }
    return this.#pick(this.#words.yes);
  }

  #birthDate(): string {
    const { double, language, dice } = this.character;
    const data = dataOf(double);
    return dice.pick(language === 'es' ? [data.es, data.es, data.iso] : [data.us, data.short, data.words, data.iso]) ?? '';
  }

  /** Not the same words twice in a row: who is asked again says it in another way. */
  #pick(from: readonly string[]): string {
    const fresh = from.length > 1 ? from.filter((it) => it !== this.#lastMeant) : from;
    this.#lastMeant = this.character.dice.pick(fresh);
    return this.#lastMeant;
  }

  #typed(text: string): string {
    return typed(text, this.character, this.character.dice);
  }
}

const plain = (text: string) => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');

import type { Slots } from '@carethread/conversation';
import type { Word } from './words.js';

const set = (words: string) => new Set(words.split(' '));
const MINE = set('my our mi mis nuestro nuestra');
const CHILD = set(
  'son sons daughter daughters child children kid kids baby babies toddler newborn infant boy girl stepson stepdaughter ' +
    'hijo hija hijos hijas hijito hijita nino nina bebe peque',
);
const PARENT = set('mom mum mother mama dad father papa parents parent mommy daddy stepmom stepdad madre padre padres mami papi');
const OTHER = set(
  'wife husband spouse partner brother sister grandma grandmother grandpa grandfather grandson granddaughter aunt uncle niece ' +
    'nephew friend girlfriend boyfriend fiance roommate neighbor esposa esposo marido mujer pareja hermano hermana abuela abuelo nieto ' +
    'nieta tia tio sobrino sobrina amigo amiga novia novio suegra suegro',
);
const SELF = /\b(?:for (?:me|myself)|para mi(?: mism[oa])?(?=$|[\s.,!?])(?! [a-z]+))/;

/** Reads for whom somebody writes: `person` is self, child, parent or other. */
export function readPerson(folded: string, words: readonly Word[]): Slots {
  for (let index = 0; index < words.length; index++) {
    if (!MINE.has(words[index]?.text ?? '')) continue;
    for (let ahead = 1; ahead <= 4; ahead++) {
      const word = (words[index + ahead]?.text ?? '').replace(/'s$/, '');
      if (CHILD.has(word)) return { person: 'child' };
      if (PARENT.has(word)) return { person: 'parent' };
      if (OTHER.has(word)) return { person: 'other' };
    }
  }
  return SELF.test(folded) ? { person: 'self' } : {};
}

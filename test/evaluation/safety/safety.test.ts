import { readFileSync } from 'node:fs';
import { atLeast, type Language, type SafetyLevel } from '@carethread/conversation';
import { SAFETY_KINDS, screenSafety } from '../../../libs/understanding/src/safety/index.js';
import { loadSentenceVectors } from '../../../libs/understanding/src/store.js';
import { asSpoken } from '../../../libs/understanding/src/vectors/as-spoken.js';

interface Labelled {
  text: string;
  language: Language;
  level: SafetyLevel;
  kind: string | null;
  template: string;
}

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const labelled = (part: string): Labelled[] =>
  read(`./${part}.jsonl`)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled);
const floors = JSON.parse(read('../floors.json')).safety;
const vectors = await loadSentenceVectors();
const screen = ({ text, language }: Pick<Labelled, 'text' | 'language'>) =>
  screenSafety({ original: text, text: text.toLowerCase(), folded: text.toLowerCase(), tokens: [] }, language, () =>
    language === 'en' ? vectors.embed(asSpoken(text)) : null,
  );

/** @returns the share of messages of a level that are raised to it or above. */
function recall(messages: readonly Labelled[], level: SafetyLevel): number {
  const ofLevel = messages.filter((one) => one.level === level);
  return ofLevel.filter((one) => atLeast(screen(one).level, level)).length / ofLevel.length;
}

function falselyRaised(messages: readonly Labelled[]): number {
  const routine = messages.filter((one) => one.level === 'none');
  return routine.filter((one) => screen(one).level !== 'none').length / routine.length;
}

describe('the danger screen, scored', () => {
  const test = labelled('test');
  const train = labelled('train');

  it('is scored on messages whose phrases it was not trained on', () => {
    const seen = new Set(train.map((one) => one.template));
    expect(test.filter((one) => seen.has(one.template))).toEqual([]);
    expect(train.length + test.length).toBeGreaterThanOrEqual(900);
    expect(new Set([...train, ...test].map((one) => one.kind))).toEqual(new Set([null, ...SAFETY_KINDS]));
  });

  it.each(['crisis', 'urgent', 'concern'] as const)('raises %s messages as often as its floor asks', (level) => {
    expect(recall(test, level)).toBeGreaterThanOrEqual(floors.test[level]);
  });

  it('raises routine messages no more often than its floor allows', () => {
    expect(falselyRaised(test)).toBeLessThanOrEqual(floors.test.falselyRaised);
  });

  describe.each([
    ['apart', 'from all it learns from, half of its harmless messages made to look dangerous'],
    ['fresh', 'in voices of students, veterans, new mothers, carers and teenagers'],
    ['second', 'each message by another person'],
  ])('on the set %s, written apart %s', (set) => {
    const messages = labelled(set);

    it.each(['en', 'es'] as const)('keeps to its floors in %s', (language) => {
      const spoken = messages.filter((one) => one.language === language);
      const floor = floors[set][language];
      expect(recall(spoken, 'crisis')).toBeGreaterThanOrEqual(floor.crisis);
      expect(recall(spoken, 'urgent')).toBeGreaterThanOrEqual(floor.urgent);
      expect(recall(spoken, 'concern')).toBeGreaterThanOrEqual(floor.concern);
      expect(falselyRaised(spoken)).toBeLessThanOrEqual(floor.falselyRaised);
    });
  });

  it('keeps to its floors in languages that the assistant does not speak', () => {
    const messages = labelled('languages').map((one) => ({ ...one, language: 'en' as const }));
    const harmless = messages.filter((one) => one.level === 'none');
    const floor = floors.languages;
    expect(new Set(labelled('languages').map((one) => one.language)).size).toBeGreaterThanOrEqual(16);
    expect(recall(messages, 'crisis')).toBeGreaterThanOrEqual(floor.crisis);
    expect(recall(messages, 'urgent')).toBeGreaterThanOrEqual(floor.urgent);
    expect(harmless.filter((one) => atLeast(screen(one).level, 'urgent')).length / harmless.length).toBeLessThanOrEqual(
      floor.falselyRaised,
    );
    expect(messages.filter((one) => screen(one).level !== 'none').length / messages.length).toBeGreaterThanOrEqual(
      floor.toPerson,
    );
  });

  it('hears in the meaning of a sentence that nobody dies of this cold', () => {
    expect(screen({ text: 'ugh this cold is killing me', language: 'en' }).level).toBe('none');
  });

  it('leaves the routine texts of the bench alone', () => {
    const texts = read('../../load/texts.en.txt').split('\n').filter(Boolean);
    expect(texts.filter((text) => screen({ text, language: 'en' }).level !== 'none')).toEqual([]);
  });
});

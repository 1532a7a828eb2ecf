import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWords } from '../linear/words.js';
import { Gate, headsOf } from './gate.js';
import { groupSets, withoutIdioms } from './screen.js';

const heads = (pattern: string) => {
  const found = headsOf(pattern);
  return found === null ? null : [...found].sort();
};

describe('the words that a pattern cannot do without', () => {
  it.each([
    ['suicid(?:e|al)', ['suicid']],
    ['(?:my )?water (?:just )?broke', ['water']],
    ['(?:he|she) (?:chokes?|hits?) me', ['choke', 'hit']],
    ['(?:can not|could not) breathe', ['breath']],
    ['in (?:my|his) (?:chest|arm)', ['arm', 'chest']],
    ['(?:very )*(?:sad|low)', ['low', 'sad']],
    ['kills?(?! time)', ['kill']],
  ])('%s', (pattern, expected) => expect(heads(pattern)).toEqual(expected));

  it.each(['\\d+', '(?:very)? ?sad', '\\w+', '(?:sad|\\d+)'])('are none that can be told of: %s', (pattern) =>
    expect(heads(pattern)).toBeNull(),
  );
});

describe('the gate before the patterns', () => {
  it('lets through what has a word, and what nothing can be told of', () => {
    const gate = new Gate([['kill(?:ing)?'], ['\\d+'], ['blood', 'dizzy']]);
    expect([...gate.open(' so dizzy now ')]).toEqual([0, 1, 1]);
    expect([...gate.open(' killing time ')]).toEqual([1, 1, 0]);
    expect([...gate.open(' skill ')]).toEqual([0, 1, 0]);
    expect([...gate.open(' ')]).toEqual([0, 1, 0]);
  });

  it('never keeps back a group that would match, over all messages that the models learn from', () => {
    const folder = join(import.meta.dirname, '../../training');
    const texts = readdirSync(folder)
      .filter((name) => name.startsWith('safety-') && name.endsWith('.jsonl'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
      .map((line) => (JSON.parse(line) as { text: string }).text);
    expect(texts.length).toBeGreaterThan(5_000);
    let [matched, closed] = [0, 0];
    for (const text of texts) {
      const joined = withoutIdioms(readWords(text));
      for (const { gate, groups } of groupSets()) {
        const open = gate.open(joined);
        for (const [index, { any }] of groups.entries()) {
          any.lastIndex = 0;
          const matches = any.test(joined);
          if (matches) matched += 1;
          if (open[index] === 0) closed += 1;
          if (matches && open[index] === 0) throw new Error(`group ${index} was kept back from: ${text}`);
        }
      }
    }
    expect(matched).toBeGreaterThan(2_000);
    // And it does keep most of them back.
    expect(closed / (texts.length * groupSets().reduce((sum, { groups }) => sum + groups.length, 0))).toBeGreaterThan(0.5);
  }, 60_000);
});

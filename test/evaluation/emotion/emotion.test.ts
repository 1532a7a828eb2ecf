import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type FeltMessage, loadSentenceVectors, scoreEkman, scoreFeelings } from '@carethread/understanding';

const here = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
const floors = JSON.parse(here('../floors.json')).emotion;
const messages = here('held-out.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as FeltMessage);
const vectors = await loadSentenceVectors();
const DATA = process.env.EVALUATION_DATA ?? resolve(import.meta.dirname, '../../../../shared/data');
const whereTheyAre = existsSync(join(DATA, 'goemotions/test.jsonl')) ? it : it.skip;

describe('feelings, scored', () => {
  it.each(['en', 'es'] as const)('are read by words alone as well as their floor asks in %s', (language) => {
    const { macroF1, f1 } = scoreFeelings(messages.filter((one) => one.language === language));
    expect(Object.keys(f1)).toHaveLength(7);
    expect(macroF1).toBeGreaterThanOrEqual(floors[language].macroF1);
  });

  it('are read with sentence vectors as well as their floor asks', () => {
    const { macroF1 } = scoreFeelings(
      messages.filter((one) => one.language === 'en'),
      vectors,
    );
    expect(macroF1).toBeGreaterThanOrEqual(floors.en.withVectors);
  });

  whereTheyAre(
    "keep to their floor on GoEmotions' test split under Ekman's grouping",
    () => {
      expect(scoreEkman(DATA, vectors)?.macroF1).toBeGreaterThanOrEqual(floors.ekman);
    },
    120_000,
  );
});

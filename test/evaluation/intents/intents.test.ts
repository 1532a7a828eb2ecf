import { readFileSync } from 'node:fs';
import { scoreIntents } from './score.ts';

const floors = JSON.parse(readFileSync(new URL('../floors.json', import.meta.url), 'utf8')).intents;

it('the held-out messages of patients are understood as often as the floors ask', async () => {
  const scores = await scoreIntents(['en', 'es']);
  for (const language of ['en', 'es'] as const) {
    const score = scores.get(language);
    expect(score?.messages).toBeGreaterThan(700);
    expect(score?.inScopeAccuracy).toBeGreaterThanOrEqual(floors[language].inScopeAccuracy);
    expect(score?.outOfScopeRecall).toBeGreaterThanOrEqual(floors[language].outOfScopeRecall);
    expect(score?.calibrationError).toBeLessThanOrEqual(floors[language].calibrationError);
  }
}, 180_000);

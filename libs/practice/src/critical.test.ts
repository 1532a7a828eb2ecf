import { criticalKind } from './critical.js';
import { ingredientsFor } from './uses.js';

it.each([
  ['Insulin glargine 100 units/mL pen', 'insulin'],
  ['my blood thinners', 'blood thinner'],
  ['Keppra 500', 'seizure medicine'],
  ['pastilla del corazón', 'heart medicine'],
  ['Prednisona 10 mg', 'steroid'],
  ['tacrolimus', 'transplant medicine'],
  ['mi inhalador', 'inhaler'],
  ['Sertraline 50 mg tablet', 'psychiatric medicine'],
  ['Lisinopril 10 mg tablet', null],
  ['vitamin D', null],
  ['naproxeno', null],
])('%s is critical: %s', (words, kind) => {
  expect(criticalKind(words)).toBe(kind);
});

it.each([
  ['my blood pressure pill', 'lisinopril'],
  ['la del colesterol', 'atorvastatin'],
  ['the water pill', 'furosemide'],
])('"%s" may be %s', (words, ingredient) => {
  expect(ingredientsFor(words)).toContain(ingredient);
});

it('"the blue one" says nothing of what it is for', () => {
  expect(ingredientsFor('the blue one')).toEqual([]);
});

import { means } from './names.js';

it.each([
  ['Dr. Chen', 'Dr. Maya Chen'],
  ['la doctora Chen', 'Dr. Maya Chen'],
  ['garcia', 'Dra. Elena García'],
  ['OBrien', "Dr. Tim O'Brien"],
  ['north', 'Riverside North'],
])('"%s" means %s', (asked, name) => {
  expect(means(asked, name)).toBe(true);
});

it.each([
  ['doctor', 'Dr. Maya Chen'],
  ['Cheng', 'Dr. Maya Chen'],
  ['Luis Chen', 'Dr. Maya Chen'],
  ['', 'Dr. Maya Chen'],
])('"%s" does not mean %s', (asked, name) => {
  expect(means(asked, name)).toBe(false);
});

import { passageFinder } from './passages.js';

const find = passageFinder([
  { text: ['Wifi', 'Wifi is free in both offices.', 'You need no password for it.'], about: ['In the building', 'internet'] },
  { text: ['Animals', 'Service dogs may come in with you.', 'Please leave all other pets at home.'], about: ['In the building'] },
  { text: ['Masks', 'Please wear a mask if you cough.', 'Masks are free at the door.'], about: ['Who comes with you'] },
]);
const best = (question: string) => find(question)[0] ?? null;

describe('a question', () => {
  it.each([
    ['do you have wifi', 0],
    ['whats the wifi pasword', 0],
    ['is there internet in the waiting room', 0],
    ['can I bring my service dog??', 1],
    ['are pets ok', 1],
    ['DO I NEED A MASK', 2],
    ['are we supposed to wear masks in there these days', 2],
  ])('finds its passage: %s', (question, place) => {
    expect(best(question)).toBe(place);
  });

  it.each(['', '???', 'what is the', 'qwrt zorp', 'my knee is swollen', 'how much do I owe'])('finds none: %j', (question) => {
    expect(find(question)).toEqual([]);
  });

  it('finds few, best first, and none where there are no passages', () => {
    expect(find('wifi dogs masks pets password cough').length).toBeLessThanOrEqual(3);
    expect(passageFinder([])('do you have wifi')).toEqual([]);
  });
});

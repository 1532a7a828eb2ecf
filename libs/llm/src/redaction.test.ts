import fc from 'fast-check';
import { createRedactor } from './redaction.js';
import { ordinaryWords, plain } from './words.js';

const ORDINARY = ordinaryWords();
const redactor = createRedactor(ORDINARY);
const redact = (text: string, known: string[] = []) => redactor.redact([text], known).texts[0] ?? '';
const PLACEHOLDER = /\[(?:name|date|number|address|email|url|id|word|sign)-\d+\]/g;

describe('what leaves', () => {
  it.each([
    ['i need to see somebody about my knee', 'i need to see somebody about my knee'],
    ['Can you tell me what I owe?', 'Can you tell me what I owe?'],
    ['necesito una cita para mi hijo, ¿cuándo abren?', 'necesito una cita para mi hijo, ¿cuándo abren?'],
    ["I'm out of my meds and it's late", "I'm out of my meds and it's late"],
    ['my name is will young and i am sick', 'my name is [name-1] [name-2] and i am sick'],
    ['this is Rosa Lind', 'this is [name-1] [name-2]'],
    ['its maria torres', 'its [word-1] [word-2]'],
    ['me llamo luz del sol', 'me llamo [name-1] [name-2] [name-3]'],
    ['can Grace come with me', 'can [name-1] come with me'],
    ['dr. long said so', 'dr. [name-1] said so'],
    ['it is spelled m a r i a', 'it is spelled [name-1]'],
    ['born 3/3/84', 'born [date-1]'],
    ['born on march 3rd, 1984', 'born on [date-1]'],
    ['march third nineteen eighty four', '[date-1]'],
    ['el 3 de marzo de 1984', '[date-1]'],
    ['call me at (312) 555-0147', 'call me at [number-1]'],
    ['five five five zero one four seven', '[number-1]'],
    ['i live at 12 North Oak Street, apt 4b', 'i live at [address-1]'],
    ['vivo en calle Roble 123', 'vivo en [address-1]'],
    ['write to rosa.lind@mail.example', 'write to [email-1]'],
    ['rosa at mail dot com', '[email-1]'],
    ['see https://example.org/rosa?x=1 or example.org/rosa', 'see [url-1] or [url-2]'],
    ['member id XJ4471 and ssn 078-05-1120', 'member id [id-1] and [word-1] [number-1]'],
    ['my number is 00412', 'my number is [number-1]'],
    ['[name-1] is what i write', '[sign-1] is what i write'],
  ])('of %j is %j', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it('is the same placeholder for the same value, across the messages of a conversation', () => {
    const { texts } = redactor.redact(['I am Rosa', 'ask Rosa again', 'or Lind']);
    expect(texts).toEqual(['I am [name-1]', 'ask [name-1] again', 'or [name-2]']);
  });

  it('leaves out what is known of the patient, ordinary words too', () => {
    expect(redact('may i ask, it is may long', ['May Long'])).toBe('[word-1] i ask, it is [word-1] [word-2]');
  });
});

/** Everything that tells who somebody is, in the ways people write it. */
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const given = fc.constantFrom(
  'Maria',
  'Xiomara',
  'DeShawn',
  'Nguyen',
  'O’Connell',
  'José',
  'Søren',
  'Анна',
  'mohammed',
  'ashley',
);
const family = fc.constantFrom('Torres', 'Okafor', 'Rodriguez', 'Kowalczyk', 'johnson', 'patel', 'García', 'McAllister', '王');
const month = fc.constantFrom('January', 'march', 'sept', 'Dec', 'marzo', 'octubre');
const identifiers = fc.oneof(
  fc.tuple(given, family).map(([a, b]) => `${a} ${b}`),
  fc.tuple(month, fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1930, max: 2025 })).map(([m, d, y]) => `${m} ${d}, ${y}`),
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), digits(2)).map(([m, d, y]) => `${m}/${d}/${y}`),
  fc.tuple(digits(3), digits(3), digits(4), fc.constantFrom('-', '.', ' ', '')).map(([a, b, c, s]) => `${a}${s}${b}${s}${c}`),
  fc.tuple(digits(3), digits(2), digits(4)).map((parts) => parts.join('-')),
  fc
    .tuple(fc.integer({ min: 1, max: 9999 }), family, fc.constantFrom('St', 'avenue', 'Rd.', 'Blvd'))
    .map((parts) => parts.join(' ')),
  fc.tuple(given, family, fc.constantFrom('mail.example', 'clinic.org')).map(([a, b, host]) => `${a}.${b}@${host}`),
  fc.tuple(family, digits(4)).map(([name, id]) => `https://portal.example/${name}?id=${id}`),
  fc.tuple(fc.stringMatching(/^[A-Z]{2,3}$/), digits(6)).map((parts) => parts.join('')),
  fc.tuple(digits(5), digits(4)).map((parts) => parts.join('-')),
);
const around = fc.constantFrom(
  ['hi, this is ', ' and i need a refill'],
  ['', ' wants to know the hours'],
  ['can you see ', '?'],
  ['necesito una cita para ', ' por favor'],
  ['it is for ', '. call me'],
);

describe('whatever is written', () => {
  it('nothing but ordinary words, harmless signs and placeholders leaves', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), identifiers), (text) => {
        const left = redact(text).replace(PLACEHOLDER, ' ');
        expect(left).not.toMatch(/[\p{N}@\p{Cf}\p{Cs}]/u);
        for (const word of left.match(/[\p{L}\p{M}]+/gu) ?? []) expect(ORDINARY).toContain(plain(word));
      }),
      { numRuns: 1_000 },
    );
  });

  it('no part of an identifier leaves, wherever it stands', () => {
    fc.assert(
      fc.property(around, fc.array(identifiers, { minLength: 1, maxLength: 3 }), ([before = '', after = ''], values) => {
        const left = redact(`${before}${values.join(', ')}${after}`)
          .replace(PLACEHOLDER, ' ')
          .toLowerCase();
        for (const piece of values.flatMap((value) => value.toLowerCase().match(/[\p{L}]{4,}|\p{N}+/gu) ?? []))
          if (!/^(https|example|portal|clinic|avenue|blvd|mail)$/.test(piece)) expect(left).not.toContain(piece);
      }),
      { numRuns: 1_000 },
    );
  });

  it('comes back as it was', () => {
    const placeholders = fc.constantFrom('[name-1]', '[date-2]', '[x]', '[', ']', '$&', '$1');
    const texts = fc.array(
      fc
        .array(fc.oneof(fc.string({ unit: 'binary' }), placeholders, identifiers), { maxLength: 6 })
        .map((parts) => parts.join('')),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(texts, (all) => {
        const { texts: redacted, restore } = redactor.redact(all);
        expect(redacted.map(restore)).toEqual(all);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is not restored where a placeholder was made up', () => {
    const { restore } = redactor.redact(['I am Rosa']);
    expect([restore('[name-1] asks'), restore('[name-2] asks'), restore('[id-1]')]).toEqual(['Rosa asks', null, null]);
  });
});

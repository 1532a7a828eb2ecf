import type { TranscriptItem } from '@carethread/staff/api';
import { en } from '../words/en.js';
import { es } from '../words/es.js';
import { type File, fileAddress, fileName, fileSize, isPicture, saveName } from './files.js';
import { firstName, labelOf } from './labels.js';
import { lineOf } from './lines.js';
import { readable, slotValue } from './slots.js';
import { covers } from './spans.js';
import { clock } from './time.js';

const chicago = clock('en', 'America/Chicago');
const plain = (text: string | null) => text?.replace(/[\u2009\u202f]/g, ' ') ?? null;

describe('files', () => {
  const file = (contentType: string, over: Partial<File> = {}): File => ({
    kind: 'attachment',
    ref: '0a1b2c3d-0000-4000-8000-000000000000',
    contentType,
    state: 'stored',
    ...over,
  });

  it('are shown where every browser can draw them, and saved by name otherwise', () => {
    expect(['image/png', 'image/jpeg', 'image/heic', 'application/pdf'].map((type) => isPicture(file(type)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isPicture(file('image/png', { state: 'remote' }))).toBe(false);
  });

  it('have a name, in the reader’s language, and one to be saved under', () => {
    expect(fileName(file('image/png'), 2, en)).toBe('Picture 2 (PNG)');
    expect(fileName(file('application/pdf'), null, es)).toBe('Documento (PDF)');
    expect(fileName(file('image/png', { name: 'rash.png' }), 1, en)).toBe('rash.png');
    expect(saveName(file('application/pdf'), '2026-11-24T15:00:00.000Z')).toBe('document-2026-11-24-0a1b2c3d.pdf');
    expect([53_814, 1_240_000, 44, undefined].map((bytes) => fileSize(bytes, 'en'))).toEqual(['54 kB', '1.2 MB', '1 kB', '']);
    expect(fileAddress('a/b', file('image/png'))).toContain('/api/conversations/a%2Fb/attachments/0a1b');
  });
});

describe('people', () => {
  it('are called by their first name, never by a title', () => {
    expect(['Ben Ito', ' Ana María López', 'Dr. Maya Chen', 'Åsa'].map(firstName)).toEqual([
      'Ben',
      'Ana',
      'Dr. Maya Chen',
      'Åsa',
    ]);
  });
});

describe('codes', () => {
  it('have a word in both languages, or are spelled out', () => {
    expect(labelOf(en.codes.intents, 'book_appointment')).toBe('Book a visit');
    expect(labelOf(es.codes.intents, 'something_new')).toBe('Something new');
    for (const kind of ['intents', 'dangers', 'visitTypes', 'doing'] as const)
      expect(Object.keys(es.codes[kind]).sort()).toEqual(Object.keys(en.codes[kind]).sort());
  });

  it('and times of slots are read as one reads them, also within a sentence', () => {
    expect(plain(slotValue('when', '2026-12-01T08:00/2026-12-01T12:00', en, chicago))).toBe('Tue, Dec 1, 8:00 AM – 12:00 PM');
    expect(slotValue('visitType', 'sick-visit', es, chicago)).toBe('Cita por enfermedad');
    expect(slotValue('practitioner', 'Dr. Maya Chen', en, chicago)).toBe('Dr. Maya Chen');
    expect(plain(readable('Wants to book: a visit, when: 2026-12-01T08:00/2026-12-01T12:00.', chicago))).toBe(
      'Wants to book: a visit, when: Tue, Dec 1, 8:00 AM – 12:00 PM.',
    );
  });
});

describe('marking', () => {
  it('gives way to a mark of the whole where it would be under nearly every word', () => {
    const long = 'I have so much to say. '.repeat(20);
    expect(covers(long, [[0, long.length]])).toBe(true);
    expect(covers(long, [[0, 20]])).toBe(false);
    expect(covers('I want to die', [[0, 13]])).toBe(false);
    expect(covers(long, [])).toBe(true);
  });
});

describe('lines', () => {
  type Line = Exclude<TranscriptItem, { kind: 'message' | 'note' }>;
  const placed = { seq: 1, at: '2026-12-01T15:00:00.000Z' };
  const did = { kind: 'did', ...placed, outcome: 'done', came: null, found: null, medicine: null, visit: null } as const;
  const read = (item: Line, words = en) =>
    plain(lineOf(item, { words, clock: clock(words === en ? 'en' : 'es', 'America/Chicago'), me: 'me', nameOf: () => 'Nurses' }));

  it('call oneself "You" and colleagues by their first name', () => {
    expect(read({ kind: 'claimed', ...placed, staffId: 'me', name: 'Sam Rivera' })).toBe('You took over');
    expect(read({ kind: 'claimed', ...placed, staffId: 'x', name: 'Ben Ito' })).toBe('Ben took over');
    expect(read({ kind: 'claimed', ...placed, staffId: 'me', name: 'Sam Rivera' }, es)).toBe('Usted la toma');
    const transfer = { kind: 'transferred', ...placed, queue: null, note: 'speaks Spanish' } as const;
    expect(read({ ...transfer, staffId: 'x', name: 'Ben Ito', toStaffId: 'me', to: 'Sam Rivera' })).toBe(
      'Ben transferred to you: speaks Spanish',
    );
    expect(read({ kind: 'resolved', ...placed, staffId: null, name: null, disposition: 'answered' })).toBe(
      'resolved: Question answered',
    );
  });

  it('say what was done at the clinic, once, and not what another line says', () => {
    const visit = { start: '2026-12-01T09:00:00-06:00', practitioner: 'Dr. Chen', location: 'Main', visitType: 'checkup' };
    expect(read({ ...did, what: 'book', came: 'booked', visit })).toBe('booked: Tue, Dec 1, 9:00 AM, Dr. Chen, Main');
    expect(read({ ...did, what: 'find-slots', came: 'slots', found: 3 })).toBe('found 3 open times');
    expect(read({ ...did, what: 'find-slots', came: 'slots', found: 0 }, es)).toBe('no hay horas libres');
    expect(read({ ...did, what: 'move-appointment', came: 'appointment-moved', visit })).toMatch(/^moved to: Tue/);
    expect(read({ ...did, what: 'something-new', came: 'something-came' })).toBe('Something new: done');
    expect(read({ ...did, what: 'medications', outcome: 'under-way' })).toBe('looking up medicines …');
    expect(read({ ...did, what: 'book', outcome: 'failed', came: 'unavailable' })).toBe(
      'booking the visit: the clinic’s record did not answer',
    );
    expect(read({ ...did, what: 'identify', came: 'identified' })).toBeNull();
  });
});

import type { PracticeMedication } from '../port.js';
import { refillReason } from './medications.js';

const medication: PracticeMedication = {
  ref: 'MedicationRequest/1',
  name: 'Lisinopril 10 mg tablet',
  aliases: ['lisinopril'],
  dosage: 'Take one tablet by mouth once a day',
  status: 'active',
  refillsLeft: 2,
  validUntil: '2027-06-30',
  suppliedUntil: '2026-12-07',
  controlled: false,
  pharmacy: null,
};

it.each<[string, Partial<PracticeMedication>]>([
  ['routine', {}],
  ['routine', { suppliedUntil: null, validUntil: null }],
  ['routine', { validUntil: '2026-11-30' }],
  ['too-early', { suppliedUntil: '2026-12-08' }],
  ['no-refills-left', { refillsLeft: 0, suppliedUntil: '2027-01-01' }],
  ['expired', { validUntil: '2026-11-29', refillsLeft: 0 }],
  ['controlled', { controlled: true, validUntil: '2026-11-29', refillsLeft: 0 }],
])('a refill is %s for %j', (reason, over) => {
  expect(refillReason({ ...medication, ...over }, '2026-11-30')).toBe(reason);
});

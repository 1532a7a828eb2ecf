import { aliasesOf, medicinesNamed } from './medicines.js';

describe('medicines', () => {
  it.each([
    ['Lisinopril 10 mg tablet', ['lisinopril', 'zestril', 'prinivil', 'qbrelis']],
    ['Zestril 10 mg', ['zestril', 'lisinopril', 'prinivil', 'qbrelis']],
    ['Somethingnew 5 mg', ['somethingnew']],
  ])('%s goes by all of its names', (label, names) => {
    expect(aliasesOf(label)).toEqual(names);
  });

  it('keep the names of others like them to these', () => {
    expect(aliasesOf('Insulin glargine 100 units/mL pen')).toContain('insulin');
    expect(aliasesOf('Insulin glargine 100 units/mL pen')).not.toContain('humalog');
    expect(aliasesOf('Fluticasone 110 mcg inhaler')).not.toContain('albuterol');
  });

  it('of a combination go by the names of each', () => {
    expect(aliasesOf('Lisinopril-hydrochlorothiazide 20-12.5 mg')).toEqual(expect.arrayContaining(['zestril', 'hctz']));
  });

  it.each(['Alprazolam 0.5 mg', 'XANAX XR', 'Adderall 20 mg capsule', 'Oxycodone-acetaminophen 5-325', 'Tylenol #3'])(
    '%s is a controlled substance',
    (label) => {
      expect(medicinesNamed(label).some(({ schedule }) => schedule !== undefined)).toBe(true);
    },
  );

  it.each(['Sertraline 50 mg', 'Somatropin 5 mg', 'Gabapentin 300 mg'])('%s is none', (label) => {
    expect(medicinesNamed(label).every(({ schedule }) => schedule === undefined)).toBe(true);
  });
});

import { folded } from './names.js';

/** What patients call a medicine by that is for something: "my blood pressure pill". */
const FOR: readonly { readonly said: readonly string[]; readonly ingredients: readonly string[] }[] = [
  {
    said: ['blood pressure', 'bp', 'hypertension', 'presion', 'presion arterial', 'pressure'],
    ingredients:
      'lisinopril|losartan|valsartan|amlodipine|metoprolol|carvedilol|atenolol|propranolol|hydrochlorothiazide|spironolactone|clonidine'.split(
        '|',
      ),
  },
  { said: ['cholesterol', 'statin', 'colesterol'], ingredients: 'atorvastatin|rosuvastatin|simvastatin|pravastatin'.split('|') },
  {
    said: ['diabetes', 'sugar', 'blood sugar', 'azucar', 'glucosa'],
    ingredients:
      'metformin|glipizide|empagliflozin|dapagliflozin|sitagliptin|semaglutide|dulaglutide|tirzepatide|insulin glargine|insulin lispro|insulin aspart'.split(
        '|',
      ),
  },
  { said: ['thyroid', 'tiroides'], ingredients: ['levothyroxine'] },
  {
    said: ['water pill', 'water pills', 'water tablet', 'water tablets', 'diuretic', 'diuretico'],
    ingredients: 'hydrochlorothiazide|furosemide|spironolactone'.split('|'),
  },
  {
    said: ['blood thinner', 'blood thinners', 'anticoagulante'],
    ingredients: 'warfarin|apixaban|rivaroxaban|clopidogrel'.split('|'),
  },
  { said: ['heart', 'corazon'], ingredients: 'metoprolol|carvedilol|atenolol|digoxin|clopidogrel|lisinopril'.split('|') },
  {
    said: ['heartburn', 'acid', 'reflux', 'stomach', 'acidez', 'reflujo', 'estomago', 'gastritis'],
    ingredients: 'omeprazole|pantoprazole|esomeprazole|famotidine'.split('|'),
  },
  {
    said: ['inhaler', 'puffer', 'asthma', 'inhalador', 'asma'],
    ingredients: 'albuterol|fluticasone|budesonide|tiotropium|montelukast'.split('|'),
  },
  {
    said: ['allergy', 'allergies', 'alergia', 'alergias'],
    ingredients: 'cetirizine|loratadine|montelukast|fluticasone'.split('|'),
  },
  {
    said: ['depression', 'anxiety', 'mood', 'antidepressant', 'nervios', 'ansiedad', 'depresion', 'antidepresivo'],
    ingredients:
      'sertraline|fluoxetine|escitalopram|citalopram|venlafaxine|duloxetine|bupropion|mirtazapine|buspirone|alprazolam'.split(
        '|',
      ),
  },
  {
    said: ['adhd', 'add', 'tdah', 'focus'],
    ingredients: 'methylphenidate|amphetamine|dextroamphetamine|lisdexamfetamine'.split('|'),
  },
  { said: ['sleep', 'sleeping', 'dormir'], ingredients: 'trazodone|zolpidem|eszopiclone|temazepam|mirtazapine'.split('|') },
  { said: ['insulin', 'insulina'], ingredients: 'insulin glargine|insulin lispro|insulin aspart'.split('|') },
  { said: ['birth control', 'anticonceptivo', 'anticonceptivos'], ingredients: 'ethinyl estradiol|norethindrone'.split('|') },
];

/** @returns ingredients that are for what a patient names ("my blood pressure pill"); empty where they name nothing such */
export function ingredientsFor(words: string): readonly string[] {
  const text = ` ${folded(words)} `;
  return FOR.filter(({ said }) => said.some((name) => text.includes(` ${name} `))).flatMap(({ ingredients }) => ingredients);
}

import { folded } from './names.js';

/** A medicine as patients and labels name it. `schedule`: the DEA's, where it is a controlled substance (21 CFR 1308). */
export interface Medicine {
  readonly ingredient: string;
  /** Brand names, and the ingredient's name in Spanish: each of them means this medicine and no other. */
  readonly brands: readonly string[];
  /** What people say for it, and for others like it. */
  readonly spoken?: readonly string[];
  readonly schedule?: 'II' | 'III' | 'IV' | 'V';
}

/**
 * What outpatients in the US are prescribed most, with brand names (after RxNorm) and what people say. Names are lower case.
 * A controlled substance that the clinic's record does not mark as one is caught by this table too.
 */
export const MEDICINES: readonly Medicine[] = [
  { ingredient: 'lisinopril', brands: ['zestril', 'prinivil', 'qbrelis'] },
  { ingredient: 'losartan', brands: ['cozaar'] },
  { ingredient: 'valsartan', brands: ['diovan'] },
  { ingredient: 'amlodipine', brands: ['norvasc'] },
  { ingredient: 'metoprolol', brands: ['lopressor', 'toprol'] },
  { ingredient: 'carvedilol', brands: ['coreg'] },
  { ingredient: 'atenolol', brands: ['tenormin'] },
  { ingredient: 'propranolol', brands: ['inderal'] },
  { ingredient: 'hydrochlorothiazide', brands: ['hctz', 'microzide'], spoken: ['water pill'] },
  { ingredient: 'furosemide', brands: ['lasix'], spoken: ['water pill'] },
  { ingredient: 'spironolactone', brands: ['aldactone'] },
  { ingredient: 'clonidine', brands: ['catapres'] },
  { ingredient: 'atorvastatin', brands: ['lipitor'] },
  { ingredient: 'rosuvastatin', brands: ['crestor'] },
  { ingredient: 'simvastatin', brands: ['zocor'] },
  { ingredient: 'pravastatin', brands: ['pravachol'] },
  { ingredient: 'warfarin', brands: ['coumadin', 'jantoven'], spoken: ['blood thinner'] },
  { ingredient: 'apixaban', brands: ['eliquis'], spoken: ['blood thinner'] },
  { ingredient: 'rivaroxaban', brands: ['xarelto'], spoken: ['blood thinner'] },
  { ingredient: 'clopidogrel', brands: ['plavix'] },
  { ingredient: 'digoxin', brands: ['lanoxin'] },
  { ingredient: 'metformin', brands: ['glucophage', 'fortamet', 'glumetza', 'metformina'] },
  { ingredient: 'glipizide', brands: ['glucotrol'] },
  { ingredient: 'empagliflozin', brands: ['jardiance'] },
  { ingredient: 'dapagliflozin', brands: ['farxiga'] },
  { ingredient: 'sitagliptin', brands: ['januvia'] },
  { ingredient: 'semaglutide', brands: ['ozempic', 'wegovy', 'rybelsus'] },
  { ingredient: 'dulaglutide', brands: ['trulicity'] },
  { ingredient: 'tirzepatide', brands: ['mounjaro', 'zepbound'] },
  { ingredient: 'insulin glargine', brands: ['lantus', 'basaglar', 'toujeo'], spoken: ['insulin', 'insulina'] },
  { ingredient: 'insulin lispro', brands: ['humalog', 'admelog'], spoken: ['insulin', 'insulina'] },
  { ingredient: 'insulin aspart', brands: ['novolog', 'fiasp'], spoken: ['insulin', 'insulina'] },
  {
    ingredient: 'levothyroxine',
    brands: ['synthroid', 'levoxyl', 'unithroid', 'euthyrox', 'levotiroxina'],
    spoken: ['thyroid pill'],
  },
  { ingredient: 'omeprazole', brands: ['prilosec', 'omeprazol'] },
  { ingredient: 'pantoprazole', brands: ['protonix'] },
  { ingredient: 'esomeprazole', brands: ['nexium'] },
  { ingredient: 'famotidine', brands: ['pepcid'] },
  {
    ingredient: 'albuterol',
    brands: ['ventolin', 'proair', 'proventil', 'salbutamol'],
    spoken: ['rescue inhaler', 'inhaler', 'inhalador'],
  },
  { ingredient: 'fluticasone', brands: ['flovent', 'flonase'] },
  { ingredient: 'budesonide', brands: ['pulmicort', 'rhinocort'] },
  { ingredient: 'tiotropium', brands: ['spiriva'] },
  { ingredient: 'montelukast', brands: ['singulair'] },
  { ingredient: 'cetirizine', brands: ['zyrtec'] },
  { ingredient: 'loratadine', brands: ['claritin', 'loratadina'] },
  { ingredient: 'prednisone', brands: ['deltasone', 'prednisona'] },
  { ingredient: 'sertraline', brands: ['zoloft', 'sertralina'] },
  { ingredient: 'fluoxetine', brands: ['prozac', 'fluoxetina'] },
  { ingredient: 'escitalopram', brands: ['lexapro'] },
  { ingredient: 'citalopram', brands: ['celexa'] },
  { ingredient: 'venlafaxine', brands: ['effexor'] },
  { ingredient: 'duloxetine', brands: ['cymbalta'] },
  { ingredient: 'bupropion', brands: ['wellbutrin', 'zyban'] },
  { ingredient: 'trazodone', brands: ['desyrel', 'trazodona'] },
  { ingredient: 'mirtazapine', brands: ['remeron'] },
  { ingredient: 'buspirone', brands: ['buspar'] },
  { ingredient: 'quetiapine', brands: ['seroquel'] },
  { ingredient: 'aripiprazole', brands: ['abilify'] },
  { ingredient: 'lithium', brands: ['lithobid'] },
  { ingredient: 'lamotrigine', brands: ['lamictal'] },
  { ingredient: 'levetiracetam', brands: ['keppra'] },
  { ingredient: 'gabapentin', brands: ['neurontin', 'gralise', 'gabapentina'] },
  { ingredient: 'topiramate', brands: ['topamax'] },
  { ingredient: 'sumatriptan', brands: ['imitrex'] },
  { ingredient: 'cyclobenzaprine', brands: ['flexeril'] },
  { ingredient: 'meloxicam', brands: ['mobic'] },
  { ingredient: 'ibuprofen', brands: ['advil', 'motrin', 'ibuprofeno'] },
  { ingredient: 'naproxen', brands: ['aleve', 'naprosyn', 'naproxeno'] },
  { ingredient: 'allopurinol', brands: ['zyloprim'] },
  { ingredient: 'tamsulosin', brands: ['flomax'] },
  { ingredient: 'finasteride', brands: ['proscar', 'propecia'] },
  { ingredient: 'sildenafil', brands: ['viagra', 'revatio'] },
  { ingredient: 'ethinyl estradiol', brands: [], spoken: ['birth control', 'the pill', 'anticonceptivos'] },
  { ingredient: 'norethindrone', brands: [], spoken: ['birth control', 'the pill', 'mini pill', 'anticonceptivos'] },
  { ingredient: 'estradiol', brands: ['estrace'] },
  { ingredient: 'amoxicillin', brands: ['amoxil', 'amoxicilina'] },
  { ingredient: 'azithromycin', brands: ['zithromax', 'z pack', 'azitromicina'] },
  { ingredient: 'methylphenidate', brands: ['ritalin', 'concerta'], spoken: ['adhd medicine'], schedule: 'II' },
  { ingredient: 'amphetamine', brands: ['adderall'], spoken: ['adhd medicine'], schedule: 'II' },
  { ingredient: 'dextroamphetamine', brands: ['dexedrine', 'adderall'], schedule: 'II' },
  { ingredient: 'lisdexamfetamine', brands: ['vyvanse'], schedule: 'II' },
  { ingredient: 'dexmethylphenidate', brands: ['focalin'], schedule: 'II' },
  { ingredient: 'methamphetamine', brands: ['desoxyn'], schedule: 'II' },
  { ingredient: 'tapentadol', brands: ['nucynta'], schedule: 'II' },
  { ingredient: 'oxymorphone', brands: ['opana'], schedule: 'II' },
  { ingredient: 'oxycodone', brands: ['oxycontin', 'percocet', 'roxicodone'], schedule: 'II' },
  { ingredient: 'hydrocodone', brands: ['norco', 'vicodin', 'lortab'], schedule: 'II' },
  { ingredient: 'morphine', brands: ['ms contin'], schedule: 'II' },
  { ingredient: 'hydromorphone', brands: ['dilaudid'], schedule: 'II' },
  { ingredient: 'fentanyl', brands: ['duragesic'], schedule: 'II' },
  { ingredient: 'methadone', brands: ['dolophine'], schedule: 'II' },
  { ingredient: 'buprenorphine', brands: ['suboxone', 'subutex'], schedule: 'III' },
  { ingredient: 'codeine', brands: ['tylenol 3', 'tylenol with codeine'], schedule: 'III' },
  { ingredient: 'testosterone', brands: ['androgel'], schedule: 'III' },
  { ingredient: 'ketamine', brands: ['spravato'], schedule: 'III' },
  { ingredient: 'butalbital', brands: ['fioricet', 'fiorinal'], schedule: 'III' },
  { ingredient: 'dronabinol', brands: ['marinol'], schedule: 'III' },
  { ingredient: 'alprazolam', brands: ['xanax'], schedule: 'IV' },
  { ingredient: 'lorazepam', brands: ['ativan'], schedule: 'IV' },
  { ingredient: 'clonazepam', brands: ['klonopin'], schedule: 'IV' },
  { ingredient: 'diazepam', brands: ['valium'], schedule: 'IV' },
  { ingredient: 'temazepam', brands: ['restoril'], schedule: 'IV' },
  { ingredient: 'zolpidem', brands: ['ambien'], schedule: 'IV' },
  { ingredient: 'eszopiclone', brands: ['lunesta'], schedule: 'IV' },
  { ingredient: 'tramadol', brands: ['ultram'], schedule: 'IV' },
  { ingredient: 'phentermine', brands: ['adipex'], schedule: 'IV' },
  { ingredient: 'modafinil', brands: ['provigil'], schedule: 'IV' },
  { ingredient: 'armodafinil', brands: ['nuvigil'], schedule: 'IV' },
  { ingredient: 'carisoprodol', brands: ['soma'], schedule: 'IV' },
  { ingredient: 'phenobarbital', brands: ['luminal'], schedule: 'IV' },
  { ingredient: 'clobazam', brands: ['onfi'], schedule: 'IV' },
  { ingredient: 'chlordiazepoxide', brands: ['librium'], schedule: 'IV' },
  { ingredient: 'triazolam', brands: ['halcion'], schedule: 'IV' },
  { ingredient: 'zaleplon', brands: ['sonata'], schedule: 'IV' },
  { ingredient: 'suvorexant', brands: ['belsomra'], schedule: 'IV' },
  { ingredient: 'pregabalin', brands: ['lyrica'], schedule: 'V' },
  { ingredient: 'brivaracetam', brands: ['briviact'], schedule: 'V' },
  { ingredient: 'cenobamate', brands: ['xcopri'], schedule: 'V' },
  { ingredient: 'diphenoxylate', brands: ['lomotil'], schedule: 'V' },
  { ingredient: 'lacosamide', brands: ['vimpat'], schedule: 'V' },
];

/**
 * @param label as the clinic names it: "Lisinopril 10 mg tablet", "Lantus SoloStar 100 units/mL"
 * @returns the medicines that the label names, by ingredient or brand; two for a combination
 */
export function medicinesNamed(label: string): readonly Medicine[] {
  const words = ` ${folded(label)} `;
  return MEDICINES.filter(({ ingredient, brands }) => [ingredient, ...brands].some((name) => words.includes(` ${name} `)));
}

/** @returns every name that a patient may use for what a label names, the label's own first word among them, lower case */
export function aliasesOf(label: string): string[] {
  const first = folded(label).split(' ')[0] ?? '';
  const known = medicinesNamed(label).flatMap(({ ingredient, brands, spoken = [] }) => [ingredient, ...brands, ...spoken]);
  return [...new Set([first, ...known])].filter((name) => name !== '');
}

import { folded } from './names.js';

/** A medicine as patients and labels name it. `schedule`: the DEA's, where it is a controlled substance (21 CFR 1308). */
export interface Medicine {
  readonly ingredient: string;
  readonly names: readonly string[];
  readonly schedule?: 'II' | 'III' | 'IV' | 'V';
}

/**
 * What outpatients in the US are prescribed most, with brand names (after RxNorm) and what people say. Names are lower case.
 * A controlled substance that the clinic's record does not mark as one is caught by this table too.
 */
const MEDICINES: readonly Medicine[] = [
  { ingredient: 'lisinopril', names: ['zestril', 'prinivil', 'qbrelis'] },
  { ingredient: 'losartan', names: ['cozaar'] },
  { ingredient: 'valsartan', names: ['diovan'] },
  { ingredient: 'amlodipine', names: ['norvasc'] },
  { ingredient: 'metoprolol', names: ['lopressor', 'toprol'] },
  { ingredient: 'carvedilol', names: ['coreg'] },
  { ingredient: 'atenolol', names: ['tenormin'] },
  { ingredient: 'propranolol', names: ['inderal'] },
  { ingredient: 'hydrochlorothiazide', names: ['hctz', 'microzide', 'water pill'] },
  { ingredient: 'furosemide', names: ['lasix', 'water pill'] },
  { ingredient: 'spironolactone', names: ['aldactone'] },
  { ingredient: 'clonidine', names: ['catapres'] },
  { ingredient: 'atorvastatin', names: ['lipitor'] },
  { ingredient: 'rosuvastatin', names: ['crestor'] },
  { ingredient: 'simvastatin', names: ['zocor'] },
  { ingredient: 'pravastatin', names: ['pravachol'] },
  { ingredient: 'warfarin', names: ['coumadin', 'jantoven', 'blood thinner'] },
  { ingredient: 'apixaban', names: ['eliquis', 'blood thinner'] },
  { ingredient: 'rivaroxaban', names: ['xarelto', 'blood thinner'] },
  { ingredient: 'clopidogrel', names: ['plavix'] },
  { ingredient: 'digoxin', names: ['lanoxin'] },
  { ingredient: 'metformin', names: ['glucophage', 'fortamet', 'glumetza', 'metformina'] },
  { ingredient: 'glipizide', names: ['glucotrol'] },
  { ingredient: 'empagliflozin', names: ['jardiance'] },
  { ingredient: 'dapagliflozin', names: ['farxiga'] },
  { ingredient: 'sitagliptin', names: ['januvia'] },
  { ingredient: 'semaglutide', names: ['ozempic', 'wegovy', 'rybelsus'] },
  { ingredient: 'dulaglutide', names: ['trulicity'] },
  { ingredient: 'tirzepatide', names: ['mounjaro', 'zepbound'] },
  { ingredient: 'insulin glargine', names: ['lantus', 'basaglar', 'toujeo', 'insulin', 'insulina'] },
  { ingredient: 'insulin lispro', names: ['humalog', 'admelog', 'insulin', 'insulina'] },
  { ingredient: 'insulin aspart', names: ['novolog', 'fiasp', 'insulin', 'insulina'] },
  { ingredient: 'levothyroxine', names: ['synthroid', 'levoxyl', 'unithroid', 'euthyrox', 'levotiroxina', 'thyroid pill'] },
  { ingredient: 'omeprazole', names: ['prilosec', 'omeprazol'] },
  { ingredient: 'pantoprazole', names: ['protonix'] },
  { ingredient: 'esomeprazole', names: ['nexium'] },
  { ingredient: 'famotidine', names: ['pepcid'] },
  { ingredient: 'albuterol', names: ['ventolin', 'proair', 'proventil', 'salbutamol', 'rescue inhaler', 'inhaler', 'inhalador'] },
  { ingredient: 'fluticasone', names: ['flovent', 'flonase'] },
  { ingredient: 'budesonide', names: ['pulmicort', 'rhinocort'] },
  { ingredient: 'tiotropium', names: ['spiriva'] },
  { ingredient: 'montelukast', names: ['singulair'] },
  { ingredient: 'cetirizine', names: ['zyrtec'] },
  { ingredient: 'loratadine', names: ['claritin', 'loratadina'] },
  { ingredient: 'prednisone', names: ['deltasone', 'prednisona'] },
  { ingredient: 'sertraline', names: ['zoloft', 'sertralina'] },
  { ingredient: 'fluoxetine', names: ['prozac', 'fluoxetina'] },
  { ingredient: 'escitalopram', names: ['lexapro'] },
  { ingredient: 'citalopram', names: ['celexa'] },
  { ingredient: 'venlafaxine', names: ['effexor'] },
  { ingredient: 'duloxetine', names: ['cymbalta'] },
  { ingredient: 'bupropion', names: ['wellbutrin', 'zyban'] },
  { ingredient: 'trazodone', names: ['desyrel', 'trazodona'] },
  { ingredient: 'mirtazapine', names: ['remeron'] },
  { ingredient: 'buspirone', names: ['buspar'] },
  { ingredient: 'quetiapine', names: ['seroquel'] },
  { ingredient: 'aripiprazole', names: ['abilify'] },
  { ingredient: 'lithium', names: ['lithobid'] },
  { ingredient: 'lamotrigine', names: ['lamictal'] },
  { ingredient: 'levetiracetam', names: ['keppra'] },
  { ingredient: 'gabapentin', names: ['neurontin', 'gralise', 'gabapentina'] },
  { ingredient: 'topiramate', names: ['topamax'] },
  { ingredient: 'sumatriptan', names: ['imitrex'] },
  { ingredient: 'cyclobenzaprine', names: ['flexeril'] },
  { ingredient: 'meloxicam', names: ['mobic'] },
  { ingredient: 'ibuprofen', names: ['advil', 'motrin', 'ibuprofeno'] },
  { ingredient: 'naproxen', names: ['aleve', 'naprosyn', 'naproxeno'] },
  { ingredient: 'allopurinol', names: ['zyloprim'] },
  { ingredient: 'tamsulosin', names: ['flomax'] },
  { ingredient: 'finasteride', names: ['proscar', 'propecia'] },
  { ingredient: 'sildenafil', names: ['viagra', 'revatio'] },
  { ingredient: 'ethinyl estradiol', names: ['birth control', 'the pill', 'anticonceptivos'] },
  { ingredient: 'norethindrone', names: ['birth control', 'the pill', 'mini pill', 'anticonceptivos'] },
  { ingredient: 'estradiol', names: ['estrace'] },
  { ingredient: 'amoxicillin', names: ['amoxil', 'amoxicilina'] },
  { ingredient: 'azithromycin', names: ['zithromax', 'z pack', 'azitromicina'] },
  { ingredient: 'methylphenidate', names: ['ritalin', 'concerta', 'adhd medicine'], schedule: 'II' },
  { ingredient: 'amphetamine', names: ['adderall', 'adhd medicine'], schedule: 'II' },
  { ingredient: 'dextroamphetamine', names: ['dexedrine', 'adderall'], schedule: 'II' },
  { ingredient: 'lisdexamfetamine', names: ['vyvanse'], schedule: 'II' },
  { ingredient: 'oxycodone', names: ['oxycontin', 'percocet', 'roxicodone'], schedule: 'II' },
  { ingredient: 'hydrocodone', names: ['norco', 'vicodin', 'lortab'], schedule: 'II' },
  { ingredient: 'morphine', names: ['ms contin'], schedule: 'II' },
  { ingredient: 'hydromorphone', names: ['dilaudid'], schedule: 'II' },
  { ingredient: 'fentanyl', names: ['duragesic'], schedule: 'II' },
  { ingredient: 'methadone', names: ['dolophine'], schedule: 'II' },
  { ingredient: 'buprenorphine', names: ['suboxone', 'subutex'], schedule: 'III' },
  { ingredient: 'codeine', names: ['tylenol 3', 'tylenol with codeine'], schedule: 'III' },
  { ingredient: 'testosterone', names: ['androgel'], schedule: 'III' },
  { ingredient: 'ketamine', names: ['spravato'], schedule: 'III' },
  { ingredient: 'alprazolam', names: ['xanax'], schedule: 'IV' },
  { ingredient: 'lorazepam', names: ['ativan'], schedule: 'IV' },
  { ingredient: 'clonazepam', names: ['klonopin'], schedule: 'IV' },
  { ingredient: 'diazepam', names: ['valium'], schedule: 'IV' },
  { ingredient: 'temazepam', names: ['restoril'], schedule: 'IV' },
  { ingredient: 'zolpidem', names: ['ambien'], schedule: 'IV' },
  { ingredient: 'eszopiclone', names: ['lunesta'], schedule: 'IV' },
  { ingredient: 'tramadol', names: ['ultram'], schedule: 'IV' },
  { ingredient: 'phentermine', names: ['adipex'], schedule: 'IV' },
  { ingredient: 'modafinil', names: ['provigil'], schedule: 'IV' },
  { ingredient: 'armodafinil', names: ['nuvigil'], schedule: 'IV' },
  { ingredient: 'carisoprodol', names: ['soma'], schedule: 'IV' },
  { ingredient: 'phenobarbital', names: ['luminal'], schedule: 'IV' },
  { ingredient: 'pregabalin', names: ['lyrica'], schedule: 'V' },
  { ingredient: 'lacosamide', names: ['vimpat'], schedule: 'V' },
];

/**
 * @param label as the clinic names it: "Lisinopril 10 mg tablet", "Lantus SoloStar 100 units/mL"
 * @returns the medicines that the label names, by ingredient or brand; two for a combination
 */
export function medicinesNamed(label: string): readonly Medicine[] {
  const words = ` ${folded(label)} `;
  return MEDICINES.filter(({ ingredient, names }) => [ingredient, ...names].some((name) => words.includes(` ${name} `)));
}

/** @returns every name that a patient may use for what a label names, the label's own first word among them, lower case */
export function aliasesOf(label: string): string[] {
  const first = folded(label).split(' ')[0] ?? '';
  const known = medicinesNamed(label).flatMap(({ ingredient, names }) => [ingredient, ...names]);
  return [...new Set([first, ...known])].filter((name) => name !== '');
}

import { folded } from './names.js';

/** Medicines that must not be missed, and how patients call them; lower case, no accents. */
interface Critical {
  /** What agents read. */
  readonly kind: string;
  readonly names: readonly string[];
}

/**
 * Whoever has none left of one of these is in danger within hours or days, so a person hears of it at once: after the
 * Institute for Safe Medication Practices' lists of time-critical and high-alert medicines (ISMP, 2011 and 2021), and those
 * whose sudden end is dangerous by their labels (beta blockers, clonidine, steroids, benzodiazepines, antidepressants).
 */
const CRITICAL: readonly Critical[] = [
  {
    kind: 'insulin',
    names:
      'insulin|insulina|insulin glargine|insulin lispro|insulin aspart|lantus|basaglar|toujeo|humalog|novolog|levemir|tresiba|admelog|fiasp'.split(
        '|',
      ),
  },
  {
    kind: 'blood thinner',
    names:
      'blood thinner|blood thinners|anticoagulante|warfarin|warfarina|coumadin|jantoven|apixaban|eliquis|rivaroxaban|xarelto|dabigatran|pradaxa|enoxaparin|lovenox|clopidogrel|plavix|ticagrelor|brilinta'.split(
        '|',
      ),
  },
  {
    kind: 'seizure medicine',
    names:
      'seizure|seizures|epilepsy|epilepsia|convulsiones|levetiracetam|keppra|lamotrigine|lamotrigina|lamictal|phenytoin|fenitoina|dilantin|valproate|divalproex|depakote|carbamazepine|carbamazepina|tegretol|lacosamide|vimpat|brivaracetam|briviact|cenobamate|xcopri|clobazam|onfi|phenobarbital|topiramate|topamax'.split(
        '|',
      ),
  },
  {
    kind: 'heart medicine',
    names:
      'heart pill|heart pills|heart medicine|heart meds|pastilla del corazon|medicina del corazon|metoprolol|lopressor|toprol|carvedilol|coreg|atenolol|tenormin|propranolol|inderal|clonidine|catapres|digoxin|lanoxin|digoxina|amiodarone|amiodarona|flecainide|sotalol|nitroglycerin|nitroglicerina|nitro|entresto'.split(
        '|',
      ),
  },
  {
    kind: 'steroid',
    names:
      'steroid|steroids|esteroides|prednisone|prednisona|deltasone|prednisolone|hydrocortisone|hidrocortisona|dexamethasone|fludrocortisone'.split(
        '|',
      ),
  },
  {
    kind: 'transplant medicine',
    names:
      'transplant|trasplante|anti rejection|antirejection|tacrolimus|prograf|envarsus|mycophenolate|cellcept|myfortic|cyclosporine|ciclosporina|neoral|sirolimus|azathioprine|imuran'.split(
        '|',
      ),
  },
  {
    kind: 'inhaler',
    names:
      'inhaler|inhalers|inhalador|rescue inhaler|puffer|nebulizer|albuterol|salbutamol|ventolin|proair|proventil|epipen|epinephrine'.split(
        '|',
      ),
  },
  {
    kind: 'psychiatric medicine',
    names:
      'antidepressant|antidepressants|antidepresivo|antidepresivos|antipsychotic|bipolar|lithium|litio|lithobid|quetiapine|quetiapina|seroquel|aripiprazole|abilify|clozapine|clozaril|olanzapine|zyprexa|risperidone|risperidona|risperdal|haloperidol|haldol|venlafaxine|venlafaxina|effexor|paroxetine|paxil|sertraline|sertralina|zoloft|fluoxetine|fluoxetina|prozac|escitalopram|lexapro|citalopram|celexa|duloxetine|duloxetina|cymbalta|mirtazapine|remeron|bupropion|wellbutrin'.split(
        '|',
      ),
  },
  {
    kind: 'medicine whose sudden end is dangerous',
    names:
      'alprazolam|xanax|clonazepam|klonopin|lorazepam|ativan|diazepam|valium|methadone|metadona|buprenorphine|suboxone|subutex|baclofen|levodopa|sinemet|hiv|vih|biktarvy|genvoya|descovy|chemo|quimio|methimazole'.split(
        '|',
      ),
  },
];

/**
 * @param words a medicine's label, or what a patient says: "Lantus pen", "my blood thinner"
 * @returns what kind of critical medicine is named, or null where none is
 */
export function criticalKind(words: string): string | null {
  const text = ` ${folded(words)} `;
  return CRITICAL.find(({ names }) => names.some((name) => text.includes(` ${name} `)))?.kind ?? null;
}

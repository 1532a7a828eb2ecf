/** Code systems and identifiers of the sandbox clinic. HL7's own are by their canonical addresses. */
export const VISIT_TYPE_SYSTEM = 'https://carethread.example/fhir/CodeSystem/visit-type';
export const DEA_SCHEDULE_EXTENSION = 'https://carethread.example/fhir/StructureDefinition/dea-schedule';
export const TASK_CODE_SYSTEM = 'https://carethread.example/fhir/CodeSystem/task';
export const MRN_SYSTEM = 'https://riverside.example/mrn';
export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';

export const VISIT_TYPES = {
  checkup: 'Check-up',
  'sick-visit': 'Sick visit',
  'follow-up': 'Follow-up visit',
  vaccination: 'Vaccination',
  physical: 'Annual physical',
  telehealth: 'Telehealth visit',
} as const;
export type VisitType = keyof typeof VISIT_TYPES;

/** @returns a visit type as FHIR's CodeableConcept */
export function visitTypeConcept(code: VisitType) {
  return { coding: [{ system: VISIT_TYPE_SYSTEM, code, display: VISIT_TYPES[code] }], text: VISIT_TYPES[code] };
}

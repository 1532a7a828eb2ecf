import type { Concept } from './fhir/resources.js';

/** Identifiers that make a write happen once: the effect's id under this system. */
export const REQUEST_SYSTEM = 'https://carethread.example/fhir/request';
/** The clinic's codes for what a visit is for. Servers with other systems are read by their first code. */
export const VISIT_TYPE_SYSTEM = 'https://carethread.example/fhir/CodeSystem/visit-type';
export const TASK_CODE_SYSTEM = 'https://carethread.example/fhir/CodeSystem/task';
/** On a MedicationRequest, valueCode "CII" to "CV": the DEA schedule of a controlled substance (21 CFR 1308). */
export const DEA_SCHEDULE_EXTENSION = 'https://carethread.example/fhir/StructureDefinition/dea-schedule';
/** What a CommunicationRequest reminds of: "medication-reminder", "appointment-reminder". */
export const REMINDER_SYSTEM = 'https://carethread.example/fhir/CodeSystem/reminder';
/** On a CommunicationRequest, valueTiming: when it comes again. R4's own `occurrence[x]` holds one moment or a period. */
export const REMINDER_TIMING_EXTENSION = 'https://carethread.example/fhir/StructureDefinition/reminder-timing';
export const PARTICIPATION_MODE_SYSTEM = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationMode';
export const CANCELLATION_REASON_SYSTEM = 'http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason';

/** @returns every code that the concepts hold, the clinic's own system first */
export function codesOf(concepts: readonly Concept[] | undefined): string[] {
  const codings = (concepts ?? []).flatMap(({ coding }) => coding ?? []);
  const ours = codings.filter(({ system }) => system === VISIT_TYPE_SYSTEM);
  return [...ours, ...codings.filter(({ system }) => system !== VISIT_TYPE_SYSTEM)].flatMap(({ code }) => code ?? []);
}

/** @returns the FHIR search value of a request's identifier */
export function requestIdentifier(id: string): string {
  return `${REQUEST_SYSTEM}|${escaped(id)}`;
}

/** Backslash, comma, dollar and bar are FHIR search's own signs (https://hl7.org/fhir/R4/search.html#escaping). */
function escaped(value: string): string {
  return value.replace(/[\\,$|]/g, '\\$&');
}

import { OperationOutcomeError, validationError } from '@medplum/core';
import type { Resource } from '@medplum/fhirtypes';
import { z } from 'zod';

/**
 * What FHIR R4 demands of the resources that the clinic keeps: required elements, required bindings, and the invariants
 * that its own clients depend on. Elements not named here are kept as they come. HL7's structure definitions would say
 * more, and take 130 MB of memory to say it.
 */
const reference = z.looseObject({ reference: z.string().regex(/^[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/) });
const anyReference = z.looseObject({ reference: z.string().optional(), display: z.string().optional() });
const coding = z.looseObject({ system: z.string().optional(), code: z.string().optional(), display: z.string().optional() });
const concept = z.looseObject({ coding: z.array(coding).optional(), text: z.string().optional() });
const date = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const identifier = z.looseObject({ system: z.string().optional(), value: z.string().optional() });
const name = z.looseObject({ family: z.string().optional(), given: z.array(z.string()).optional() });
const telecom = z.looseObject({
  system: z.enum(['phone', 'fax', 'email', 'pager', 'url', 'sms', 'other']).optional(),
  value: z.string().optional(),
});
const gender = z.enum(['male', 'female', 'other', 'unknown']);
const common = { identifier: z.array(identifier).optional() };

const person = { ...common, name: z.array(name).optional(), telecom: z.array(telecom).optional(), gender: gender.optional() };

const appointment = z
  .looseObject({
    ...common,
    status: z.enum([
      'proposed',
      'pending',
      'booked',
      'arrived',
      'fulfilled',
      'cancelled',
      'noshow',
      'entered-in-error',
      'checked-in',
      'waitlist',
    ]),
    start: instant.optional(),
    end: instant.optional(),
    slot: z.array(reference).optional(),
    participant: z
      .array(
        z.looseObject({
          actor: anyReference.optional(),
          status: z.enum(['accepted', 'declined', 'tentative', 'needs-action']),
        }),
      )
      .min(1),
  })
  .refine((it) => (it.start === undefined) === (it.end === undefined), 'app-2: start and end are given together')
  .refine(
    (it) => it.start !== undefined || ['proposed', 'cancelled', 'waitlist'].includes(it.status),
    'app-3: only a proposed, cancelled or waitlisted appointment may have no time',
  );

const slot = z
  .looseObject({
    ...common,
    schedule: reference,
    status: z.enum(['busy', 'free', 'busy-unavailable', 'busy-tentative', 'entered-in-error']),
    start: instant,
    end: instant,
    serviceType: z.array(concept).optional(),
  })
  .refine((it) => Date.parse(it.start) < Date.parse(it.end), 'a slot ends after it starts');

const medication = { medicationCodeableConcept: concept.optional(), medicationReference: anyReference.optional() };
const namesMedicine = (it: { medicationCodeableConcept?: unknown; medicationReference?: unknown }) =>
  (it.medicationCodeableConcept === undefined) !== (it.medicationReference === undefined);

const SCHEMAS: Record<string, z.ZodType> = {
  Appointment: appointment,
  Slot: slot,
  Schedule: z.looseObject({ ...common, actor: z.array(reference).min(1) }),
  Patient: z.looseObject({ ...person, birthDate: date.optional() }),
  RelatedPerson: z.looseObject({ ...person, patient: reference, birthDate: date.optional() }),
  Practitioner: z.looseObject(person),
  PractitionerRole: z.looseObject({ ...common, practitioner: reference.optional(), location: z.array(reference).optional() }),
  Organization: z.looseObject({ ...common, name: z.string().min(1) }),
  Location: z.looseObject({ ...common, status: z.enum(['active', 'suspended', 'inactive']).optional() }),
  MedicationRequest: z
    .looseObject({
      ...common,
      ...medication,
      status: z.enum(['active', 'on-hold', 'cancelled', 'completed', 'entered-in-error', 'stopped', 'draft', 'unknown']),
      intent: z.enum(['proposal', 'plan', 'order', 'original-order', 'reflex-order', 'filler-order', 'instance-order', 'option']),
      subject: reference,
    })
    .refine(namesMedicine, 'exactly one medication[x] is given'),
  MedicationDispense: z
    .looseObject({
      ...common,
      ...medication,
      status: z.enum([
        'preparation',
        'in-progress',
        'cancelled',
        'on-hold',
        'completed',
        'entered-in-error',
        'stopped',
        'declined',
        'unknown',
      ]),
    })
    .refine(namesMedicine, 'exactly one medication[x] is given'),
  Task: z.looseObject({
    ...common,
    status: z.enum([
      'draft',
      'requested',
      'received',
      'accepted',
      'rejected',
      'ready',
      'cancelled',
      'in-progress',
      'on-hold',
      'failed',
      'completed',
      'entered-in-error',
    ]),
    intent: z.enum([
      'unknown',
      'proposal',
      'plan',
      'order',
      'original-order',
      'reflex-order',
      'filler-order',
      'instance-order',
      'option',
    ]),
    for: anyReference.optional(),
  }),
  AdverseEvent: z.looseObject({
    // R4: one identifier, and what is suspected is always named (ae: suspectEntity.instance 1..1).
    identifier: identifier.optional(),
    actuality: z.enum(['actual', 'potential']),
    subject: reference,
    detected: z.string().optional(),
    suspectEntity: z.array(z.looseObject({ instance: anyReference })).optional(),
  }),
  CommunicationRequest: z.looseObject({
    ...common,
    status: z.enum(['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown']),
    subject: reference.optional(),
    occurrenceDateTime: z.string().optional(),
  }),
  Communication: z.looseObject({
    ...common,
    status: z.enum(['preparation', 'in-progress', 'not-done', 'on-hold', 'stopped', 'completed', 'entered-in-error', 'unknown']),
  }),
};

/** @throws OperationOutcomeError (400) naming each element that is wrong, but never the value that it holds */
export function validate(resource: Resource): void {
  const result = SCHEMAS[resource.resourceType]?.safeParse(resource);
  if (!result || result.success) return;
  const paths = result.error.issues.map((issue) => [resource.resourceType, ...issue.path].join('.'));
  const messages = result.error.issues.map((issue, i) => `${paths[i]}: ${issue.message}`);
  throw new OperationOutcomeError(validationError(messages.join('; '), paths));
}

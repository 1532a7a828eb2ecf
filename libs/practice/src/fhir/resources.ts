import { z } from 'zod';

/**
 * The parts of FHIR R4 resources that are read here. Servers differ, so whatever is not needed is optional, and a resource
 * that lacks what is needed is left out rather than guessed at. Writes send back the whole resource as it was read.
 */
const coding = z.looseObject({ system: z.string().optional(), code: z.string().optional(), display: z.string().optional() });
const concept = z.looseObject({ coding: z.array(coding).optional(), text: z.string().optional() });
const reference = z.looseObject({ reference: z.string().optional(), display: z.string().optional() });
const period = z.looseObject({ start: z.string().optional(), end: z.string().optional() });
const extension = z.looseObject({ url: z.string(), valueCode: z.string().optional(), valueString: z.string().optional() });
const identifier = z.looseObject({ system: z.string().optional(), value: z.string().optional() });
const instant = z.iso.datetime({ offset: true });
const meta = z.looseObject({ versionId: z.string().min(1) });
const named = { id: z.string().min(1) };
const versioned = { ...named, meta };

export type Concept = z.infer<typeof concept>;

export const patientSchema = z.looseObject({
  ...named,
  resourceType: z.literal('Patient'),
  active: z.boolean().optional(),
  birthDate: z.string().optional(),
  name: z
    .array(
      z.looseObject({
        use: z.string().optional(),
        text: z.string().optional(),
        family: z.string().optional(),
        given: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  telecom: z.array(z.looseObject({ system: z.string().optional(), value: z.string().optional() })).optional(),
  address: z.array(z.looseObject({ postalCode: z.string().optional() })).optional(),
  communication: z.array(z.looseObject({ language: concept, preferred: z.boolean().optional() })).optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: z.string().optional(),
});
export type PatientResource = z.infer<typeof patientSchema>;

export const slotSchema = z.looseObject({
  ...versioned,
  resourceType: z.literal('Slot'),
  status: z.string(),
  start: instant,
  end: instant,
  schedule: reference,
  serviceType: z.array(concept).optional(),
});
export type SlotResource = z.infer<typeof slotSchema>;

export const scheduleSchema = z.looseObject({
  ...named,
  resourceType: z.literal('Schedule'),
  active: z.boolean().optional(),
  actor: z.array(reference),
});

export const practitionerSchema = z.looseObject({
  ...named,
  resourceType: z.literal('Practitioner'),
  name: patientSchema.shape.name,
});

export const locationSchema = z.looseObject({ ...named, resourceType: z.literal('Location'), name: z.string().optional() });

export const appointmentSchema = z.looseObject({
  ...versioned,
  resourceType: z.literal('Appointment'),
  identifier: z.array(identifier).optional(),
  status: z.string(),
  start: instant,
  end: instant,
  slot: z.array(reference).optional(),
  serviceType: z.array(concept).optional(),
  participant: z.array(z.looseObject({ actor: reference.optional(), status: z.string().optional() })),
});
export type AppointmentResource = z.infer<typeof appointmentSchema>;

/** An appointment that waits for a time has none yet. */
export const waitingSchema = z.looseObject({
  ...named,
  resourceType: z.literal('Appointment'),
  status: z.string(),
  participant: appointmentSchema.shape.participant,
});

export const medicationRequestSchema = z.looseObject({
  ...named,
  resourceType: z.literal('MedicationRequest'),
  extension: z.array(extension).optional(),
  status: z.string(),
  subject: reference,
  medicationCodeableConcept: concept.optional(),
  medicationReference: reference.optional(),
  dosageInstruction: z.array(z.looseObject({ text: z.string().optional() })).optional(),
  dispenseRequest: z
    .looseObject({
      validityPeriod: period.optional(),
      numberOfRepeatsAllowed: z.number().int().nonnegative().optional(),
      expectedSupplyDuration: z.looseObject({ value: z.number().optional(), code: z.string().optional() }).optional(),
      performer: reference.optional(),
    })
    .optional(),
});
export type MedicationRequestResource = z.infer<typeof medicationRequestSchema>;

export const medicationDispenseSchema = z.looseObject({
  ...named,
  resourceType: z.literal('MedicationDispense'),
  status: z.string(),
  medicationCodeableConcept: concept.optional(),
  subject: reference.optional(),
  authorizingPrescription: z.array(reference).optional(),
  daysSupply: z.looseObject({ value: z.number().optional() }).optional(),
  whenPrepared: z.string().optional(),
  whenHandedOver: z.string().optional(),
});
export type MedicationDispenseResource = z.infer<typeof medicationDispenseSchema>;

export const taskSchema = z.looseObject({
  ...named,
  resourceType: z.literal('Task'),
  identifier: z.array(identifier).optional(),
  status: z.string(),
  code: concept.optional(),
  focus: reference.optional(),
  for: reference.optional(),
  authoredOn: z.string().optional(),
  lastModified: z.string().optional(),
});
export type TaskResource = z.infer<typeof taskSchema>;

export const communicationRequestSchema = z.looseObject({
  ...versioned,
  resourceType: z.literal('CommunicationRequest'),
  extension: z
    .array(
      z.looseObject({
        url: z.string(),
        valueTiming: z
          .looseObject({
            repeat: z
              .looseObject({ timeOfDay: z.array(z.string()).optional(), dayOfWeek: z.array(z.string()).optional() })
              .optional(),
          })
          .optional(),
      }),
    )
    .optional(),
  identifier: z.array(identifier).optional(),
  status: z.string(),
  category: z.array(concept).optional(),
  subject: reference.optional(),
  about: z.array(reference).optional(),
  occurrenceDateTime: z.string().optional(),
});
export type CommunicationRequestResource = z.infer<typeof communicationRequestSchema>;

export const adverseEventSchema = z.looseObject({
  ...named,
  resourceType: z.literal('AdverseEvent'),
  subject: reference,
});

export const bundleSchema = z.looseObject({
  resourceType: z.literal('Bundle'),
  link: z.array(z.looseObject({ relation: z.string(), url: z.string() })).optional(),
  entry: z.array(z.looseObject({ resource: z.looseObject({ resourceType: z.string() }).optional() })).optional(),
});

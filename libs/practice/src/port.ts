/**
 * The clinic behind, as the rest of the house sees it: requests and results as plain data, so that a turn can ask for one
 * as an effect, store both, and replay them. `FhirPractice` (fhir.ts) answers them from a FHIR R4 server.
 *
 * Times are ISO 8601 with offset in the clinic's zone; `ref`s are FHIR references ("Slot/42"); `version` is a resource's
 * version for `If-Match`.
 */
export interface Practice {
  /** Never throws: a clinic that cannot be reached is the result `unavailable`. */
  perform(request: PracticeRequest): Promise<PracticeResult>;
}

export type PracticeRequest =
  /** Who is this? A birth date and one more factor. */
  | { kind: 'identify'; birthDate: string; factor: { kind: 'postal-code' | 'phone' | 'last-name'; value: string } }
  /** Free slots, soonest first. `from`/`to` bound the start; `exclude` are refs already turned down. */
  | {
      kind: 'find-slots';
      visitType?: string;
      practitioner?: string;
      location?: string;
      from: string;
      to?: string;
      partOfDay?: 'morning' | 'afternoon' | 'evening';
      /** A time of day that the start lies in, "15:00/24:00", by the clinic's clock. */
      time?: string;
      /** Weekdays that will not do, Monday is 1. */
      notOn?: number[];
      /** Practitioners and locations that will not do, by name. */
      without?: string[];
      exclude: string[];
      limit: number;
    }
  /** `id` makes it happen once: a conditional create on this identifier. */
  | { kind: 'book'; id: string; patientRef: string; slot: PracticeSlot; visitType: string }
  | { kind: 'appointments'; patientRef: string; from: string }
  | { kind: 'cancel-appointment'; id: string; patientRef: string; ref: string; version: string }
  /** A new appointment in the place of an old one, both or neither. `id` makes it happen once. */
  | {
      kind: 'move-appointment';
      id: string;
      patientRef: string;
      ref: string;
      version: string;
      slot: PracticeSlot;
      visitType: string;
    }
  /** The patient says that they will come. */
  | { kind: 'confirm-appointment'; id: string; patientRef: string; ref: string; version: string }
  /** On the waiting list, for staff to offer a time when one opens. */
  | {
      kind: 'join-waiting-list';
      id: string;
      patientRef: string;
      visitType: string;
      practitioner?: string;
      location?: string;
      /** The span that would do; open where there is no end. */
      from: string;
      to?: string;
      /** The appointment that a time is wanted instead of; it stands until there is one. */
      insteadOf?: string;
      /** What is wished, in English and in no words of the patient's. */
      wish: string;
    }
  | { kind: 'medications'; patientRef: string }
  /** `reason`: why it could not simply be refilled; the care team reads it in the Task. */
  | {
      kind: 'request-refill';
      id: string;
      patientRef: string;
      medicationRef: string;
      reason: 'routine' | 'no-refills-left' | 'expired' | 'too-early' | 'controlled';
      /** The patient has none left. */
      soon?: boolean;
    }
  | { kind: 'refill-status'; patientRef: string }
  /** For the care team to do. `pharmacy` in the patient's words; it goes into the clinic's record and nowhere else. */
  | { kind: 'change-pharmacy'; id: string; patientRef: string; medicationRefs: string[]; pharmacy: string }
  /** A reaction that the patient told of. `medicine`: what is suspected, by its ingredient, where that is known. */
  | { kind: 'record-adverse-event'; id: string; patientRef: string; medicine: string | null; at: string }
  | { kind: 'reminders'; patientRef: string }
  | { kind: 'set-reminder'; id: string; patientRef: string; reminder: ReminderWish; by: 'text' | 'chat' }
  | { kind: 'change-reminder'; patientRef: string; ref: string; version: string; when: ReminderWhen }
  | { kind: 'stop-reminder'; patientRef: string; ref: string; version: string }
  /** What the agent's screen shows of the clinic's record. */
  | { kind: 'context'; patientRef: string; from: string };

export type PracticeResult =
  | { kind: 'identified'; patientRef: string; name: string; birthDate: string; language: string | null }
  | { kind: 'not-identified' }
  | { kind: 'slots'; slots: PracticeSlot[] }
  | { kind: 'booked'; appointment: PracticeAppointment }
  /** The slot was taken meanwhile; the next ones like it. */
  | { kind: 'slot-taken'; slots: PracticeSlot[] }
  | { kind: 'appointments'; appointments: PracticeAppointment[] }
  | { kind: 'appointment-cancelled'; appointment: PracticeAppointment }
  | { kind: 'appointment-moved'; appointment: PracticeAppointment }
  | { kind: 'appointment-confirmed'; appointment: PracticeAppointment }
  /** The appointment is not as it was when it was read; as it is now, or null where it is gone. */
  | { kind: 'appointment-changed'; appointment: PracticeAppointment | null }
  | { kind: 'waiting-list-joined'; ref: string; taskRef: string }
  | { kind: 'medications'; medications: PracticeMedication[] }
  | { kind: 'refill-requested'; taskRef: string; medication: string }
  | { kind: 'refills'; refills: PracticeRefill[] }
  | { kind: 'pharmacy-change-requested'; taskRef: string }
  | { kind: 'adverse-event-recorded'; ref: string }
  | { kind: 'reminders'; reminders: PracticeReminder[] }
  | { kind: 'reminder-set'; reminder: PracticeReminder }
  | { kind: 'reminder-stopped'; reminder: PracticeReminder }
  /** The reminder is not as it was when it was read; as it is now, or null where it is gone. */
  | { kind: 'reminder-overtaken'; reminder: PracticeReminder | null }
  | { kind: 'context'; appointments: PracticeAppointment[]; medications: PracticeMedication[] }
  /** The clinic's server did not answer, or not sensibly. `why` is for logs and agents and holds nothing of the patient. */
  | { kind: 'unavailable'; why: string };

export interface PracticeSlot {
  ref: string;
  version: string;
  start: string;
  end: string;
  practitioner: string;
  location: string;
  /** The clinic's code for what the slot is for: "checkup", "sick-visit" …; null where it takes any. */
  visitType: string | null;
}

export interface PracticeAppointment {
  ref: string;
  version: string;
  status: 'proposed' | 'booked' | 'cancelled' | 'noshow' | 'fulfilled';
  start: string;
  end: string;
  practitioner: string;
  location: string;
  visitType: string;
  /** The patient said that they will come (FHIR: their participation is accepted). */
  confirmed: boolean;
}

export interface PracticeMedication {
  ref: string;
  /** As a patient would say it: "Lisinopril 10 mg tablet". */
  name: string;
  /** Brand and generic names, lower case. */
  aliases: string[];
  dosage: string;
  status: 'active' | 'on-hold' | 'stopped' | 'completed' | 'cancelled';
  refillsLeft: number;
  /** Last day on which it may be dispensed, YYYY-MM-DD. */
  validUntil: string | null;
  /** When the last supply runs out by what was dispensed, YYYY-MM-DD. */
  suppliedUntil: string | null;
  /** A controlled substance (DEA schedule II to V): never refilled by an assistant. */
  controlled: boolean;
  pharmacy: string | null;
}

export interface PracticeRefill {
  taskRef: string;
  medication: string;
  /** Of the request at the care team, and, once the pharmacy has it, of what it dispenses. */
  status: 'requested' | 'in-progress' | 'completed' | 'rejected' | 'preparing' | 'ready' | 'picked-up' | 'on-hold';
  at: string;
}

export const REMINDER_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type ReminderDay = (typeof REMINDER_DAYS)[number];

/** When it is to come: again and again by the clinic's clock ("08:00"; no days means every day), or once, at a moment. */
export type ReminderWhen =
  | { readonly kind: 'repeats'; readonly times: readonly string[]; readonly days: readonly ReminderDay[] }
  | { readonly kind: 'once'; readonly at: string };

export interface ReminderWish {
  readonly about: 'medication' | 'appointment';
  /** The prescription or the appointment, where it is one of the record's. */
  readonly aboutRef: string | null;
  /** The medicine's name; "" where it is none, or not known. */
  readonly what: string;
  readonly when: ReminderWhen;
}

export interface PracticeReminder extends ReminderWish {
  readonly ref: string;
  readonly version: string;
}

import type {
  PracticeAppointment,
  PracticeMedication,
  PracticeRefill,
  PracticeReminder,
  PracticeRequest,
  PracticeResult,
  PracticeSlot,
} from '@carethread/practice';

export const ANA = { birthDate: '1984-03-03', postalCode: '60608', ref: 'Patient/ana', name: 'Ana Torres' };

export const slot = (day: number, time = '09:00'): PracticeSlot => ({
  ref: `Slot/${day}-${time}`,
  version: '1',
  start: `2026-12-${String(day).padStart(2, '0')}T${time}:00-06:00`,
  end: `2026-12-${String(day).padStart(2, '0')}T${time}:20-06:00`,
  practitioner: 'Dr. Maya Chen',
  location: 'Riverside Main',
  visitType: null,
});

export const appointment = (day: number, over: Partial<PracticeAppointment> = {}): PracticeAppointment => ({
  ref: `Appointment/${day}`,
  version: '1',
  status: 'booked',
  start: slot(day).start,
  end: slot(day).end,
  practitioner: 'Dr. Maya Chen',
  location: 'Riverside Main',
  visitType: 'checkup',
  confirmed: false,
  ...over,
});

export const medication = (name: string, over: Partial<PracticeMedication> = {}): PracticeMedication => ({
  ref: `MedicationRequest/${name}`,
  name,
  aliases: [name.toLowerCase().split(' ')[0] ?? ''],
  dosage: 'one a day',
  status: 'active',
  refillsLeft: 3,
  validUntil: '2027-06-01',
  suppliedUntil: '2026-11-27',
  controlled: false,
  pharmacy: 'Main Street Pharmacy',
  ...over,
});

export const reminder = (over: Partial<PracticeReminder> = {}): PracticeReminder => ({
  ref: 'CommunicationRequest/1',
  version: '1',
  about: 'medication',
  aboutRef: 'MedicationRequest/Metformin 500 mg tablet',
  what: 'Metformin 500 mg tablet',
  when: { kind: 'repeats', times: ['08:00'], days: [] },
  ...over,
});

export interface Record {
  appointments?: PracticeAppointment[];
  medications?: PracticeMedication[];
  slots?: PracticeSlot[];
  taken?: PracticeSlot[];
  /** How an appointment is that changed since it was read. */
  changed?: PracticeAppointment;
  reminders?: PracticeReminder[];
  refills?: PracticeRefill[];
  down?: (request: PracticeRequest) => boolean;
}

/** A clinic in plain data, with one patient. */
export function clinic(record: Record = {}): (request: PracticeRequest) => PracticeResult {
  return (request) => (record.down?.(request) ? { kind: 'unavailable', why: 'no answer' } : answer(request, record));
}

function answer(request: PracticeRequest, record: Record): PracticeResult {
  switch (request.kind) {
    case 'identify': {
      const fits = request.birthDate === ANA.birthDate && request.factor.value === ANA.postalCode;
      if (!fits) return { kind: 'not-identified' };
      return { kind: 'identified', patientRef: ANA.ref, name: ANA.name, birthDate: ANA.birthDate, language: 'en' };
    }
    case 'find-slots': {
      const all = record.slots ?? [slot(1), slot(2), slot(3), slot(7), slot(8), slot(9)];
      const fits = all.filter(
        ({ ref, start }) =>
          !request.exclude.includes(ref) &&
          Date.parse(start) >= Date.parse(request.from) &&
          (request.to === undefined || Date.parse(start) < Date.parse(request.to)),
      );
      return { kind: 'slots', slots: fits.slice(0, request.limit) };
    }
    case 'book': {
      const { slot: chosen, visitType } = request;
      if (record.taken) {
        const slots = record.taken;
        delete record.taken;
        return { kind: 'slot-taken', slots };
      }
      return { kind: 'booked', appointment: { ...chosen, ref: 'Appointment/new', status: 'booked', visitType, confirmed: true } };
    }
    case 'move-appointment': {
      if (record.taken) {
        const slots = record.taken;
        delete record.taken;
        return { kind: 'slot-taken', slots };
      }
      if (record.changed) return { kind: 'appointment-changed', appointment: record.changed };
      const { slot: chosen, visitType } = request;
      return {
        kind: 'appointment-moved',
        appointment: { ...chosen, ref: 'Appointment/new', status: 'booked', visitType, confirmed: true },
      };
    }
    case 'confirm-appointment': {
      const found = record.appointments?.find(({ ref }) => ref === request.ref);
      if (!found) return { kind: 'appointment-changed', appointment: null };
      return { kind: 'appointment-confirmed', appointment: { ...found, confirmed: true } };
    }
    case 'appointments':
      return { kind: 'appointments', appointments: record.appointments ?? [] };
    case 'cancel-appointment': {
      const found = record.appointments?.find(({ ref }) => ref === request.ref);
      if (!found) return { kind: 'appointment-changed', appointment: null };
      return { kind: 'appointment-cancelled', appointment: { ...found, status: 'cancelled' } };
    }
    case 'medications':
      return { kind: 'medications', medications: record.medications ?? [] };
    case 'request-refill':
      return { kind: 'refill-requested', taskRef: 'Task/1', medication: request.medicationRef };
    case 'refill-status':
      return {
        kind: 'refills',
        refills: record.refills ?? [
          { taskRef: 'Task/1', medication: 'Lisinopril 10 mg tablet', status: 'requested', at: '2026-11-23T15:00:00Z' },
        ],
      };
    case 'join-waiting-list':
      return { kind: 'waiting-list-joined', ref: 'Appointment/waiting', taskRef: 'Task/3' };
    case 'change-pharmacy':
      return { kind: 'pharmacy-change-requested', taskRef: 'Task/2' };
    case 'record-adverse-event':
      return { kind: 'adverse-event-recorded', ref: 'AdverseEvent/1' };
    case 'reminders':
      return { kind: 'reminders', reminders: record.reminders ?? [] };
    case 'set-reminder':
      return { kind: 'reminder-set', reminder: { ...reminder(), ...request.reminder, ref: 'CommunicationRequest/new' } };
    case 'change-reminder':
    case 'stop-reminder': {
      const found = record.reminders?.find(({ ref }) => ref === request.ref);
      if (!found) return { kind: 'reminder-overtaken', reminder: null };
      if (request.kind === 'stop-reminder') return { kind: 'reminder-stopped', reminder: found };
      return { kind: 'reminder-set', reminder: { ...found, when: request.when } };
    }
    case 'context':
      return { kind: 'context', appointments: [], medications: [] };
  }
}

import type { AppointmentContext, ClinicContext, MedicationContext } from '@carethread/staff/api';
import { labelOf, spelled } from '../lib/labels.js';
import { useClock } from '../lib/useDesk.js';
import { useWords } from '../words/index.js';
import { Card } from './Card.js';
import styles from './context.module.css';

export function ClinicCard({ clinic }: { clinic: ClinicContext }) {
  const words = useWords();
  if (clinic.state !== 'known') {
    return (
      <Card title={words.context.clinic}>
        <p className={clinic.state === 'unavailable' ? styles.bad : styles.quiet}>
          {clinic.state === 'unavailable' ? words.context.clinicUnavailable : words.context.clinicNotVerified}
        </p>
        {clinic.state === 'unavailable' && <p className={styles.small}>{clinic.why}</p>}
      </Card>
    );
  }
  const { appointments, medications } = clinic;
  return (
    <Card title={words.context.clinic}>
      <h3>{words.context.appointments}</h3>
      {appointments.length === 0 && <p className={styles.quiet}>{words.context.noAppointments}</p>}
      <ul>
        {appointments.map((appointment) => (
          <Appointment key={appointment.ref} appointment={appointment} />
        ))}
      </ul>
      <h3>{words.context.medications}</h3>
      {medications.length === 0 && <p className={styles.quiet}>{words.context.noMedications}</p>}
      <ul>
        {medications.map((medication) => (
          <Medication key={medication.ref} medication={medication} />
        ))}
      </ul>
    </Card>
  );
}

function Appointment({ appointment }: { appointment: AppointmentContext }) {
  const words = useWords();
  const clock = useClock();
  const { start, practitioner, location, visitType, status } = appointment;
  return (
    <li className={styles.item}>
      <span>{clock.appointment(start)}</span>
      <span className={styles.small}>
        {labelOf(words.codes.visitTypes, visitType)}, {practitioner}, {location}
        {status !== 'booked' && ` · ${spelled(status)}`}
      </span>
    </li>
  );
}

function Medication({ medication }: { medication: MedicationContext }) {
  const words = useWords();
  const { name, dosage, refillsLeft, controlled, status } = medication;
  return (
    <li className={styles.item}>
      <span>
        {name} {controlled && <span className={styles.warn}>{words.context.controlled}</span>}
      </span>
      <span className={styles.small}>
        {dosage} · <span className={refillsLeft === 0 ? styles.warn : ''}>{words.context.refills(refillsLeft)}</span>
        {status !== 'active' && ` · ${spelled(status)}`}
      </span>
    </li>
  );
}

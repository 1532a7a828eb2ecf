import { type Person, SandboxClinic } from '../support/sandbox-clinic.ts';

const MINUTES = 60_000;
interface Participant {
  readonly actor?: { readonly reference?: string };
  readonly status: string;
}
interface Appointment {
  readonly id: string;
  readonly status: string;
  readonly start: string;
  readonly slot?: readonly { readonly reference: string }[];
  readonly participant: readonly Participant[];
}

describe('visits, by SMS at the real sandbox clinic', () => {
  let clinic: SandboxClinic;

  beforeAll(async () => {
    clinic = await SandboxClinic.start();
  }, 3 * MINUTES);
  afterAll(() => clinic?.stop(), MINUTES);

  const booked = ({ id }: Person) =>
    clinic.search<Appointment>(`Appointment?patient=Patient/${id}&status=booked&date=ge${new Date().toISOString()}`);
  const slotStatus = async ({ slot }: Appointment) => (await clinic.read<{ status: string }>(slot?.[0]?.reference ?? '')).status;

  it(
    'one is moved: the new time taken and the old one free again, whatever else is asked in between',
    async () => {
      const person = clinic.person('james-carter');
      const [old] = await booked(person);
      if (!old) throw new Error('the seed has an appointment');
      await clinic.ask(person, 'I need to move my appointment');
      expect(await clinic.prove(person)).toMatch(/when|which day/i);
      expect(await clinic.ask(person, 'do you have parking?')).toMatch(/lot.*(when|which day)/is);
      expect(await clinic.ask(person, 'any time')).toMatch(/1\)/);
      expect(await clinic.ask(person, 'another day')).toMatch(/1\)/);
      expect(await clinic.ask(person, '2')).toMatch(/reply Y or N/i);
      expect(await clinic.ask(person, 'yes')).toMatch(/move my visit/);
      const [now, ...others] = await booked(person);
      if (!now) throw new Error('the appointment is gone');
      expect(others).toEqual([]);
      expect(now.start).not.toBe(old.start);
      expect((await clinic.read<Appointment>(`Appointment/${old.id}`)).status).toBe('cancelled');
      expect([await slotStatus(now), await slotStatus(old)]).toEqual(['busy', 'free']);
    },
    2 * MINUTES,
  );

  it(
    'one is confirmed by the patient, and then the way to it is told',
    async () => {
      const person = clinic.person('mary-obrien');
      const own = async () =>
        (await booked(person))[0]?.participant.find(({ actor }) => actor?.reference === `Patient/${person.id}`)?.status;
      expect(await own()).toBe('needs-action');
      await clinic.ask(person, "Yes I'll be there");
      expect(await clinic.prove(person)).toMatch(/(call off|move) my visit/);
      expect(await own()).toBe('accepted');
      expect(await clinic.ask(person, 'when is my next appointment?')).toMatch(/Riverside (Main|North), \d+ /);
      expect(await clinic.ask(person, 'how do I get there?')).toMatch(/Take /);
    },
    2 * MINUTES,
  );

  it(
    'one is booked with the practitioner that was named in the middle, and called off with a “C”',
    async () => {
      const person = clinic.person('tom-becker');
      const before = (await booked(person)).length;
      await clinic.ask(person, 'I want to book an appointment');
      await clinic.ask(person, 'a checkup');
      await clinic.ask(person, 'any time');
      expect(await clinic.ask(person, 'with Dr. Ortega please')).toMatch(/1\).*Ortega.*\n2\).*Ortega.*\n3\).*Ortega/);
      await clinic.ask(person, 'the second one');
      expect(await clinic.prove(person)).toMatch(/Ortega.*reply Y or N/is);
      expect(await clinic.ask(person, 'yes')).toMatch(/reply C/i);
      const made = await booked(person);
      expect(made).toHaveLength(before + 1);
      expect(await clinic.ask(person, 'C')).toMatch(/called off|is off/);
      expect(await booked(person)).toHaveLength(before);
    },
    2 * MINUTES,
  );
});

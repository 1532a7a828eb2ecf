import { Carrier } from '../support/carrier.ts';
import { eventually, TestServer } from '../support/server.ts';

const MINUTES = 60_000;
interface Person {
  readonly id: string;
  readonly birthDate: string;
  readonly phone: string;
  readonly postalCode: string;
  readonly language: string;
}
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
  let carrier: Carrier;
  let server: TestServer;
  let people: Person[];

  beforeAll(async () => {
    carrier = await Carrier.start();
    server = await TestServer.start({ env: carrier.env });
    carrier.target = server.url;
    people = (await (await fetch(`${server.url}/sandbox/people`)).json()) as Person[];
  }, 3 * MINUTES);
  afterAll(async () => {
    await server?.stop();
    await carrier?.stop();
  }, MINUTES);

  /** Writes and waits. @returns the reply */
  const ask = async ({ phone }: Person, text: string): Promise<string> => {
    const before = carrier.sentTo(phone).length;
    await carrier.receive(phone, text);
    await eventually(`a reply to “${text}”`, () => carrier.sentTo(phone).length > before);
    return carrier.sentTo(phone).at(-1)?.body ?? '';
  };
  /** Proves who a person is. @returns the answer to what was asked before that */
  const prove = async (person: Person): Promise<string> => {
    await ask(person, person.birthDate);
    return ask(person, person.postalCode);
  };
  const read = async <T>(path: string): Promise<T> => (await (await fetch(`${server.url}/sandbox/fhir/R4/${path}`)).json()) as T;
  const booked = async ({ id }: Person): Promise<Appointment[]> => {
    const bundle = await read<{ entry?: { resource: Appointment }[] }>(
      `Appointment?patient=Patient/${id}&status=booked&date=ge${new Date().toISOString()}`,
    );
    return (bundle.entry ?? []).map(({ resource }) => resource);
  };
  const slotStatus = async ({ slot }: Appointment) => (await read<{ status: string }>(slot?.[0]?.reference ?? '')).status;
  const someone = (id: string): Person => {
    const person = people.find((it) => it.id === id);
    if (!person) throw new Error(`the sandbox clinic has no ${id}`);
    return person;
  };

  it(
    'one is moved: the new time taken and the old one free again, whatever else is asked in between',
    async () => {
      const person = someone('james-carter');
      const [old] = await booked(person);
      if (!old) throw new Error('the seed has an appointment');
      await ask(person, 'I need to move my appointment');
      expect(await prove(person)).toMatch(/when|which day/i);
      expect(await ask(person, 'do you have parking?')).toMatch(/lot.*(when|which day)/is);
      expect(await ask(person, 'any time')).toMatch(/1\)/);
      expect(await ask(person, 'another day')).toMatch(/1\)/);
      expect(await ask(person, '2')).toMatch(/reply Y or N/i);
      expect(await ask(person, 'yes')).toMatch(/move my visit/);
      const [now, ...others] = await booked(person);
      if (!now) throw new Error('the appointment is gone');
      expect(others).toEqual([]);
      expect(now.start).not.toBe(old.start);
      expect((await read<Appointment>(`Appointment/${old.id}`)).status).toBe('cancelled');
      expect([await slotStatus(now), await slotStatus(old)]).toEqual(['busy', 'free']);
    },
    2 * MINUTES,
  );

  it(
    'one is confirmed by the patient, and then the way to it is told',
    async () => {
      const person = someone('mary-obrien');
      const own = async () =>
        (await booked(person))[0]?.participant.find(({ actor }) => actor?.reference === `Patient/${person.id}`)?.status;
      expect(await own()).toBe('needs-action');
      await ask(person, "Yes I'll be there");
      expect(await prove(person)).toMatch(/(call off|move) my visit/);
      expect(await own()).toBe('accepted');
      expect(await ask(person, 'when is my next appointment?')).toMatch(/Riverside (Main|North), \d+ /);
      expect(await ask(person, 'how do I get there?')).toMatch(/Take /);
    },
    2 * MINUTES,
  );

  it(
    'one is booked with the practitioner that was named in the middle, and called off with a “C”',
    async () => {
      const person = someone('tom-becker');
      const before = (await booked(person)).length;
      await ask(person, 'I want to book an appointment');
      await ask(person, 'a checkup');
      await ask(person, 'any time');
      expect(await ask(person, 'with Dr. Ortega please')).toMatch(/1\).*Ortega.*\n2\).*Ortega.*\n3\).*Ortega/);
      await ask(person, 'the second one');
      expect(await prove(person)).toMatch(/Ortega.*reply Y or N/is);
      expect(await ask(person, 'yes')).toMatch(/reply C/i);
      const made = await booked(person);
      expect(made).toHaveLength(before + 1);
      expect(await ask(person, 'C')).toMatch(/called off|is off/);
      expect(await booked(person)).toHaveLength(before);
    },
    2 * MINUTES,
  );
});

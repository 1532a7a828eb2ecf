import { type Person, SandboxClinic } from '../support/sandbox-clinic.ts';
import { eventually } from '../support/server.ts';
import { adminEnv, Desk } from './desk.ts';

const MINUTES = 60_000;

describe('the clinic, by SMS', () => {
  let clinic: SandboxClinic;

  beforeAll(async () => {
    clinic = await SandboxClinic.start(adminEnv);
  }, 3 * MINUTES);
  afterAll(() => clinic?.stop(), MINUTES);

  const booked = ({ id }: Person) => clinic.search(`Appointment?patient=Patient/${id}&status=booked`);

  it(
    'verifies who asks, then tells the next appointment',
    async () => {
      const person = clinic.person('james-carter');
      expect(await clinic.ask(person, 'when is my next appointment?')).toMatch(/date of birth|born/i);
      expect(await clinic.ask(person, person.birthDate)).toMatch(/zip/i);
      expect(await clinic.ask(person, person.postalCode)).toMatch(/visit|appointment/i);
    },
    MINUTES,
  );

  it(
    'books what was agreed and calls it off again',
    async () => {
      const person = clinic.person('james-carter');
      const before = (await booked(person)).length;
      const said = [await clinic.ask(person, 'I want to book an appointment')];
      for (const answer of ['1', 'any time', '1', 'yes', 'yes']) {
        if ((await booked(person)).length > before) break;
        said.push(await clinic.ask(person, answer));
      }
      await eventually(
        `a booked appointment after: ${said.join(' | ')}`,
        async () => (await booked(person)).length === before + 1,
        10_000,
      );
      said.push(await clinic.ask(person, 'I need to cancel my appointment'));
      for (const answer of ['1', 'yes', 'yes']) {
        if ((await booked(person)).length === before) break;
        said.push(await clinic.ask(person, answer));
      }
      await eventually(
        `an appointment called off after: ${said.join(' | ')}`,
        async () => (await booked(person)).length === before,
        10_000,
      );
    },
    2 * MINUTES,
  );

  it(
    'keeps a request for a person while the clinic cannot be reached',
    async () => {
      const person = clinic.person('mary-obrien');
      const outage = (mode: string) =>
        fetch(`${clinic.server.url}/sandbox/clinic/outage`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ mode }),
        });
      expect((await outage('down')).ok).toBe(true);
      try {
        await clinic.ask(person, 'when is my next appointment?');
        await clinic.ask(person, person.birthDate);
        expect(await clinic.ask(person, person.postalCode)).toMatch(/person|team|call/i);
        const desk = await Desk.signIn(clinic.server.url);
        let ids: string[] = [];
        await eventually('a conversation in the queue', async () => {
          ids = await desk.ids('queued');
          return ids.length > 0;
        });
        expect((await desk.context(ids[0] ?? '')).handoff?.task).toBeTruthy();
      } finally {
        await outage('none');
      }
    },
    2 * MINUTES,
  );
});

import { Carrier } from '../support/carrier.ts';
import { eventually, TestServer } from '../support/server.ts';
import { adminEnv, Desk } from './desk.ts';

const MINUTES = 60_000;
interface Person {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string;
  readonly phone: string;
  readonly postalCode: string;
  readonly language: string;
}
interface Resource {
  readonly id: string;
  readonly status: string;
}

describe('the clinic, by SMS', () => {
  let carrier: Carrier;
  let server: TestServer;
  let people: Person[];

  beforeAll(async () => {
    carrier = await Carrier.start();
    server = await TestServer.start({ env: { ...carrier.env, ...adminEnv } });
    carrier.target = server.url;
    const all = (await (await fetch(`${server.url}/sandbox/people`)).json()) as Person[];
    people = all.filter(({ language, birthDate }) => language === 'en' && birthDate < '2000');
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
  const resources = async (type: string, { id }: Person): Promise<Resource[]> => {
    const response = await fetch(`${server.url}/sandbox/fhir/R4/${type}?patient=Patient/${id}`);
    const bundle = (await response.json()) as { entry?: { resource: Resource }[] };
    return (bundle.entry ?? []).map(({ resource }) => resource);
  };
  const booked = async (person: Person) => (await resources('Appointment', person)).filter(({ status }) => status === 'booked');
  const someone = (nth: number): Person => {
    const person = people[nth];
    if (!person) throw new Error('the sandbox clinic has too few patients');
    return person;
  };

  it(
    'verifies who asks, then tells the next appointment',
    async () => {
      const person = someone(0);
      expect(await ask(person, 'when is my next appointment?')).toMatch(/date of birth|born/i);
      expect(await ask(person, person.birthDate)).toMatch(/zip/i);
      expect(await ask(person, person.postalCode)).toMatch(/visit|appointment/i);
    },
    MINUTES,
  );

  it(
    'books what was agreed and calls it off again',
    async () => {
      const person = someone(0);
      const before = (await booked(person)).length;
      const said = [await ask(person, 'I want to book an appointment')];
      for (const answer of ['1', 'any time', '1', 'yes', 'yes']) {
        if ((await booked(person)).length > before) break;
        said.push(await ask(person, answer));
      }
      await eventually(
        `a booked appointment after: ${said.join(' | ')}`,
        async () => (await booked(person)).length === before + 1,
        10_000,
      );
      said.push(await ask(person, 'I need to cancel my appointment'));
      for (const answer of ['1', 'yes', 'yes']) {
        if ((await booked(person)).length === before) break;
        said.push(await ask(person, answer));
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
      const person = someone(1);
      const outage = (mode: string) =>
        fetch(`${server.url}/sandbox/clinic/outage`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ mode }),
        });
      expect((await outage('down')).ok).toBe(true);
      try {
        await ask(person, 'when is my next appointment?');
        await ask(person, person.birthDate);
        expect(await ask(person, person.postalCode)).toMatch(/person|team|call/i);
        const desk = await Desk.signIn(server.url);
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

import { Carrier } from '../support/carrier.ts';
import { eventually, TestServer } from '../support/server.ts';
import { adminEnv } from './desk.ts';

const MINUTES = 60_000;
interface Person {
  readonly id: string;
  readonly birthDate: string;
  readonly phone: string;
  readonly postalCode: string;
}
type Resource = Readonly<Record<string, unknown>> & { readonly id: string };

describe('medicines at the clinic, by SMS', () => {
  let carrier: Carrier;
  let server: TestServer;
  let people: Person[];

  beforeAll(async () => {
    carrier = await Carrier.start();
    server = await TestServer.start({ env: { ...carrier.env, ...adminEnv } });
    carrier.target = server.url;
    people = (await (await fetch(`${server.url}/sandbox/people`)).json()) as Person[];
  }, 3 * MINUTES);
  afterAll(async () => {
    await server?.stop();
    await carrier?.stop();
  }, MINUTES);

  const someone = (id: string): Person => {
    const person = people.find((it) => it.id === id);
    if (!person) throw new Error(`the sandbox clinic has no ${id}`);
    return person;
  };
  /** Writes and waits. @returns the reply */
  const ask = async ({ phone }: Person, text: string): Promise<string> => {
    const before = carrier.sentTo(phone).length;
    await carrier.receive(phone, text);
    await eventually(`a reply to “${text}”`, () => carrier.sentTo(phone).length > before);
    return carrier.sentTo(phone).at(-1)?.body ?? '';
  };
  /** Asks, and proves who asks. @returns the answer */
  const asked = async (person: Person, text: string): Promise<string> => {
    expect(await ask(person, text)).toMatch(/date of birth/i);
    expect(await ask(person, person.birthDate)).toMatch(/zip/i);
    return ask(person, person.postalCode);
  };
  /** What any FHIR client reads. */
  const resources = async (type: string, by: 'patient' | 'subject', { id }: Person): Promise<Resource[]> => {
    const response = await fetch(`${server.url}/sandbox/fhir/R4/${type}?${by}=Patient/${id}`);
    const bundle = (await response.json()) as { entry?: { resource: Resource }[] };
    return (bundle.entry ?? []).map(({ resource }) => resource);
  };
  const tasks = async (person: Person, code: string) =>
    (await resources('Task', 'patient', person)).filter(({ code: coded }) => JSON.stringify(coded).includes(`"${code}"`));

  it(
    'two refills in one message become two Tasks, and their status is told',
    async () => {
      const person = someone('walter-kowalski');
      expect(await asked(person, 'please refill apixaban and furosemid')).toMatch(/Main Street Pharmacy/);
      expect(await ask(person, 'yes')).toMatch(/Apixaban.*Furosemide|Furosemide.*Apixaban/s);
      expect(await tasks(person, 'refill')).toHaveLength(2);
      expect(await ask(person, 'where is my refill?')).toMatch(/Apixaban.*asked for/s);
    },
    MINUTES,
  );

  it(
    'another drug store becomes a Task with the patient’s own words',
    async () => {
      const person = someone('denise-washington');
      const said = await asked(person, 'please switch my pharmacy to the CVS on Oak Street');
      expect(said).toMatch(/All of them/);
      expect(await ask(person, 'all of them')).toContain('the CVS on Oak Street');
      await ask(person, 'yes');
      const [task] = await tasks(person, 'pharmacy-change');
      expect(JSON.stringify(task)).toContain('the CVS on Oak Street');
    },
    MINUTES,
  );

  it(
    'a reminder is set, listed, changed and turned off',
    async () => {
      const person = someone('mary-obrien');
      const stored = () => resources('CommunicationRequest', 'patient', person);
      expect(await asked(person, 'remind me to take levothyroxine at 8 every morning')).toMatch(/Levothyroxine.*8 AM/s);
      expect(await ask(person, 'yes')).toMatch(/turn off my reminder/);
      expect(await stored()).toMatchObject([{ status: 'active', subject: { reference: `Patient/${person.id}` } }]);
      expect(await ask(person, 'what reminders do I have')).toMatch(/Levothyroxine.*8 AM/s);
      expect(await ask(person, 'change my reminder to 9 am')).toMatch(/9 AM/);
      expect(await ask(person, 'yes')).toMatch(/9 AM/);
      expect(await ask(person, 'turn off my reminder')).toMatch(/9 AM/);
      await ask(person, 'yes');
      expect(await stored()).toMatchObject([{ status: 'revoked' }]);
    },
    MINUTES,
  );

  it(
    'a side effect goes to a nurse and is an AdverseEvent at the clinic',
    async () => {
      const person = someone('michael-lee');
      await asked(person, 'is my refill ready?');
      expect(await ask(person, 'rosuvastatin gives me a bad rash')).toMatch(/911/);
      await eventually('an adverse event', async () => (await resources('AdverseEvent', 'subject', person)).length === 1);
      expect(await resources('AdverseEvent', 'subject', person)).toMatchObject([
        { actuality: 'actual', suspectEntity: [{ instance: { display: 'Rosuvastatin 10 mg tablet' } }] },
      ]);
    },
    MINUTES,
  );

  it(
    'none left of a critical medicine goes to a nurse, and nothing is asked for',
    async () => {
      const person = someone('james-carter');
      const before = (await tasks(person, 'refill')).length;
      expect(await ask(person, 'I ran out of my warfarin')).toMatch(/911/);
      expect(await tasks(person, 'refill')).toHaveLength(before);
    },
    MINUTES,
  );
});

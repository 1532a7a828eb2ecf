import { type Person, SandboxClinic } from '../support/sandbox-clinic.ts';
import { eventually } from '../support/server.ts';

const MINUTES = 60_000;
type Resource = Readonly<Record<string, unknown>> & { readonly id: string };

describe('medicines at the clinic, by SMS', () => {
  let clinic: SandboxClinic;

  beforeAll(async () => {
    clinic = await SandboxClinic.start();
  }, 3 * MINUTES);
  afterAll(() => clinic?.stop(), MINUTES);

  /** Asks, and proves who asks. @returns the answer */
  const asked = async (person: Person, text: string): Promise<string> => {
    expect(await clinic.ask(person, text)).toMatch(/date of birth/i);
    expect(await clinic.ask(person, person.birthDate)).toMatch(/zip/i);
    return clinic.ask(person, person.postalCode);
  };
  const resources = (type: string, by: 'patient' | 'subject', { id }: Person) =>
    clinic.search<Resource>(`${type}?${by}=Patient/${id}`);
  const tasks = async (person: Person, code: string) =>
    (await resources('Task', 'patient', person)).filter(({ code: coded }) => JSON.stringify(coded).includes(`"${code}"`));

  it(
    'two refills in one message become two Tasks, and their status is told',
    async () => {
      const person = clinic.person('walter-kowalski');
      expect(await asked(person, 'please refill apixaban and furosemid')).toMatch(/Main Street Pharmacy/);
      expect(await clinic.ask(person, 'yes')).toMatch(/Apixaban.*Furosemide|Furosemide.*Apixaban/s);
      expect(await tasks(person, 'refill')).toHaveLength(2);
      expect(await clinic.ask(person, 'where is my refill?')).toMatch(/Apixaban.*asked for/s);
    },
    MINUTES,
  );

  it(
    'another drug store becomes a Task with the patient’s own words',
    async () => {
      const person = clinic.person('denise-washington');
      const said = await asked(person, 'please switch my pharmacy to the CVS on Oak Street');
      expect(said).toMatch(/All of them/);
      expect(await clinic.ask(person, 'all of them')).toContain('the CVS on Oak Street');
      await clinic.ask(person, 'yes');
      const [task] = await tasks(person, 'pharmacy-change');
      expect(JSON.stringify(task)).toContain('the CVS on Oak Street');
    },
    MINUTES,
  );

  it(
    'a reminder is set, listed, changed and turned off',
    async () => {
      const person = clinic.person('mary-obrien');
      const stored = () => resources('CommunicationRequest', 'patient', person);
      expect(await asked(person, 'remind me to take levothyroxine at 8 every morning')).toMatch(/Levothyroxine.*8 AM/s);
      expect(await clinic.ask(person, 'yes')).toMatch(/turn off my reminder/);
      expect(await stored()).toMatchObject([{ status: 'active', subject: { reference: `Patient/${person.id}` } }]);
      expect(await clinic.ask(person, 'what reminders do I have')).toMatch(/Levothyroxine.*8 AM/s);
      expect(await clinic.ask(person, 'change my reminder to 9 am')).toMatch(/9 AM/);
      expect(await clinic.ask(person, 'yes')).toMatch(/9 AM/);
      expect(await clinic.ask(person, 'turn off my reminder')).toMatch(/9 AM/);
      await clinic.ask(person, 'yes');
      expect(await stored()).toMatchObject([{ status: 'revoked' }]);
    },
    MINUTES,
  );

  it(
    'a side effect goes to a nurse and is an AdverseEvent at the clinic',
    async () => {
      const person = clinic.person('michael-lee');
      await asked(person, 'is my refill ready?');
      expect(await clinic.ask(person, 'rosuvastatin gives me a bad rash')).toMatch(/911/);
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
      const person = clinic.person('james-carter');
      const before = (await tasks(person, 'refill')).length;
      expect(await clinic.ask(person, 'I ran out of my warfarin')).toMatch(/911/);
      expect(await tasks(person, 'refill')).toHaveLength(before);
    },
    MINUTES,
  );
});

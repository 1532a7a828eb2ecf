import { Carrier } from '../support/carrier.ts';
import { FhirClinic, PATIENT } from '../support/clinic.ts';
import { eventually, TestServer } from '../support/server.ts';

const MINUTES = 60_000;
/** Until when another process takes over what a dead one had asked of the clinic. */
const TAKEN_OVER_MS = 2 * MINUTES;
const LOOKING = /looking that up/i;
const ANSWER = /Dec 1/;

describe('a clinic that takes its time', () => {
  let carrier: Carrier;
  let clinic: FhirClinic;
  let server: TestServer;

  beforeAll(async () => {
    carrier = await Carrier.start();
    clinic = await FhirClinic.start();
    server = await TestServer.start({ env: { ...carrier.env, ...clinic.env, SANDBOX: 'off' } });
    carrier.target = server.url;
  }, 3 * MINUTES);
  afterAll(async () => {
    await server?.stop();
    await clinic?.stop();
    await carrier?.stop();
  }, MINUTES);

  const texts = (number: string) => carrier.sentTo(number).map(({ body }) => body);
  const ask = async (number: string, text: string) => {
    const before = texts(number).length;
    await carrier.receive(number, text);
    await eventually(`a reply to “${text}”`, () => texts(number).length > before);
  };
  /** Asks for the next visit and proves who it is, but for the last factor. @returns how many texts that took */
  const begin = async (number: string) => {
    await ask(number, 'when is my next appointment?');
    await ask(number, PATIENT.birthDate);
    return texts(number).length;
  };
  /** The texts of a number once a message written afterwards has been answered too: whatever was on its way is among them. */
  const settled = async (number: string) => {
    await ask(number, 'what is your fax number?');
    return texts(number).slice(0, -1);
  };

  it(
    'that is quick has its answer told at once, and no word of a wait',
    async () => {
      const number = '+15550106001';
      const before = await begin(number);
      await ask(number, PATIENT.postalCode);
      const said = (await settled(number)).slice(before);
      expect(said).toEqual([expect.stringMatching(ANSWER)]);
    },
    MINUTES,
  );

  it(
    'that is slow has the patient told once that it is being looked up, and then the answer',
    async () => {
      const number = '+15550106002';
      const before = await begin(number);
      clinic.shut();
      await carrier.receive(number, PATIENT.postalCode);
      await eventually('the word of the wait', () => texts(number).length > before);
      clinic.open();
      await eventually('the answer', () => texts(number).length > before + 1);
      const said = (await settled(number)).slice(before);
      expect(said).toEqual([expect.stringMatching(LOOKING), expect.stringMatching(ANSWER)]);
    },
    MINUTES,
  );

  it(
    'that is slow while the process dies has both told after the restart, each once',
    async () => {
      const number = '+15550106003';
      const before = await begin(number);
      clinic.shut();
      await carrier.receive(number, PATIENT.postalCode);
      await eventually('the clinic being asked', () => clinic.asked > 0);
      await server.kill9();
      clinic.open();
      expect(texts(number)).toHaveLength(before);
      await server.restart();
      await eventually('the word of the wait', () => texts(number).length > before);
      await eventually('the answer', () => texts(number).length > before + 1, TAKEN_OVER_MS);
      const said = (await settled(number)).slice(before);
      expect(said).toEqual([expect.stringMatching(LOOKING), expect.stringMatching(ANSWER)]);
    },
    5 * MINUTES,
  );
});

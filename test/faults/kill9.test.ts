import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Carrier } from '../support/carrier.ts';
import { eventually, TestServer } from '../support/server.ts';

/** Questions whose answers can be told apart, so that order shows. */
const ASKED: readonly { readonly question: string; readonly answered: RegExp }[] = [
  { question: 'do you take aetna?', answered: /aetna/i },
  { question: 'do you take cigna?', answered: /cigna/i },
  { question: 'what is your fax number?', answered: /0101/ },
  { question: 'do you take medicare?', answered: /medicare/i },
  { question: 'where can I park?', answered: /park|lot/i },
];
const PATIENTS = 24;
const MINUTES = 60_000;

const numberOf = (patient: number) => `+1555010${String(2000 + patient)}`;

/** What a patient wrote, and whether the carrier was told that it is stored. One that it was not told of may be stored too. */
interface Attempt {
  readonly answered: RegExp;
  readonly accepted: boolean;
}

/** @returns what is wrong with the replies to a patient's attempts: one lost, one too many, one out of order; null where all is well */
function fault(attempts: readonly Attempt[], replies: readonly string[]): string | null {
  let at = 0;
  for (const [index, { answered, accepted }] of attempts.entries()) {
    if (answered.test(replies[at] ?? '')) at += 1;
    else if (accepted) return `message ${index} was accepted and not answered in its turn`;
  }
  return at === replies.length ? null : `reply ${at} answers nothing, or again`;
}

describe('a process tree that is killed', () => {
  let carrier: Carrier;
  let server: TestServer;
  const attempts = new Map<string, Attempt[]>();

  beforeAll(async () => {
    carrier = await Carrier.start();
    server = await TestServer.start({ env: { ...carrier.env, SANDBOX: 'off' } });
    carrier.target = server.url;
  }, 3 * MINUTES);
  afterAll(async () => {
    await server.stop();
    await carrier.stop();
  }, MINUTES);

  /** A patient writes question after question; what is not accepted is not asked again. */
  const talk = async (patient: number) => {
    const number = numberOf(patient);
    for (const { question, answered } of ASKED) {
      const { status } = await carrier.receive(number, question);
      attempts.set(number, [...(attempts.get(number) ?? []), { answered, accepted: status === 200 }]);
    }
  };
  const everybodyTalks = () => Promise.all(Array.from({ length: PATIENTS }, (_, patient) => talk(patient)));
  /** Kills in the middle of answering: some replies went out, others are under way. */
  const killedAfter = (replies: number) =>
    new Promise<void>((done) => {
      carrier.onSent = () => {
        if (carrier.sent.length < replies) return;
        carrier.onSent = () => undefined;
        done(server.kill9());
      };
    });
  const faults = () =>
    [...attempts].flatMap(([number, tries]) => {
      const wrong = fault(
        tries,
        carrier.sentTo(number).map(({ body }) => body),
      );
      return wrong ? [`${number}: ${wrong}`] : [];
    });

  it(
    'answers every message that it had accepted: none lost, none twice, none out of order',
    async () => {
      for (const more of [15, 40]) {
        const down = killedAfter(carrier.sent.length + more);
        const burst = everybodyTalks();
        await down;
        await burst;
        await server.restart();
      }
      await everybodyTalks();
      await eventually('an answer to everything', () => faults().length === 0, 2 * MINUTES).catch(() =>
        expect(faults()).toEqual([]),
      );
      const { length } = carrier.sent;
      // Whatever a look-up or a sweep might yet send again would go out within its next rounds.
      await eventually('several rounds of the sweeper', roundsSince(Date.now()), MINUTES);
      expect(carrier.sent).toHaveLength(length);
      expect(faults()).toEqual([]);
    },
    6 * MINUTES,
  );

  it(
    'leaves a log that verifies',
    () => {
      const entry = join(import.meta.dirname, '../../apps/standalone/dist/verify.js');
      const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', DATA_DIR: server.dataDir };
      const { status, stdout, stderr } = spawnSync(process.execPath, [entry], { env, encoding: 'utf8' });
      expect(stdout + stderr).toMatch(/^\d+ conversations and the audit trail verified, 0 broken$/m);
      expect(status).toBe(0);
      const wrong = spawnSync(process.execPath, [entry, 'C-17'], { env, encoding: 'utf8' });
      expect(wrong).toMatchObject({
        status: 1,
        stdout: '',
        stderr: expect.stringMatching(/^"C-17" is no conversation's id: .+\n$/),
      });
    },
    MINUTES,
  );
});

/** The sweeper's slowest loop runs every two seconds. */
function roundsSince(began: number): () => boolean {
  return () => Date.now() - began > 6_000;
}

import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { Carrier } from '../support/carrier.ts';
import { freePort } from '../support/free-port.ts';
import { killTree } from '../support/processes.ts';
import { eventually, ROOT, TestServer } from '../support/server.ts';
import { freshFolder, processesOf } from '../support/start-in-vain.ts';

const MINUTES = 60_000;
const PATIENTS = Array.from({ length: 16 }, (_, nth) => `+1555011${String(3000 + nth)}`);
const ADMIN_LINE = /Admin\s+│ admin@carethread\.example {2}\S+ {2}\(shown once\)/;

describe('Ctrl-C', () => {
  let carrier: Carrier;
  let server: TestServer;

  beforeAll(async () => {
    carrier = await Carrier.start();
    server = await TestServer.start({ env: carrier.env });
    carrier.target = server.url;
  }, 3 * MINUTES);
  afterAll(async () => {
    await server?.stop();
    await carrier?.stop();
  }, MINUTES);

  /** What the service wrote since it was last started. */
  const said = () => server.output.slice(server.output.lastIndexOf('Carethread is ready'));

  it('comes after one table of addresses, with the way in', () => {
    for (const path of ['/', '/console', '/sandbox/mail', '/api/docs'])
      expect(said().match(new RegExp(`│ ${server.url}${path} +│`, 'g'))).toHaveLength(1);
    expect(said()).toMatch(ADMIN_LINE);
    // The carrier is not the sandbox's here, so there are no phones.
    expect(said()).not.toContain('/sandbox/phones');
  });

  it(
    'in the midst of a burst ends all processes, and what was accepted has its one answer then or after the next start',
    async () => {
      const accepted = await Promise.all(PATIENTS.map((number) => carrier.receive(number, 'do you take aetna?')));
      expect(new Set(accepted.map(({ status }) => status))).toEqual(new Set([200]));
      expect(await server.interrupt()).toBe(0);
      expect(processesOf(server.dataDir)).toEqual([]);
      expect((await carrier.receive(PATIENTS[0] ?? '', 'hello?')).status).toBe(0);

      await server.restart();
      expect(said()).not.toMatch(ADMIN_LINE);
      const answers = () => PATIENTS.map((number) => carrier.sentTo(number).map(({ body }) => body));
      await eventually('an answer to everybody', () => answers().every((texts) => texts.length > 0));
      await Promise.all(PATIENTS.map((number) => carrier.receive(number, 'what is your fax number?')));
      await eventually('an answer to the next question', () => answers().every((texts) => texts.length > 1));
      expect(answers()).toEqual(PATIENTS.map(() => [expect.stringMatching(/aetna/i), expect.stringMatching(/0101/)]));
    },
    2 * MINUTES,
  );
});

describe('npm, told to end while it runs the start', () => {
  it(
    'leaves nothing running',
    async () => {
      const [folder, port] = [freshFolder(), String(await freePort())];
      const { PATH = '', HOME = '' } = process.env;
      const npm = spawn('npm', ['start'], {
        cwd: ROOT,
        env: { PATH, HOME, PORT: port, DATA_DIR: folder },
        stdio: 'ignore',
      });
      const gone = new Promise((done) => npm.once('close', done));
      try {
        const ready = async () => (await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null))?.ok ?? false;
        await eventually('the service', ready, 2 * MINUTES);
        npm.kill('SIGTERM');
        await gone;
        await eventually('no process left', () => processesOf(folder).length === 0, 10_000);
      } finally {
        for (const left of processesOf(folder)) killTree(Number.parseInt(left, 10));
        rmSync(folder, { recursive: true, force: true });
      }
    },
    4 * MINUTES,
  );
});

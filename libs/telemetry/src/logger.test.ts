import { createLogger, type Logger } from './index.js';

function capture(production: boolean): { log: Logger; lines: string[] } {
  const lines: string[] = [];
  const to = { write: (line: string) => void lines.push(line) };
  return { log: createLogger({ level: 'info', production, part: 'gateway', to }), lines };
}

class DriverError extends Error {
  override readonly name = 'DriverError';
  readonly code = '23505';
  readonly detail = 'Key (body)=(my chest hurts) already exists.';
  readonly parameters = ['my chest hurts'];
}

describe('createLogger', () => {
  it('writes one JSON object a line in production', () => {
    const { log, lines } = capture(true);
    log.info({ conversationId: 'c1', ms: 12 }, 'turn committed');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      part: 'gateway',
      conversationId: 'c1',
      ms: 12,
      msg: 'turn committed',
    });
  });

  it('writes a short line for people otherwise', () => {
    const { log, lines } = capture(false);
    log.warn({ ms: 812 }, 'carrier is slow');
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d warn {2}gateway: carrier is slow ms=812\n$/);
  });

  it.each([true, false])("drops patients' words, numbers and secrets at any depth (production: %s)", (production) => {
    const { log, lines } = capture(production);
    log
      .child({ inbound: { From: '+15552000001', Body: 'my chest hurts' } })
      .error(
        { job: { data: [{ text: 'my chest hurts', auth_token: 'hunter2', x: 'reach me at ana@home.example' }] } },
        'could not send to +15552000001',
      );
    expect(lines.join('')).not.toMatch(/chest|hunter2|15552000001|ana@home/);
  });

  it.each([true, false])("keeps an error's kind, code and frames but not a driver's rows (production: %s)", (production) => {
    const { log, lines } = capture(production);
    const cause = new DriverError('duplicate key value violates unique constraint "inbound_provider"');
    log.error(
      { err: new Error('Failed query: insert into inbound values ($1)\nparams: my chest hurts', { cause }) },
      'no commit',
    );
    expect(lines.join('')).toMatch(/23505/);
    expect(lines.join('')).toMatch(/Failed query: insert/);
    expect(lines.join('')).toMatch(/logger\.test/);
    expect(lines.join('')).not.toMatch(/chest/);
  });

  it('leaves ids, dates and addresses of services as they are', () => {
    const { log, lines } = capture(true);
    const fields = {
      id: '019ab2c4-7711-7000-8000-123456789012',
      at: '2026-12-01T15:00:00.000Z',
      url: 'http://127.0.0.1:54321/x',
    };
    log.info(fields, 'listening');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject(fields);
  });
});

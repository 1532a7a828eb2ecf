import { ConfigError, loadConfig, VARIABLES } from './index.js';

const KEY = Buffer.alloc(32, 7);
const TWILIO = {
  TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'a-token-of-the-carrier',
  TWILIO_FROM: '+15550100000',
};

function problemsOf(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('loadConfig', () => {
  it('runs on nothing at all, with the sandbox standing in', () => {
    expect(loadConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      databaseUrl: null,
      encryptionKeys: null,
      sandbox: { carrier: true, clinic: true, mail: true },
      missing: [],
      logLevel: 'info',
    });
  });

  it('takes an empty variable for an unset one', () => {
    expect(loadConfig({ PORT: '', REDIS_URL: '  ' })).toMatchObject({ port: 3000, redisUrl: null });
  });

  it('names a wrong variable, what was expected, and an example', () => {
    expect(problemsOf({ PORT: 'http' })).toBe(
      'PORT is not usable: expected a whole number from 0 to 65535, for example PORT=3000',
    );
  });

  it('names every wrong variable at once', () => {
    expect(problemsOf({ PORT: '70000', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud' }).split('\n')).toHaveLength(3);
  });

  it('never repeats a value, which may be a secret', () => {
    expect(problemsOf({ ENCRYPTION_KEY: 'hunter2', SLACK_BOT_TOKEN: 'hunter2', TWILIO_AUTH_TOKEN: 'hunter2' })).not.toContain(
      'hunter2',
    );
  });

  it('wants ENCRYPTION_KEY with a DATABASE_URL', () => {
    const DATABASE_URL = 'postgresql://carethread@127.0.0.1/carethread';
    expect(problemsOf({ DATABASE_URL })).toMatch(/^ENCRYPTION_KEY is not set, and DATABASE_URL is: expected 32 random bytes/);
    expect(loadConfig({ DATABASE_URL, ENCRYPTION_KEY: KEY.toString('base64') }).encryptionKeys).toEqual([
      { version: 1, key: KEY },
    ]);
  });

  it('turns off the sandbox part for which a provider is set', () => {
    expect(loadConfig(TWILIO).sandbox).toEqual({ carrier: false, clinic: true, mail: true });
  });

  it('has no sandbox in production and says what is lacking', () => {
    const config = loadConfig({ ...TWILIO, NODE_ENV: 'production', SANDBOX: 'auto' });
    expect(config.sandbox).toEqual({ carrier: false, clinic: false, mail: false });
    expect(config.missing).toEqual([expect.stringContaining('FHIR_BASE_URL'), expect.stringContaining('SMTP_URL')]);
  });

  it('refuses half a carrier', () => {
    const { TWILIO_AUTH_TOKEN: _token, ...half } = TWILIO;
    expect(problemsOf(half)).toMatch(/^TWILIO_AUTH_TOKEN is not set, and TWILIO_ACCOUNT_SID is/);
    const { TWILIO_FROM: _from, ...mute } = TWILIO;
    expect(problemsOf(mute)).toMatch(/^TWILIO_FROM is not set, and TWILIO_MESSAGING_SERVICE_SID is not either/);
  });

  it('has a language model only where its key is set, and then wants to know which', () => {
    expect(loadConfig({ OPENAI_MODEL: 'gpt-5-mini' }).openai).toBeNull();
    expect(
      loadConfig({ OPENAI_API_KEY: 'x', OPENAI_MODEL: 'llama', OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1/' }).openai,
    ).toEqual({
      apiKey: 'x',
      model: 'llama',
      baseUrl: 'http://127.0.0.1:11434/v1',
    });
    expect(problemsOf({ OPENAI_API_KEY: 'x' })).toBe(
      'OPENAI_MODEL is not set, and a language model is asked for: expected the name of a model, for example OPENAI_MODEL=gpt-5-mini',
    );
    expect(problemsOf({ OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' })).toMatch(
      /^OPENAI_API_KEY is not set.*\nOPENAI_MODEL is not set/,
    );
    expect(problemsOf({ OPENAI_API_KEY: 'two words', OPENAI_MODEL: 'm', OPENAI_BASE_URL: 'ftp://x' })).toMatch(
      /^OPENAI_API_KEY is not usable: expected an API key.*\nOPENAI_BASE_URL is not usable: expected an address/,
    );
  });

  it('reads the addresses without a trailing slash', () => {
    const config = loadConfig({ ...TWILIO, PUBLIC_URL: 'https://care.example/', TWILIO_API_URL: 'http://127.0.0.1:8701/' });
    expect([config.publicUrl, config.twilio?.apiUrl]).toEqual(['https://care.example', 'http://127.0.0.1:8701']);
  });

  it('has an example for each variable that the variable itself accepts, but for what must be made or looked up', () => {
    for (const [name, { schema, example }] of Object.entries(VARIABLES)) {
      if (example.includes('<the') || example.includes('$(')) continue;
      expect([name, schema.safeParse(example).success]).toEqual([name, true]);
    }
  });
});

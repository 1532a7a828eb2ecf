import { resolve } from 'node:path';
import type { Config } from './config.js';
import { ConfigError, type ConfigProblem } from './error.js';
import * as groups from './groups.js';
import { Required } from './required.js';
import { VARIABLES, type Values, type VariableName } from './variables.js';

const DEFAULT_PORT = 3000;

/**
 * @param env the environment, `process.env` as a rule; variables that are not the service's are left alone
 * @returns the configuration, with every default filled in
 * @throws ConfigError that names every variable that is wrong or lacking, what was expected, and an example
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: ConfigProblem[] = [];
  const values = readAll(env, problems);
  const required = new Required(values, problems);
  const config = assemble(values, required);
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function readAll(env: Readonly<Record<string, string | undefined>>, problems: ConfigProblem[]): Values {
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(VARIABLES) as VariableName[]) {
    const given = env[name];
    if (given === undefined || given.trim() === '') continue;
    const { schema, expected, example } = VARIABLES[name];
    const read = schema.safeParse(given.trim());
    if (read.success) values[name] = read.data;
    else problems.push({ variable: name, expected, example });
  }
  return values as Values;
}

function assemble(values: Values, required: Required): Config {
  const production = values.NODE_ENV === 'production';
  const host = values.HOST ?? '127.0.0.1';
  const port = values.PORT ?? DEFAULT_PORT;
  const publicUrl = values.PUBLIC_URL ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  if (values.DATABASE_URL !== undefined) required.need(['ENCRYPTION_KEY'], 'DATABASE_URL is');
  const filled = {
    twilio: groups.twilio(values, required),
    fhir: groups.fhir(values, required),
    mail: groups.mail(required),
  };
  const sandboxOn = !production && values.SANDBOX !== 'off';
  return {
    production,
    host,
    port,
    publicUrl,
    webChatOrigins: [...new Set([new URL(publicUrl).origin, ...(values.WEB_CHAT_ORIGINS ?? [])])],
    dataDir: values.DATA_DIR ?? resolve('.data'),
    databaseUrl: values.DATABASE_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    encryptionKeys: values.ENCRYPTION_KEY ?? null,
    admin: { email: values.ADMIN_EMAIL ?? null, password: values.ADMIN_PASSWORD ?? null },
    staffMfa: values.STAFF_MFA ?? 'optional',
    ...filled,
    openai: groups.openai(values, required),
    slack: groups.slack(values, required),
    microsoft: groups.microsoft(values, required),
    sandbox: {
      carrier: sandboxOn && filled.twilio === null,
      clinic: sandboxOn && filled.fhir === null,
      mail: sandboxOn && filled.mail === null,
    },
    missing: sandboxOn ? [] : groups.missing(filled),
    logLevel: values.LOG_LEVEL ?? 'info',
  };
}

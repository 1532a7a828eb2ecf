import * as shape from './shapes.js';

const API_TOKEN = /^\S{8,}$/;

/** Every variable that the service reads. A variable that is unset or empty takes its default in `load.ts`. */
export const VARIABLES = {
  NODE_ENV: shape.oneOf(['production', 'development', 'test']),
  HOST: shape.text('an address to listen on', '127.0.0.1', /^[\w.:-]+$/),
  PORT: shape.port,
  PUBLIC_URL: shape.httpUrl('https://care.clinic.example'),
  WEB_CHAT_ORIGINS: shape.origins,
  DATA_DIR: shape.path,
  DATABASE_URL: shape.url(['postgresql:', 'postgres:'], 'postgresql://carethread@db.clinic.example/carethread'),
  REDIS_URL: shape.url(['redis:', 'rediss:'], 'redis://127.0.0.1:6379'),
  ENCRYPTION_KEY: shape.encryptionKeys,
  ADMIN_EMAIL: shape.email,
  ADMIN_PASSWORD: shape.password,
  STAFF_MFA: shape.oneOf(['optional', 'required']),
  TWILIO_ACCOUNT_SID: shape.text('an account SID: AC and 32 hex digits', `AC${'0'.repeat(32)}`, /^AC[0-9a-fA-F]{32}$/),
  TWILIO_AUTH_TOKEN: shape.text('the auth token of the account', '<the token from the Twilio console>', API_TOKEN),
  TWILIO_FROM: shape.e164,
  TWILIO_MESSAGING_SERVICE_SID: shape.text(
    'a messaging service SID: MG and 32 hex digits',
    `MG${'0'.repeat(32)}`,
    /^MG[0-9a-fA-F]{32}$/,
  ),
  TWILIO_API_URL: shape.httpUrl('https://api.twilio.com'),
  FHIR_BASE_URL: shape.httpUrl('https://fhir.clinic.example/r4'),
  FHIR_CLIENT_ID: shape.text('the client id registered with the FHIR server', 'carethread'),
  FHIR_PRIVATE_KEY_FILE: shape.path,
  FHIR_TOKEN_URL: shape.httpUrl('https://fhir.clinic.example/oauth2/token'),
  OPENAI_API_KEY: shape.text('an API key; any word where the server asks for none', '<the key of the account>', /^[\x21-\x7e]+$/),
  OPENAI_BASE_URL: shape.httpUrl('https://api.openai.com/v1'),
  OPENAI_MODEL: shape.text('the name of a model', 'gpt-5-mini', /^\S+$/),
  SLACK_BOT_TOKEN: shape.text('a bot token that begins with xoxb-', '<the token of the Slack app>', /^xoxb-\S+$/),
  SLACK_SIGNING_SECRET: shape.text('the signing secret of the Slack app', '<the secret of the Slack app>', API_TOKEN),
  SLACK_CHANNEL: shape.text('a channel id', 'C0123456789', /^[#\w-]+$/),
  SLACK_API_URL: shape.httpUrl('https://slack.com/api'),
  MICROSOFT_APP_ID: shape.text('the app id of the bot', '00000000-0000-0000-0000-000000000000', /^[0-9a-fA-F-]{36}$/),
  MICROSOFT_APP_PASSWORD: shape.text('the password of the bot', '<the client secret of the app>', API_TOKEN),
  MICROSOFT_APP_TYPE: shape.oneOf(['MultiTenant', 'SingleTenant', 'UserAssignedMSI']),
  MICROSOFT_APP_TENANT_ID: shape.text('a tenant id', '00000000-0000-0000-0000-000000000000', /^[0-9a-fA-F-]{36}$/),
  SANDBOX: shape.oneOf(['auto', 'off']),
  SMTP_URL: shape.url(['smtp:', 'smtps:'], 'smtp://mail.clinic.example:587'),
  MAIL_FROM: shape.mailbox,
  LOG_LEVEL: shape.oneOf(['info', 'fatal', 'error', 'warn', 'debug', 'trace', 'silent']),
} as const;

export type VariableName = keyof typeof VARIABLES;

/** The variables that were set, read. */
export type Values = { readonly [N in VariableName]?: (typeof VARIABLES)[N] extends shape.Variable<infer T> ? T : never };

import type { Config, FhirConfig, MicrosoftConfig, SlackConfig, TwilioConfig, TwilioSender } from './config.js';
import type { Required } from './required.js';
import type { Values } from './variables.js';

/** The carrier: account, token and one of two senders, or none of them. */
export function twilio(values: Values, required: Required): TwilioConfig | null {
  const sender = senderOf(values);
  const account = required.group(['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN']);
  if (sender) required.need(['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'], 'a sender is');
  else if (account) required.need(['TWILIO_FROM'], 'TWILIO_MESSAGING_SERVICE_SID is not either');
  if (!account || !sender) return null;
  return {
    accountSid: account.TWILIO_ACCOUNT_SID,
    authToken: account.TWILIO_AUTH_TOKEN,
    sender,
    apiUrl: values.TWILIO_API_URL ?? 'https://api.twilio.com',
  };
}

/** A messaging service picks the number itself, so it goes before a single number. */
function senderOf(values: Values): TwilioSender | null {
  const messagingServiceSid = values.TWILIO_MESSAGING_SERVICE_SID;
  if (messagingServiceSid !== undefined) return { kind: 'messaging-service', messagingServiceSid };
  return values.TWILIO_FROM === undefined ? null : { kind: 'number', from: values.TWILIO_FROM };
}

/** The clinic: an address, and the three variables of SMART Backend Services where it asks for them. */
export function fhir(values: Values, required: Required): FhirConfig | null {
  const auth = required.group(['FHIR_CLIENT_ID', 'FHIR_PRIVATE_KEY_FILE', 'FHIR_TOKEN_URL']);
  if (auth) required.need(['FHIR_BASE_URL'], 'FHIR_CLIENT_ID is');
  if (values.FHIR_BASE_URL === undefined) return null;
  return {
    baseUrl: values.FHIR_BASE_URL,
    auth: auth && {
      clientId: auth.FHIR_CLIENT_ID,
      privateKeyFile: auth.FHIR_PRIVATE_KEY_FILE,
      tokenUrl: auth.FHIR_TOKEN_URL,
    },
  };
}

/** A language model: the key says that one is wanted, and which one has to be named. An address alone is half of it. */
export function openai(values: Values, required: Required): Config['openai'] {
  if (values.OPENAI_API_KEY === undefined && values.OPENAI_BASE_URL === undefined) return null;
  required.need(['OPENAI_API_KEY', 'OPENAI_MODEL'], 'a language model is asked for');
  return {
    apiKey: values.OPENAI_API_KEY ?? '',
    baseUrl: values.OPENAI_BASE_URL ?? 'https://api.openai.com/v1',
    model: values.OPENAI_MODEL ?? '',
  };
}

/** Slack, where agents are told of waiting conversations. */
export function slack(values: Values, required: Required): SlackConfig | null {
  const app = required.group(['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_CHANNEL']);
  return (
    app && {
      botToken: app.SLACK_BOT_TOKEN,
      signingSecret: app.SLACK_SIGNING_SECRET,
      channel: app.SLACK_CHANNEL,
      apiUrl: values.SLACK_API_URL ?? 'https://slack.com/api',
    }
  );
}

/** The Bot Framework. A managed identity has no password, a single tenant names itself. */
export function microsoft(values: Values, required: Required): MicrosoftConfig | null {
  if (values.MICROSOFT_APP_ID === undefined) return null;
  const appType = values.MICROSOFT_APP_TYPE ?? 'MultiTenant';
  if (appType !== 'UserAssignedMSI') required.need(['MICROSOFT_APP_PASSWORD'], `MICROSOFT_APP_TYPE is ${appType}`);
  if (appType !== 'MultiTenant') required.need(['MICROSOFT_APP_TENANT_ID'], `MICROSOFT_APP_TYPE is ${appType}`);
  return {
    appId: values.MICROSOFT_APP_ID,
    appPassword: values.MICROSOFT_APP_PASSWORD ?? null,
    appType,
    tenantId: values.MICROSOFT_APP_TENANT_ID ?? null,
  };
}

/** Outgoing mail: invitations and password resets. */
export function mail(required: Required): Config['mail'] {
  const smtp = required.group(['SMTP_URL', 'MAIL_FROM']);
  return smtp && { smtpUrl: smtp.SMTP_URL, from: smtp.MAIL_FROM };
}

/** @returns what is lacking where the sandbox is off, a sentence a part. */
export function missing(filled: Pick<Config, 'twilio' | 'fhir' | 'mail'>): string[] {
  const sentences: string[] = [];
  if (!filled.twilio) sentences.push('No carrier: text messages are off until TWILIO_ACCOUNT_SID and its companions are set');
  if (!filled.fhir) sentences.push('No clinic record: scheduling and refills go to a person until FHIR_BASE_URL is set');
  if (!filled.mail) sentences.push('No outgoing mail: invitations and resets are shown in the console until SMTP_URL is set');
  return sentences;
}

import { segmentation } from '@carethread/twilio-sms';
import type { Account, Deliveries } from './deliveries.js';
import { CARRIER_ANSWERS, keywordOf, type OptOutType } from './opt-out.js';
import type { CarrierMessage, CarrierStore, NewMedia } from './store.js';
import { callWebhook, newSid } from './webhook.js';

/** A text that a phone sends. */
export interface PhoneText {
  readonly from: string;
  readonly body: string;
  readonly media: readonly { readonly contentType: string; readonly content: Buffer }[];
}

export interface InboundParts {
  readonly store: CarrierStore;
  readonly deliveries: Deliveries;
  readonly account: Account;
  /** The service's own address: "http://127.0.0.1:3000". */
  readonly publicUrl: string;
  /** The carrier's own, where media is fetched. */
  readonly carrierUrl: string;
  readonly now: () => Date;
}

/**
 * Takes a text from a phone: keeps it, acts on a keyword as Twilio would, and calls the service's webhook.
 * @returns the message's SID and what the webhook answered (null: nothing)
 */
export async function takeText(parts: InboundParts, text: PhoneText): Promise<{ sid: string; webhook: number | null }> {
  const { store, account, now } = parts;
  const media: NewMedia[] = text.media.map((one) => ({ ...one, sid: newSid('ME') }));
  const sid = newSid(media.length ? 'MM' : 'SM');
  const { segments } = segmentation(text.body);
  await store.add(
    {
      sid,
      direction: 'inbound',
      from: text.from,
      to: account.from,
      serviceSid: null,
      body: text.body,
      status: 'received',
      segments,
      statusCallback: null,
      createdAt: now(),
    },
    media,
  );
  const keyword = keywordOf(text.body, await store.hasOptedOut(text.from));
  if (keyword) await actOn(parts, keyword, text.from);
  const form = webhookForm(parts, { ...text, sid, segments, media, keyword });
  return { sid, webhook: await callWebhook(`${parts.publicUrl}/channels/twilio/sms`, account.authToken, form) };
}

/** The carrier's own answer goes out first: an opted-out number could not be sent it. A second STOP gets none. */
async function actOn({ store, deliveries, account, now }: InboundParts, keyword: OptOutType, number: string): Promise<void> {
  const changed = keyword === 'HELP' || (await store.setOptedOut(number, keyword === 'STOP'));
  if (!changed) return;
  const body = CARRIER_ANSWERS[keyword];
  const sid = newSid('SM');
  await store.add({
    sid,
    direction: 'outbound-reply',
    from: account.from,
    to: number,
    serviceSid: null,
    body,
    status: 'queued',
    segments: segmentation(body).segments,
    statusCallback: null,
    createdAt: now(),
  });
  const message: CarrierMessage | undefined = await store.get(sid);
  if (message) deliveries.start(message);
}

interface Taken extends PhoneText {
  readonly sid: string;
  readonly segments: number;
  readonly media: readonly NewMedia[];
  readonly keyword: OptOutType | null;
}

/** The fields of Twilio's webhook (https://www.twilio.com/docs/messaging/guides/webhook-request). */
function webhookForm({ account, carrierUrl }: InboundParts, text: Taken): Record<string, string> {
  const base = `${carrierUrl}/2010-04-01/Accounts/${account.accountSid}/Messages/${text.sid}/Media`;
  const form: Record<string, string> = {
    ToCountry: 'US',
    ToState: '',
    ToCity: '',
    ToZip: '',
    FromCountry: 'US',
    FromState: '',
    FromCity: '',
    FromZip: '',
    SmsMessageSid: text.sid,
    SmsSid: text.sid,
    MessageSid: text.sid,
    SmsStatus: 'received',
    AccountSid: account.accountSid,
    From: text.from,
    To: account.from,
    Body: text.body,
    NumMedia: String(text.media.length),
    NumSegments: String(text.segments),
    ApiVersion: '2010-04-01',
  };
  for (const [at, { sid, contentType }] of text.media.entries()) {
    form[`MediaUrl${at}`] = `${base}/${sid}`;
    form[`MediaContentType${at}`] = contentType;
  }
  return text.keyword ? { ...form, OptOutType: text.keyword } : form;
}

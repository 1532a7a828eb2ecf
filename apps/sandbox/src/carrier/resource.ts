import type { CarrierMessage } from './store.js';

/** A message in Twilio's JSON (https://www.twilio.com/docs/messaging/api/message-resource). */
export function resourceOf(message: CarrierMessage, accountSid: string): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`;
  const unsent = message.status === 'queued';
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: rfc2822(message.createdAt),
    date_sent: unsent ? null : rfc2822(message.createdAt),
    date_updated: rfc2822(message.updatedAt),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: null,
    // Which of a service's numbers sends is not known until it does.
    from: unsent && message.serviceSid ? null : message.from,
    messaging_service_sid: message.serviceSid,
    num_media: String(message.media.length),
    num_segments: String(message.segments),
    price: null,
    price_unit: 'USD',
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}

/** "Mon, 30 Nov 2026 15:00:00 +0000", to the second. */
function rfc2822(at: Date): string {
  return at.toUTCString().replace('GMT', '+0000');
}

/** An error in Twilio's JSON. */
export function problemOf(status: number, code: number, message: string): Record<string, unknown> {
  return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
}

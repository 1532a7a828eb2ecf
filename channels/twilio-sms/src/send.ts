import type { OutboundMessage, SendResult } from '@carethread/channel';
import type { TwilioSmsConfig } from './config.js';
import { errorOf, NO_ANSWER, refusalOf, UNREACHABLE } from './errors.js';
import { encodeForm } from './form.js';
import { render } from './render.js';
import type { Exchange, TwilioRest } from './rest.js';
import { createdSchema, refusalSchema } from './wire.js';

/**
 * Hands a message to Twilio, body by body. A message of several bodies of which some went out and then one did not is
 * `in-doubt`: `find` then tells how far it got, and it is never begun again from its start.
 */
export async function send(rest: TwilioRest, config: TwilioSmsConfig, message: OutboundMessage): Promise<SendResult> {
  const { bodies, segments } = render(message);
  let last: SendResult = { outcome: 'refused', error: errorOf('21602') };
  for (const [at, body] of bodies.entries()) {
    last = resultOf(await rest.post('Messages.json', formOf(config, message, body)), segments);
    if (last.outcome === 'refused' && at > 0) return { outcome: 'in-doubt', error: last.error };
    if (last.outcome !== 'sent') return last;
  }
  return last;
}

/** @returns where the carrier reports what became of a message; our own id in it settles a row whose answer was lost. */
export function statusCallbackUrl(config: TwilioSmsConfig, outboundId: string): string {
  return `${config.publicUrl.replace(/\/$/, '')}/channels/twilio/status?outbound=${encodeURIComponent(outboundId)}`;
}

function formOf(config: TwilioSmsConfig, message: OutboundMessage, body: string): string {
  const sender = config.messagingServiceSid ? { MessagingServiceSid: config.messagingServiceSid } : { From: config.from };
  return encodeForm({ To: message.to, ...sender, Body: body, StatusCallback: statusCallbackUrl(config, message.id) });
}

function resultOf(exchange: Exchange, segments: number): SendResult {
  if (exchange.kind === 'unreachable') return { outcome: 'refused', error: UNREACHABLE };
  if (exchange.kind === 'no-answer') return { outcome: 'in-doubt', error: NO_ANSWER };
  if (exchange.status < 300) {
    const created = createdSchema.safeParse(exchange.json);
    return created.success
      ? { outcome: 'sent', providerId: created.data.sid, segments }
      : { outcome: 'in-doubt', error: NO_ANSWER };
  }
  const refusal = refusalSchema.safeParse(exchange.json);
  if (!refusal.success && (exchange.status === 502 || exchange.status === 504)) {
    // A gateway on the way answered, not Twilio: the request may have passed it.
    return { outcome: 'in-doubt', error: NO_ANSWER };
  }
  return {
    outcome: 'refused',
    error: refusalOf(exchange.status, refusal.data?.code),
    ...(exchange.retryAfterMs !== undefined && { retryAfterMs: exchange.retryAfterMs }),
  };
}

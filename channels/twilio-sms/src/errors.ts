import type { DeliveryError } from '@carethread/channel';

/**
 * Twilio's error codes that a message to a patient can meet, in words for an agent, and whether a later try may succeed.
 * Source: https://www.twilio.com/docs/api/errors. 30003 and 30008 are listed as final there, but a phone that was off or a
 * carrier that gave no reason often takes the same message minutes later, so a bounded retry is worth it.
 */
const CODES: Readonly<Record<string, Omit<DeliveryError, 'code'>>> = {
  20003: waits('The text service did not accept our account’s credentials'),
  20404: waits('The text service does not know our account'),
  20429: waits('The text service is busy: too many requests at once'),
  20500: waits('The text service has an internal problem'),
  20503: waits('The text service is not available at the moment'),
  21211: ends('This is not a telephone number that can be texted'),
  21212: ends('The clinic’s sending number is not set up correctly'),
  21408: ends('Texting to this country or region is not switched on'),
  21602: ends('The message was empty'),
  21606: ends('The clinic’s number cannot send texts'),
  21610: { ...ends('The patient has opted out of texts from the clinic'), optedOut: true },
  21611: waits('Too many texts are waiting to be sent from the clinic’s number'),
  21612: ends('The phone network cannot carry a text from the clinic’s number to this one'),
  21614: ends('This number is a landline or cannot receive texts'),
  21617: ends('The message was longer than a text can be'),
  21635: ends('This number is a landline'),
  30001: waits('Too many texts were waiting, and this one was dropped'),
  30002: waits('The text service has suspended our account'),
  30003: waits('The phone is switched off or out of reach'),
  30004: ends('The phone or its network blocks texts from the clinic'),
  30005: ends('The number does not exist or is no longer in use'),
  30006: ends('This number is a landline, or its network takes no texts'),
  30007: ends('The phone network filtered the text out as unwanted'),
  30008: waits('The phone network did not deliver the text and gave no reason'),
  30010: ends('The text would have cost more than the limit set for one'),
  30017: waits('The phone network is congested'),
  30022: waits('The clinic’s daily or per-second limit for texts was reached'),
  30023: waits('The clinic’s daily limit for texts to this network was reached'),
  30032: ends('The clinic’s toll-free number is not verified with the phone networks'),
  30034: ends('The clinic’s number is not registered with the phone networks (10DLC)'),
  30410: waits('The phone network did not answer in time'),
};

function ends(words: string): Omit<DeliveryError, 'code'> {
  return { words, class: 'ends' };
}

function waits(words: string): Omit<DeliveryError, 'code'> {
  return { words, class: 'waits' };
}

/** @returns what a code means. One that is not in the table ends: a message is not sent again on a guess. */
export function errorOf(code: string): DeliveryError {
  const shown = /^\d{1,6}$/.test(code) ? code : 'unknown';
  return { code: shown, ...(CODES[shown] ?? ends(`The text service refused the message (error ${shown})`)) };
}

/** @returns what a refusal of the REST API means, by Twilio's code where it names one, else by the HTTP status. */
export function refusalOf(status: number, code: number | undefined): DeliveryError {
  if (code !== undefined && CODES[code]) return errorOf(String(code));
  if (status === 429) return errorOf('20429');
  if (status >= 500) return { code: String(code ?? status), ...waits('The text service is not available at the moment') };
  return code === undefined ? { code: String(status), ...ends('The text service refused the message') } : errorOf(String(code));
}

/** The carrier could not be reached at all, so nothing was handed over. */
export const UNREACHABLE: DeliveryError = { code: 'unreachable', ...waits('The text service could not be reached') };

/** The connection broke or time ran out after the request had gone out. */
export const NO_ANSWER: DeliveryError = {
  code: 'no-answer',
  ...waits('The text service did not answer: the text may have gone out'),
};

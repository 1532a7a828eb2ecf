import { plain } from './digest.js';

/**
 * Words that the carrier acts on itself when they are all of a text (Twilio: "Support for opt-out keywords"): the number is
 * then already opted out or in, and the carrier has answered.
 */
const STOP_WORDS = new Set(['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout']);
const START_WORDS = new Set(['start', 'unstop']);
const HELP_WORDS = new Set(['help', 'info']);

export type CarrierWord = 'STOP' | 'START' | 'HELP';

/**
 * @param text the whole message
 * @param optedOut whether this address is opted out: only then does YES opt in again
 * @returns what a carrier makes of it, or null where it is an ordinary message
 */
export function carrierWord(text: string, optedOut: boolean): CarrierWord | null {
  const bare = text.trim().toLowerCase();
  if (STOP_WORDS.has(bare)) return 'STOP';
  if (START_WORDS.has(bare) || (optedOut && bare === 'yes')) return 'START';
  return HELP_WORDS.has(bare) ? 'HELP' : null;
}

const MESSAGES =
  /\b(?:te?xt\w*|txts?|msgs?|messag\w*|sms|contact\w*|notif\w*|number|list|opt(?:s|ed|ing|out)?|unsub\w*|subscri\w*|stop\w*|quit\w*|cease|enough|consent|revoke|spam\w*|harass\w*|bother\w*|annoy\w*|remove|delete|block|wrong person|leave me alone|hear from|lose my|mensaj\w*|textos?|mand[ae]\w*|envi\w*|escrib\w*|numero|lista|basta|par(?:e|en)|molest\w*|borr\w*|saque\w*|elimin\w*|bloque\w*|baja|suscri\w*|deje?n? de|en paz)\b/;

/** @returns whether a message speaks of being written to: while a question is open, nothing else takes consent back */
export function speaksOfMessages(text: string): boolean {
  return MESSAGES.test(plain(text));
}

/** Anchored at the start, so that "I am driving, can I come later?" in the middle of a talk is no machine's. */
const AUTOMATIC = [
  /^(i am|im) (currently )?driving (right now |now |and )?(so |i )?(will |ill |cant |cannot )?.{0,40}$/,
  /^(automatic|auto) ?(reply|response)/,
  /^(i am|im) (currently )?out of (the )?office/,
  /^out of office/,
  /^(this is an? )?automated (message|reply|response)/,
  /^do not disturb( mode)? is (on|enabled)/,
  /^thank you for (your message|contacting|reaching out)/,
  /^(respuesta automatica|mensaje automatico)/,
  /^(estoy manejando|estoy conduciendo)\b.{0,50}$/,
  /^(estoy )?fuera de (la )?oficina/,
];

/** @returns whether a machine wrote it: a telephone in a car, an office that is closed */
export function isAutomatic(text: string): boolean {
  const words = plain(text);
  return AUTOMATIC.some((pattern) => pattern.test(words));
}

/**
 * What Twilio itself does on a bare keyword, capitals or not, before the webhook is called
 * (https://help.twilio.com/articles/223134027 and, for `OptOutType`, Advanced Opt-Out).
 */
const STOP_WORDS = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT']);
const START_WORDS = new Set(['START', 'YES', 'UNSTOP']);
const HELP_WORDS = new Set(['HELP', 'INFO']);

export type OptOutType = 'STOP' | 'START' | 'HELP';

export const CARRIER_ANSWERS: Readonly<Record<OptOutType, string>> = {
  STOP: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
  START:
    'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
  HELP: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
};

/** @returns which keyword a text is, alone and nothing else. A word to come back is one only for who had opted out. */
export function keywordOf(body: string, optedOut: boolean): OptOutType | null {
  const word = body.trim().toUpperCase();
  if (STOP_WORDS.has(word)) return 'STOP';
  if (HELP_WORDS.has(word)) return 'HELP';
  return optedOut && START_WORDS.has(word) ? 'START' : null;
}

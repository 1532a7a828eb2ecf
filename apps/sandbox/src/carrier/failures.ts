/** What can be made to go wrong for a number. Codes are Twilio's (https://www.twilio.com/docs/api/errors). */
export const FAILURES = {
  21211: { at: 'request', status: 400, words: "Invalid 'To' Phone Number" },
  21408: { at: 'request', status: 400, words: 'Permission to send an SMS has not been enabled for the region' },
  21610: { at: 'request', status: 400, words: 'Attempt to send to unsubscribed recipient' },
  21611: { at: 'request', status: 429, words: "This 'From' number has exceeded the maximum number of queued messages" },
  21614: { at: 'request', status: 400, words: "'To' number is not a valid mobile number" },
  20429: { at: 'request', status: 429, words: 'Too Many Requests' },
  20500: { at: 'request', status: 500, words: 'Internal Server Error' },
  20503: { at: 'request', status: 503, words: 'Service unavailable' },
  30003: { at: 'delivery', words: 'Unreachable destination handset' },
  30004: { at: 'delivery', words: 'Message blocked' },
  30005: { at: 'delivery', words: 'Unknown destination handset' },
  30006: { at: 'delivery', words: 'Landline or unreachable carrier' },
  30007: { at: 'delivery', words: 'Message filtered' },
  30008: { at: 'delivery', words: 'Unknown error' },
  30034: { at: 'delivery', words: 'Message from an Unregistered Number' },
  /** The message is taken, and the connection broken before the answer. */
  'no-answer': { at: 'answer', words: 'The answer is lost' },
  /** Status reports come last first. */
  'out-of-order': { at: 'reports', words: 'Reports come in the wrong order' },
} as const satisfies Record<string, Failure>;

type Failure =
  | { readonly at: 'request'; readonly status: number; readonly words: string }
  | { readonly at: 'delivery' | 'answer' | 'reports'; readonly words: string };

export type FailureCode = `${keyof typeof FAILURES}`;

/** @returns whether that is a failure which can be asked for */
export function isFailureCode(code: string): code is FailureCode {
  return Object.hasOwn(FAILURES, code);
}

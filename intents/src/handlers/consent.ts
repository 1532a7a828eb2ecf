import type { Handler } from '@carethread/dialogue';

/** Consent is changed by the dialogue itself, before any handler: these only carry the names that the intents' files use. */
function consent(name: string, task: string, key: string): Handler {
  return { name, oneShot: true, start: () => ({ say: [{ key }] }), resume: () => ({ notMine: true }), task: () => task };
}

export const optOut = consent('opt-out', 'Asked for no more messages.', 'opt_out.confirmed');
export const optIn = consent('opt-in', 'Asked for messages again.', 'opt_in.confirmed');

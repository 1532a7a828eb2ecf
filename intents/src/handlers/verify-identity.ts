import {
  type Handler,
  type HandlerContext,
  type HandlerEvent,
  type MessageEvent,
  type Standing,
  type Step,
  VERIFY,
} from '@carethread/dialogue';
import type { PracticeRequest } from '@carethread/practice';
import { practiceResult } from './step.js';

/** Three tries, then a person (requirements: "three failures ▶ a person, and no hint of which part was wrong"). */
const TRIES = 3;

/**
 * Who is this? A birth date and a postal code: the address a message comes from proves nothing. Both may come in one message.
 */
export const verifyIdentity: Handler = {
  name: VERIFY,
  start: (_, context) => (context.identityFailures >= TRIES ? givenUp() : question('ask-birth-date', {})),
  resume,
  task: () => 'Identity is not verified yet.',
};

function resume(at: Standing, event: HandlerEvent, context: HandlerContext): Step {
  switch (event.kind) {
    case 'message':
      return gathered(at, event);
    case 'result':
      return checked(event.result, context);
    case 'verified':
      return {};
  }
}

function gathered(at: Standing, { understanding, text }: MessageEvent): Step {
  const had = at.data as { birthDate?: string };
  const birthDate = understanding.slots.birthDate ?? had.birthDate;
  const postalCode = understanding.slots.postalCode ?? (at.step === 'postal-code' ? bareCode(text) : undefined);
  if (birthDate === undefined) {
    // Digits that make no birth date were meant as one; words were not.
    return /\d/.test(text) ? question('ask-birth-date-shape', {}) : { notMine: true };
  }
  if (postalCode !== undefined) {
    const request: PracticeRequest = { kind: 'identify', birthDate, factor: { kind: 'postal-code', value: postalCode } };
    return { at: { step: 'checking', data: {} }, request };
  }
  if (had.birthDate === undefined) return question('ask-postal-code', { birthDate });
  return /\d/.test(text) ? question('ask-postal-code-shape', { birthDate }) : { notMine: true };
}

function bareCode(text: string): string | undefined {
  return /(?<!\d)(\d{5})(?:-\d{4})?(?!\d)/.exec(text)?.[1];
}

function question(key: string, data: { birthDate?: string }): Step {
  return { ask: { say: { key } }, at: { step: data.birthDate === undefined ? 'birth-date' : 'postal-code', data } };
}

function checked(result: unknown, context: HandlerContext): Step {
  const found = practiceResult(result);
  const { channel } = context;
  if (found.kind === 'identified') {
    const { patientRef, name } = found;
    const body = { patientRef, name, channel, factors: ['birth-date', 'postal-code'] };
    return { events: [{ kind: 'identity.verified', actor: 'system', body }] };
  }
  const tries = context.identityFailures + 1;
  const events: Step['events'] = [{ kind: 'identity.failed', actor: 'system', body: { channel, tries } }];
  if (tries >= TRIES) return { ...givenUp(), events };
  return { ...question('ask-birth-date-again', {}), say: [{ key: 'not-found-you' }], events };
}

function givenUp(): Step {
  const task = `Identity could not be verified in ${TRIES} tries (birth date and postal code). Verify before telling anything personal.`;
  return { say: [{ key: 'identity-failed' }], person: { cause: 'identity-not-verified', task } };
}

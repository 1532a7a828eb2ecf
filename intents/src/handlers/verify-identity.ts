import {
  type Handler,
  type HandlerContext,
  type HandlerEvent,
  type MessageEvent,
  plain,
  type Standing,
  type Step,
  VERIFY,
} from '@carethread/dialogue';
import type { PracticeRequest } from '@carethread/practice';
import { DateTime } from 'luxon';
import { practiceResult } from './step.js';
import { onTheWall } from './times.js';

const REFUSED = 'Does not want to say who they are here. Verify in another way before telling anything personal.';

/** Three tries, then a person (requirements: "three failures ▶ a person, and no hint of which part was wrong"). */
const TRIES = 3;

/**
 * Who is this? A birth date and a postal code: the address a message comes from proves nothing. Both may come in one message.
 */
export const verifyIdentity: Handler = {
  name: VERIFY,
  start: (_, context) => (context.identityFailures >= TRIES ? givenUp() : question('ask-birth-date', {})),
  resume,
  answers: (_, { text }) => asksWhy(text) || refuses(text),
  task: () => 'Identity is not verified yet.',
};

const WHY =
  /\b(?:why|how come|what (?:do|would|will) (?:you|u) (?:need|want|use|do)|what (?:is|s) (?:that|this|it) for|whats (?:that|this|it) for|what for|do (?:you|u) (?:really )?(?:need|have to)|is (?:that|this|it) (?:really )?(?:necessary|needed|safe|secure|private)|is it ok to (?:send|give|share)|do i (?:really )?(?:have|need) to|por ?que|para que|que (?:hace|va a hacer|hacen) con|es necesario|es seguro|tengo que dar)\b/;
const REFUSES =
  /\b(?:(?:i )?(?:wont|will not|am not|im not|dont|do not|dont want to|do not want to|cant|would rather not|d rather not|id rather not|prefer not to|refuse to|not going to|not comfortable) (?:be )?(?:going to )?(?:want to |wanna |like to |feel comfortable |comfortable )?(?:tell\w*|giv\w*|shar\w*|send\w*|say\w*|put\w*|provid\w*|hand\w*)|none of your business|thats (?:private|personal)|too personal|not telling(?: you)?|no (?:le |te |se )?(?:lo |la |los )?(?:voy a|quiero|pienso|puedo|pretendo) (?:dar|decir|mandar|compartir)\w*|no (?:doy|digo|comparto)|prefiero no|eso es (?:privado|personal)|no es asunto suyo)\b/;
/** Longer messages are about something else as well. */
const FEW_WORDS = 12;

function asksWhy(text: string): boolean {
  const words = plain(text);
  return words.split(' ').length <= FEW_WORDS && WHY.test(words);
}

function refuses(text: string): boolean {
  const words = plain(text);
  return words.split(' ').length <= FEW_WORDS && REFUSES.test(words);
}

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
  if (!/\d/.test(text)) {
    if (refuses(text)) return { say: [{ key: 'identity-refused' }], person: { cause: 'identity-not-verified', task: REFUSED } };
    if (asksWhy(text))
      return {
        say: [{ key: 'why-identity' }],
        ...question(at.step === 'postal-code' ? 'ask-postal-code' : 'ask-birth-date', had),
      };
  }
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
    const events: Step['events'] = [{ kind: 'identity.verified', actor: 'system', body }];
    return isMinor(found.birthDate, context) ? { ...minor(), events } : { events };
  }
  const tries = context.identityFailures + 1;
  const events: Step['events'] = [{ kind: 'identity.failed', actor: 'system', body: { channel, tries } }];
  if (tries >= TRIES) return { ...givenUp(), events };
  return { ...question('ask-birth-date-again', {}), say: [{ key: 'not-found-you' }], events };
}

const ADULT_YEARS = 18;

function isMinor(birthDate: string, { now, policy }: HandlerContext): boolean {
  const grownUp = DateTime.fromISO(birthDate, { zone: 'utc' }).plus({ years: ADULT_YEARS });
  return grownUp.isValid && grownUp > onTheWall(now, policy.clinic.timeZone);
}

function minor(): Step {
  const task = `Is under ${ADULT_YEARS}. The assistant did nothing.`;
  return { say: [{ key: 'minor' }], person: { cause: 'minor-or-proxy', task } };
}

function givenUp(): Step {
  const task = `Identity could not be verified in ${TRIES} tries (birth date and postal code). Verify before telling anything personal.`;
  return { say: [{ key: 'identity-failed' }], person: { cause: 'identity-not-verified', task } };
}

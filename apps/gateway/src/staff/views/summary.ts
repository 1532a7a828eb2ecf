import { type ConversationEvent, SAFETY_LEVELS, textOf } from '@carethread/conversation';
import { type ModelSummary, modelSummarySchema } from '@carethread/staff';
import type { CurrentRequest } from './request.js';

const LONGEST = 160;
/** A message of fewer letters ("yes", "the 2nd one", "60608") answers a question and says nothing by itself. */
const TELLING_LETTERS = 12;

/** Two lines for whoever takes over, taken from the log itself: what the patient is about, and the words that weigh most. */
export function summaryOf({ intent, slots }: CurrentRequest, quote: string | null): string[] {
  const about = [
    intent ? `About: ${intent.replaceAll('_', ' ')}` : 'No clear request yet',
    ...Object.entries(slots).map(inWords),
  ];
  return [cut(about.join(' · ')), ...(quote ? [`“${quote}”`] : [])];
}

/**
 * @returns the words of the patient that weigh most: of the gravest message; where none is grave, of the last that asks for
 *   something or says more than a word; else the last. Null where there are no words.
 */
export function quoteOf(events: readonly ConversationEvent[]): string | null {
  const texts = new Map(events.flatMap((e) => (e.kind === 'message.received' ? [[e.cause, textOf(e.body.parts)] as const] : [])));
  let best: { weight: number; text: string } | null = null;
  for (const event of events) {
    if (event.kind !== 'turn.decided' || !event.body.understanding) continue;
    const text = texts.get(event.cause);
    if (!text?.trim()) continue;
    const { safety, intent } = event.body.understanding;
    const asks = intent !== null && intent !== 'human' ? 2 : 0;
    const tells = (text.match(/\p{Letter}/gu)?.length ?? 0) >= TELLING_LETTERS ? 1 : 0;
    const weight = SAFETY_LEVELS.indexOf(safety.level) * 4 + (tells ? asks + tells : 0);
    if (!best || weight >= best.weight) best = { weight, text };
  }
  return best && cut(best.text);
}

/**
 * @returns the newest summary that a language model made when a person was asked for, or null. It stands beside the one of the log's
 *   own words and never in its place.
 */
export function modelSummaryOf(events: readonly ConversationEvent[]): ModelSummary | null {
  const made = events.findLast(
    (event) => event.kind === 'effect.finished' && event.body.kind === 'summary' && event.body.outcome === 'done',
  );
  if (made?.kind !== 'effect.finished') return null;
  return modelSummarySchema.safeParse({ ...(made.body.result as object), at: made.at }).data ?? null;
}

const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/;

/** "when 2026-12-01 08:00 to 12:00" */
function inWords([name, value]: [string, string]): string {
  const [from = '', to] = value.split('/');
  const [start, end] = [MOMENT.exec(from), MOMENT.exec(to ?? '')];
  const label = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  if (!start) return `${label} ${value}`;
  const at = (moment: RegExpExecArray) => `${moment[1]}${moment[2] === '00:00' ? '' : ` ${moment[2]}`}`;
  if (!end) return `${label} ${at(start)}`;
  return `${label} ${at(start)} to ${end[1] === start[1] ? end[2] : at(end)}`;
}

/** Cut between characters as people count them, so that no emoji is halved. */
function cut(text: string): string {
  const line = [...text.replace(/\s+/g, ' ').trim()];
  return line.length <= LONGEST ? line.join('') : `${line.slice(0, LONGEST - 1).join('')}…`;
}

import type { TranscriptItem } from '@carethread/staff/api';
import type { Words } from '../words/en.js';
import { firstName, labelOf } from './labels.js';
import type { Clock } from './time.js';

export type LineItem = Exclude<TranscriptItem, { kind: 'message' | 'note' }>;
type Did = Extract<TranscriptItem, { kind: 'did' }>;

export interface Reader {
  readonly words: Words;
  readonly clock: Clock;
  /** The reader's own account. */
  readonly me: string;
  nameOf(queue: string): string;
}

/** @returns what a line says; null where another line says it already */
export function lineOf(item: LineItem, reader: Reader): string | null {
  const { words, nameOf } = reader;
  const { lines } = words;
  const who = (staffId: string | null, name: string) => (staffId === reader.me ? words.thread.you : firstName(name));
  switch (item.kind) {
    case 'handed-over':
      return lines.handedOver(nameOf(item.queue), item.because.join(' · '));
    case 'claimed':
      return lines.claimed(who(item.staffId, item.name));
    case 'transferred': {
      const to = item.toStaffId === reader.me ? words.thread.withYou : item.to ? firstName(item.to) : nameOf(item.queue ?? '');
      return `${lines.transferred(who(item.staffId, item.name), to)}${item.note ? `: ${item.note}` : ''}`;
    }
    case 'returned':
      return `${lines.returned(who(item.staffId, item.name))}${item.task ? `: ${item.task}` : ''}`;
    case 'resolved':
      return lines.resolved(item.name && who(item.staffId, item.name), dispositionOf(item.disposition, words));
    case 'danger':
      return [
        lines.danger(words.danger[item.level], item.danger ? labelOf(words.codes.dangers, item.danger) : words.alert.text),
        ...item.because,
      ].join(' · ');
    case 'verified':
      return lines.verified(item.name, factorsOf(item.factors, words));
    case 'not-verified':
      return lines.notVerified(item.tries);
    case 'consent':
      return lines.consent(words.channels[item.channel], item.to === 'granted');
    case 'language':
      return lines.language(words.languages[item.to]);
    case 'did':
      return didOf(item, reader);
  }
}

/** What the assistant does at the clinic, or did there. */
function didOf({ what, outcome, came, found, medicine, visit }: Did, { words, clock }: Reader): string | null {
  const { doing, did, refillRequested, unavailable, other } = words.lines;
  const task = labelOf(doing, what);
  if (outcome === 'under-way') return `${task} …`;
  if (outcome === 'failed' || came === null || came === 'unavailable') return unavailable(task);
  // The line after it says who it is.
  if (came === 'identified' || came === 'context') return null;
  if (came === 'refill-requested') return refillRequested(medicine ?? '');
  const where = visit && `${clock.appointment(visit.start)}, ${visit.practitioner}, ${visit.location}`;
  return (where ? did.visit[came]?.(where) : undefined) ?? did.found[came]?.(found ?? 0) ?? did.plain[came] ?? other(task);
}

export function factorsOf(factors: readonly string[], words: Words): string {
  return factors.map((factor) => labelOf(words.context.factors, factor)).join(', ');
}

export function dispositionOf(disposition: string, words: Words): string {
  return labelOf(words.dispositions, disposition);
}

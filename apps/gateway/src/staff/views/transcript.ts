import type { ConversationEvent, Part } from '@carethread/conversation';
import type { TranscriptItem } from '@carethread/staff';
import { z } from 'zod';
import { cameOf, type Effects, effectsOf, kindOf } from './effects.js';

export type Deliveries = ReadonlyMap<string, { readonly state: string; readonly words: string | null }>;

/** Names of the staff by id. */
export type StaffNames = ReadonlyMap<string, string>;

/** @returns what agents see of a log, in its order. The inner state of turns is no item. */
export function transcriptOf(events: readonly ConversationEvent[], deliveries: Deliveries, names: StaffNames): TranscriptItem[] {
  const views = { danger: dangerByCause(events), media: mediaByRef(events), effects: effectsOf(events), deliveries, names };
  return events.flatMap((event) => itemOf(event, views) ?? []);
}

/** @returns ids of the staff whom a transcript names and whose names are not in the log */
export function staffIn(events: readonly ConversationEvent[]): string[] {
  const ids = events.flatMap((event) => {
    if (event.kind === 'handoff.transferred') return [event.body.staffId, event.body.to ?? null];
    return event.kind === 'conversation.returned' || event.kind === 'conversation.resolved' ? [event.body.staffId] : [];
  });
  return [...new Set(ids.filter((id) => id !== null))];
}

interface Views {
  readonly danger: DangerByCause;
  readonly media: MediaByRef;
  readonly effects: Effects;
  readonly deliveries: Deliveries;
  readonly names: StaffNames;
}

type Attachment = Extract<Part, { kind: 'attachment' }>;
type MediaByRef = ReadonlyMap<string, Partial<Attachment>>;

const mediaResult = z.object({
  kind: z.literal('media'),
  ref: z.string(),
  state: z.enum(['stored', 'refused']),
  id: z.string().optional(),
  contentType: z.string().optional(),
  bytes: z.number().optional(),
  reason: z.string().optional(),
});

/** What became of the pictures, by the provider's address. A stored one is had from the staff API by its own id. */
function mediaByRef(events: readonly ConversationEvent[]): MediaByRef {
  return new Map(
    events.flatMap((event) => {
      const read = event.kind === 'effect.finished' ? mediaResult.safeParse(event.body.result) : null;
      if (!read?.success) return [];
      const { ref, id, kind: _kind, ...rest } = read.data;
      const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
      return [[ref, { ...known, ...(id ? { ref: id } : {}) }] as const];
    }),
  );
}

function withMedia(parts: readonly Part[], media: MediaByRef): Part[] {
  return parts.map((part) => (part.kind === 'attachment' ? { ...part, ...media.get(part.ref) } : part));
}

/** Effects that are no line of a transcript: a picture is shown in its message, a model's summary beside; its opinion is in the reasons. */
const OF_NO_LINE: ReadonlySet<string> = new Set(['media', 'summary', 'second-opinion', 'rewording', 'translation']);

type DangerByCause = ReadonlyMap<string, Extract<TranscriptItem, { kind: 'message' }>['danger']>;

/** A message's danger stands in the decision that the same cause led to. */
function dangerByCause(events: readonly ConversationEvent[]): DangerByCause {
  return new Map(
    events.flatMap((event) => {
      if (event.kind !== 'turn.decided' || !event.body.understanding) return [];
      const { level, kind, spans } = event.body.understanding.safety;
      return level === 'none' ? [] : [[event.cause, { level, kind, spans: spans ?? [] }] as const];
    }),
  );
}

function itemOf(event: ConversationEvent, { danger, media, effects, deliveries, names }: Views): TranscriptItem | null {
  const nameOf = (id: string) => names.get(id) ?? id;
  const placed = { seq: event.seq, at: event.at };
  switch (event.kind) {
    case 'message.received': {
      const { channel } = event.body;
      const parts = withMedia(event.body.parts, media);
      return {
        kind: 'message',
        ...placed,
        from: 'patient',
        staffId: null,
        name: null,
        channel,
        parts,
        delivery: null,
        danger: danger.get(event.cause) ?? null,
      };
    }
    case 'message.queued': {
      const { channel, parts, from, name, outboundId } = event.body;
      return {
        kind: 'message',
        ...placed,
        from,
        staffId: from === 'agent' ? staffIdOf(event.actor) : null,
        name: name ?? null,
        channel,
        parts,
        delivery: deliveryOf(deliveries.get(outboundId)),
        danger: null,
      };
    }
    case 'effect.requested':
      if (OF_NO_LINE.has(event.body.kind) || effects.finished.has(event.body.effectId)) return null;
      return { kind: 'did', ...placed, what: kindOf(event.body.request), outcome: 'under-way', ...cameOf(null) };
    case 'effect.finished': {
      const { kind, effectId, outcome, result } = event.body;
      if (OF_NO_LINE.has(kind)) return null;
      return { kind: 'did', ...placed, what: effects.requested.get(effectId) ?? kindOf(result), outcome, ...cameOf(result) };
    }
    case 'handoff.requested':
      return { kind: 'handed-over', ...placed, queue: event.body.queue, level: event.body.level, because: event.body.because };
    case 'handoff.claimed':
      return { kind: 'claimed', ...placed, staffId: event.body.staffId, name: event.body.name };
    case 'handoff.transferred':
      return {
        kind: 'transferred',
        ...placed,
        staffId: event.body.staffId,
        name: nameOf(event.body.staffId),
        queue: event.body.queue ?? null,
        toStaffId: event.body.to ?? null,
        to: event.body.to === undefined ? null : nameOf(event.body.to),
        note: event.body.note,
      };
    case 'conversation.returned':
      return {
        kind: 'returned',
        ...placed,
        staffId: event.body.staffId,
        name: nameOf(event.body.staffId),
        task: event.body.task ?? null,
      };
    case 'conversation.resolved':
      return {
        kind: 'resolved',
        ...placed,
        staffId: event.body.staffId,
        name: event.body.staffId === null ? null : nameOf(event.body.staffId),
        disposition: event.body.disposition,
      };
    case 'safety.alerted':
      return { kind: 'danger', ...placed, level: event.body.level, danger: event.body.kind, because: event.body.because };
    case 'note.added':
      return { kind: 'note', ...placed, staffId: event.body.staffId, name: event.body.name, text: event.body.text };
    case 'identity.verified':
      return { kind: 'verified', ...placed, channel: event.body.channel, name: event.body.name, factors: event.body.factors };
    case 'identity.failed':
      return { kind: 'not-verified', ...placed, channel: event.body.channel, tries: event.body.tries };
    case 'consent.changed':
      return { kind: 'consent', ...placed, channel: event.body.channel, to: event.body.to, source: event.body.source };
    case 'language.changed':
      return { kind: 'language', ...placed, to: event.body.to };
    case 'turn.decided':
    case 'message.failed':
      return null;
  }
}

function deliveryOf(row: { readonly state: string; readonly words: string | null } | undefined): {
  state: 'pending' | 'sent' | 'delivered' | 'read' | 'failed';
  words?: string;
} {
  if (!row) return { state: 'pending' };
  const words = row.words ? { words: row.words } : {};
  if (row.state === 'failed' || row.state === 'undelivered') return { state: 'failed', ...words };
  if (row.state === 'sent' || row.state === 'delivered' || row.state === 'read') return { state: row.state };
  return { state: 'pending', ...words };
}

/** "staff:<id>" ▶ "<id>" */
function staffIdOf(actor: ConversationEvent['actor']): string | null {
  return actor.startsWith('staff:') ? actor.slice('staff:'.length) : null;
}

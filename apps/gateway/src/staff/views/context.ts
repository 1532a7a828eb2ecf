import type { Channel, ConversationEvent } from '@carethread/conversation';
import type { Practice } from '@carethread/practice';
import type { Action, ConversationContext, StaffMember, TranscriptPage } from '@carethread/staff';
import {
  type AddressRecord,
  type ConversationRecord,
  conversationsOfPatient,
  readAddresses,
  readDeliveries,
  readEvents,
  type TurnStore,
} from '@carethread/store';
import { masked } from './mask.js';
import { requestOf } from './request.js';
import { modelSummaryOf, quoteOf, summaryOf } from './summary.js';
import { type StaffNames, staffIn, transcriptOf } from './transcript.js';

/** Items of a transcript in one answer; older ones are asked for. */
const PAGE = 200;
const EARLIER = 10;

/** @returns all that whoever takes over has to know, on one screen */
export async function contextOf(
  store: TurnStore,
  practice: Practice,
  record: ConversationRecord,
  reader: StaffMember,
): Promise<ConversationContext> {
  const { state } = record;
  const [events, addresses, earlier, clinic] = await Promise.all([
    readEvents(store, record.id, Math.max(0, state.seq - 2 * PAGE)),
    readAddresses(store, [record.patientId]),
    conversationsOfPatient(store, record.patientId, EARLIER + 1),
    clinicOf(practice, record),
  ]);
  const request = requestOf(state, events);
  const quote = quoteOf(events);
  const own = addresses.find((address) => address.id === state.addressId) ?? addresses[0];
  return {
    id: record.id,
    seq: state.seq,
    status: state.status,
    patient: {
      id: record.patientId,
      displayName: state.identity?.name ?? (own ? masked(own) : 'Patient'),
      addresses: addresses.map((address) => maskedAddress(address, state.channel)),
    },
    channel: state.channel,
    channels: channelsOf(events),
    handoff: state.handoff && {
      ...state.handoff,
      assignedTo: state.handoff.assignedTo ?? null,
      task: state.handoff.task ?? null,
    },
    summary: summaryOf(request, quote),
    modelSummary: modelSummaryOf(events),
    quote,
    intent: request.intent,
    slots: request.slots,
    safety: { level: state.safety.level, kind: state.safety.kind },
    emotion: state.emotion,
    mood: state.mood.map(({ at, label, score }) => ({ at, label, score })),
    identity: state.identity && { ...state.identity, factors: factorsOf(events) },
    language: state.language,
    waitingSince: state.handoff?.since ?? null,
    dueAt: state.handoff && !state.handoff.assignedTo ? state.handoff.dueAt : null,
    transcript: await pageOf(store, record.id, events, PAGE),
    clinic,
    earlier: earlier
      .filter((one) => one.id !== record.id)
      .slice(0, EARLIER)
      .map(earlierOf),
    policy: events.findLast((event) => event.kind === 'turn.decided')?.body.policy ?? null,
    can: actionsFor(record, reader),
  };
}

/**
 * @param events a part of the log, with what came of its messages where that is told later
 * @param before only items older than this
 * @returns the newest items among the events, and where to ask for those before
 */
export async function pageOf(
  store: TurnStore,
  id: string,
  events: readonly ConversationEvent[],
  limit: number,
  before = Number.POSITIVE_INFINITY,
): Promise<TranscriptPage> {
  const first = events[0]?.seq ?? 1;
  const [deliveries, names] = await Promise.all([readDeliveries(store, id, first), namesOf(store, staffIn(events))]);
  const items = transcriptOf(events, deliveries, names)
    .filter(({ seq }) => seq < before)
    .slice(-limit);
  const oldest = items[0]?.seq ?? first;
  return { items, before: oldest > 1 && (first > 1 || items.length === limit) ? oldest : null };
}

async function namesOf({ database }: TurnStore, ids: readonly string[]): Promise<StaffNames> {
  if (ids.length === 0) return new Map();
  const { rows } = await database.pool.query<{ id: string; name: string }>(
    'SELECT id, name FROM staff."user" WHERE id = ANY($1::text[])',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function channelsOf(events: readonly ConversationEvent[]): Channel[] {
  return [...new Set(events.flatMap((event) => (event.kind === 'message.received' ? [event.body.channel] : [])))];
}

function factorsOf(events: readonly ConversationEvent[]): string[] {
  return events.findLast((event) => event.kind === 'identity.verified')?.body.factors ?? [];
}

function maskedAddress(address: AddressRecord, channel: Channel | null): ConversationContext['patient']['addresses'][number] {
  const own: Channel =
    address.scope === 'phone' ? (channel === 'voice' ? 'voice' : 'sms') : address.scope === 'web' ? 'web' : 'bot-framework';
  return {
    id: address.id,
    channel: own,
    masked: masked(address),
    consent: { ...address.consent, state: address.consent.since ? address.consent.state : 'unknown' },
  };
}

function earlierOf({ id, state, openedAt, closedAt }: ConversationRecord): ConversationContext['earlier'][number] {
  return {
    id,
    startedAt: openedAt,
    closedAt,
    channels: state.channel ? [state.channel] : [],
    intent: state.intent,
    level: state.safety.level,
    disposition: null,
  };
}

/** The clinic's record is read once the patient is verified: before, there is nobody to read it of. */
async function clinicOf(practice: Practice, { state }: ConversationRecord): Promise<ConversationContext['clinic']> {
  if (!state.identity) return { state: 'not-verified' };
  const result = await practice.perform({
    kind: 'context',
    patientRef: state.identity.patientRef,
    from: new Date().toISOString(),
  });
  if (result.kind !== 'context')
    return { state: 'unavailable', why: result.kind === 'unavailable' ? result.why : 'the clinic gave no record' };
  return { state: 'known', appointments: result.appointments, medications: result.medications };
}

/** @returns what a member of the staff may do with a conversation now */
export function actionsFor({ state }: ConversationRecord, reader: StaffMember): Action[] {
  if (!reader.roles.some((role) => role !== 'auditor')) return [];
  const mine = state.handoff?.assignedTo?.staffId === reader.id;
  switch (state.status) {
    case 'queued':
      return ['claim', 'notes', 'transfer'];
    case 'with_agent':
      return mine ? ['messages', 'notes', 'transfer', 'return-to-bot', 'resolve'] : ['notes'];
    case 'bot':
      return ['claim', 'notes'];
    case 'closed':
      return ['notes'];
  }
}

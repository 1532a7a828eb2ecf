import type { ConversationRow } from '@carethread/staff';
import { type ConversationRecord, readAddresses, type TurnStore } from '@carethread/store';
import { masked } from './mask.js';

/** @returns the rows of a list, in the same order: names where verified, else masked addresses */
export async function rowsOf(store: TurnStore, records: readonly ConversationRecord[]): Promise<ConversationRow[]> {
  const unnamed = records.filter((record) => !record.state.identity).map((record) => record.patientId);
  const addresses = unnamed.length > 0 ? await readAddresses(store, [...new Set(unnamed)]) : [];
  const names = new Map(addresses.map((address) => [address.patientId, masked(address)]));
  return records.map((record) => rowOf(record, names.get(record.patientId) ?? 'Patient'));
}

function rowOf({ id, patientId, state, lastMessageAt }: ConversationRecord, unverified: string): ConversationRow {
  const { handoff } = state;
  return {
    id,
    status: state.status,
    channel: state.channel,
    patient: { id: patientId, displayName: state.identity?.name ?? unverified },
    queue: handoff?.queue ?? null,
    priority: handoff?.priority ?? 0,
    safety: { level: state.safety.level, kind: state.safety.kind },
    emotion: state.emotion,
    intent: state.intent,
    language: state.language,
    waitingSince: handoff?.since ?? null,
    dueAt: handoff && !handoff.assignedTo ? handoff.dueAt : null,
    assignedTo: handoff?.assignedTo ? { staffId: handoff.assignedTo.staffId, name: handoff.assignedTo.name } : null,
    lastMessageAt,
    why: handoff?.because[0] ?? null,
    unanswered: state.unanswered,
    seq: state.seq,
  };
}

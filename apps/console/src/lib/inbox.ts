import type { ConversationRow } from '@carethread/staff/api';

export const SECTIONS = ['danger', 'mine', 'waiting', 'others'] as const;
export type Section = (typeof SECTIONS)[number];

const GRAVITY = { crisis: 3, urgent: 2, concern: 1, none: 0 } as const;

/**
 * Lays the inbox out: who is in danger and with nobody, what one has oneself, who else waits, what colleagues have. Within
 * a section danger goes first, then priority, then who has waited longest.
 */
export function sections(rows: Iterable<ConversationRow>, me: string): Record<Section, ConversationRow[]> {
  const result: Record<Section, ConversationRow[]> = { danger: [], mine: [], waiting: [], others: [] };
  for (const row of rows) result[sectionOf(row, me)].push(row);
  for (const section of SECTIONS) result[section].sort(byDangerThenWait);
  return result;
}

function sectionOf(row: ConversationRow, me: string): Section {
  if (row.assignedTo) return row.assignedTo.staffId === me ? 'mine' : 'others';
  return GRAVITY[row.safety.level] >= GRAVITY.urgent ? 'danger' : 'waiting';
}

export function byDangerThenWait(a: ConversationRow, b: ConversationRow): number {
  return (
    GRAVITY[b.safety.level] - GRAVITY[a.safety.level] ||
    b.priority - a.priority ||
    (a.waitingSince ?? a.lastMessageAt ?? '').localeCompare(b.waitingSince ?? b.lastMessageAt ?? '') ||
    a.id.localeCompare(b.id)
  );
}

/** Whether a person has, or is to have, the conversation: then it is in the inbox. */
export function inInbox(row: ConversationRow): boolean {
  return row.status === 'queued' || row.status === 'with_agent';
}

/** @returns the rows with a change put in; a row older than the one that is there changes nothing */
export function withChange(rows: readonly ConversationRow[], id: string, row: ConversationRow | null): ConversationRow[] {
  const present = rows.find((other) => other.id === id);
  if (row && present && present.seq > row.seq) return [...rows];
  const rest = rows.filter((other) => other.id !== id);
  return row && inInbox(row) ? [...rest, row] : rest;
}

import type { Part } from '@carethread/conversation';
import type { Item, ItemState, WirePart } from './wire.js';

/** One line of what the patient sees, as the conversation log has it. */
export interface TranscriptItem {
  /** Rises over all of the visitor's conversations and never changes; the store's own number of the event, say. Gaps are fine. */
  readonly seq: number;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly from: 'patient' | 'assistant' | 'agent' | 'system';
  /** Of a patient's message: its provider id, which the client made. */
  readonly id?: string;
  /** Of what we sent: the outbound row, so that delivery and reading can be reported for it. */
  readonly outboundId?: string;
  /** The agent's name as patients see it. */
  readonly name?: string;
  readonly parts: readonly Part[];
  /** How far a patient's message got; "sent" for everything else. */
  readonly state: ItemState;
}

export interface TranscriptPage {
  readonly items: readonly TranscriptItem[];
  /** The person who has the conversation now, as patients may call them; null while nobody has. */
  readonly agent: string | null;
}

/** Where a visitor's transcript is read from: the conversation log. */
export interface TranscriptSource {
  /**
   * @returns what follows on `seq` in the visitor's transcript, in order: `limit` items, fewer only where there are no more.
   *   How far back a transcript goes is the log's affair. An item must be visible here before anybody is told of it, and never
   *   become visible after one with a higher seq.
   */
  since(visitorId: string, seq: number, limit: number): Promise<TranscriptPage>;
  /**
   * @param seq null for the end of the transcript
   * @returns the `limit` items that are nearest before `seq`, in order; fewer only where the transcript begins with them
   */
  before(visitorId: string, seq: number | null, limit: number): Promise<TranscriptPage>;
}

/** @returns the item as a patient's browser may have it. */
export function toWire(item: TranscriptItem): Item {
  return {
    seq: item.seq,
    at: item.at,
    from: item.from,
    ...(item.id === undefined ? {} : { id: item.id }),
    ...(item.name === undefined ? {} : { name: item.name }),
    parts: item.parts.flatMap((part) => wirePart(part, item.from)),
    state: item.state,
  };
}

function wirePart(part: Part, from: TranscriptItem['from']): WirePart[] {
  switch (part.kind) {
    case 'text':
      return [{ kind: 'text', text: part.text }];
    case 'attachment':
      return [{ kind: 'attachment', contentType: part.contentType, ...(part.name === undefined ? {} : { name: part.name }) }];
    case 'choices':
      // A patient's choices are the one they pressed: its label is the text already.
      return from === 'patient' ? [] : [{ kind: 'choices', choices: part.choices.map(({ key, label }) => ({ key, label })) }];
  }
}

import type { KeyObject } from 'node:crypto';
import type { ConversationEvent } from '@carethread/conversation';
import { canonicalJson, linkHash, seal } from '@carethread/privacy';
import { metaOf } from './meta.js';

/** An event as its row holds it. */
export interface SealedEvent {
  readonly conversationId: string;
  readonly event: ConversationEvent;
  readonly meta: string;
  readonly keyId: string;
  readonly body: Buffer;
  readonly previous: Buffer;
  readonly hash: Buffer;
}

/** The fields that an event's hash covers beside its chain, seq and body; one order, here and in the verification. */
export function hashedFields(
  event: Pick<ConversationEvent, 'cause' | 'part' | 'at' | 'actor' | 'kind'>,
  meta: string,
  keyId: string,
): string[] {
  return [event.cause, String(event.part), event.at, event.actor, event.kind, meta, keyId];
}

/** Encrypts events and links them to the end of their log. @returns them, the last one's hash being the new end. */
export function sealEvents(
  conversationId: string,
  key: KeyObject,
  keyId: string,
  head: Buffer,
  events: readonly ConversationEvent[],
): SealedEvent[] {
  let previous = head;
  return events.map((event) => {
    const meta = canonicalJson(metaOf(event));
    const body = seal(key, JSON.stringify(event.body), eventContext(conversationId, event.seq));
    const hash = linkHash(previous, { chain: conversationId, seq: event.seq, fields: hashedFields(event, meta, keyId), body });
    const sealed = { conversationId, event, meta, keyId, body, previous, hash };
    previous = hash;
    return sealed;
  });
}

/** What an event's body is bound to. */
export function eventContext(conversationId: string, seq: number): string {
  return `event:${conversationId}:${seq}`;
}

/** What a snapshot is bound to. */
export function snapshotContext(conversationId: string, seq: number): string {
  return `snapshot:${conversationId}:${seq}`;
}

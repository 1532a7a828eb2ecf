import type { InboundMessage } from '@carethread/channel';
import type { Part } from '@carethread/conversation';
import type { ChatMessage } from './wire.js';

/** What a visitor writes to: the web chat has no number of its own. */
export const WEB_ADDRESS = 'web-chat';

/** Most characters of a choice's label (`choiceSchema`). */
const LABEL_CHARACTERS = 200;

/**
 * @returns the message as the house takes it in. A pressed quick reply is its label as text, so that every reader of words
 *   understands it, and behind it the choice itself, so that a dialogue need not guess.
 */
export function toInbound(visitor: string, message: ChatMessage): InboundMessage {
  // Half of a surrogate pair is no character; no database and no JSON keeps it as it is.
  const text = message.text.toWellFormed();
  const parts: Part[] = [{ kind: 'text', text }];
  if (message.choiceKey !== undefined && text.length <= LABEL_CHARACTERS) {
    parts.push({ kind: 'choices', choices: [{ key: message.choiceKey, label: text }] });
  }
  return { kind: 'message', channel: 'web', providerId: message.id, from: visitor, to: WEB_ADDRESS, parts };
}

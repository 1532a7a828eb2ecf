import type { Item, WirePart } from '@carethread/web-chat/wire';
import type { ChatState, Pending } from '../chat/state.js';

/** A line of the transcript as it is shown: a day, or a message with its place in its group. */
export type Line =
  | { readonly kind: 'day'; readonly key: string; readonly at: Date }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly from: Item['from'];
      readonly name: string | undefined;
      readonly at: Date;
      readonly parts: readonly WirePart[];
      /** First and last of a run of messages of one sender. */
      readonly first: boolean;
      readonly last: boolean;
      /** How far it got, on the patient's last message only. */
      readonly mark: Pending['state'] | Item['state'] | undefined;
    };

type Message = Extract<Line, { kind: 'message' }>;

/** Messages of one sender that are no further apart than this stand together. */
const GROUP_MS = 5 * 60_000;

/** @returns the transcript's lines: what the log has, then what is not in it yet. Pure. */
export function linesOf(state: ChatState): Line[] {
  const messages = [...state.items.map(ofItem), ...state.pending.map(ofPending)];
  const mine = messages.findLastIndex(({ from }) => from === 'patient');
  return messages.flatMap((message, i): Line[] => {
    const before = messages[i - 1];
    const after = messages[i + 1];
    const newDay = before?.at.toDateString() !== message.at.toDateString();
    const line: Message = {
      ...message,
      first: newDay || !together(before, message),
      last: !together(message, after) || message.at.toDateString() !== after?.at.toDateString(),
      mark: i === mine || message.mark === 'waiting' || message.mark === 'refused' ? message.mark : undefined,
    };
    return newDay ? [{ kind: 'day', key: `day-${message.key}`, at: message.at }, line] : [line];
  });
}

/** @returns the choices that are open: those of the last message, while nothing was answered. */
export function openChoices(state: ChatState): readonly { key: string; label: string }[] {
  const last = state.items.at(-1);
  if (!last || last.from === 'patient' || state.pending.length > 0) return [];
  return last.parts.flatMap((part) => (part.kind === 'choices' ? part.choices : []));
}

function together(a: Message | undefined, b: Message | undefined): boolean {
  return a !== undefined && b !== undefined && a.from === b.from && a.name === b.name && +b.at - +a.at < GROUP_MS;
}

// A message keeps its key when it moves from "pending" to the log, so that it is not drawn, nor read out, anew.
function ofItem({ seq, id, from, name, at, parts, state }: Item): Message {
  const mark = from === 'patient' ? state : undefined;
  return { kind: 'message', key: id ?? `seq-${seq}`, from, name, at: new Date(at), parts, first: true, last: true, mark };
}

function ofPending({ id, text, at, state }: Pending): Message {
  const parts: WirePart[] = [{ kind: 'text', text }];
  return {
    kind: 'message',
    key: id,
    from: 'patient',
    name: undefined,
    at: new Date(at),
    parts,
    first: true,
    last: true,
    mark: state,
  };
}

import { type ConversationContext, MESSAGE_MAX, NOTE_MAX } from '@carethread/staff/api';
import { ActionIcon, SegmentedControl, Textarea } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { type DraftKind, drafts } from '../lib/drafts.js';
import { useLive } from '../lib/LiveContext.js';
import { firstName } from '../lib/labels.js';
import { smsSegments } from '../lib/segments.js';
import { sentence } from '../parts/Broken.js';
import { ChannelIcon, NoteIcon, SendIcon } from '../parts/icons.js';
import { useWords } from '../words/index.js';
import styles from './composer.module.css';
import { useCanned } from './useCanned.js';
import { keyName, useKeys } from './useKeys.js';
import type { Outgoing } from './useOutgoing.js';

/** From here on it is said how many characters are left. */
const NEARLY_FULL = 200;

/** Where one answers, or notes something for colleagues; where one may do neither, why. */
export function Composer({ conversation, outgoing }: { conversation: ConversationContext; outgoing: Outgoing }) {
  const words = useWords();
  const { can } = conversation;
  if (can.includes('messages') || can.includes('notes')) return <Writing conversation={conversation} outgoing={outgoing} />;
  return <p className={styles.shut}>{whyShut(conversation, words)}</p>;
}

function Writing({ conversation, outgoing }: { conversation: ConversationContext; outgoing: Outgoing }) {
  const words = useWords();
  const live = useLive();
  const { id, can, channel } = conversation;
  const mayReply = can.includes('messages');
  const mayNote = can.includes('notes');
  const [wished, setMode] = useState<DraftKind>('messages');
  const mode = wished === 'messages' && mayReply ? 'messages' : mayNote ? 'notes' : 'messages';
  const [texts, setTexts] = useState(() => ({ messages: drafts.get('messages', id), notes: drafts.get('notes', id) }));
  const text = texts[mode];
  const box = useRef<HTMLTextAreaElement>(null);
  const left = (mode === 'messages' ? MESSAGE_MAX : NOTE_MAX) - text.length;
  const parts = smsSegments(text);

  const write = (next: string, kind: DraftKind = mode) => {
    // Whoever has begun a note goes on with it, also when replying becomes possible meanwhile.
    setMode(kind);
    setTexts((old) => ({ ...old, [kind]: next }));
    drafts.set(kind, id, next);
    if (kind === 'messages' && channel === 'web' && next) live?.typing(id);
  };
  const canned = useCanned(mode === 'messages' ? text : '', (answer) => {
    write(answer);
    box.current?.focus();
  });
  useKeys({
    note: () => {
      setMode(mode === 'notes' ? 'messages' : 'notes');
      box.current?.focus();
    },
  });
  const send = async () => {
    const said = text.trim();
    if (!said || left < 0 || outgoing.busy) return;
    write('', mode);
    if (!(await outgoing.send(mode, said))) write(said, mode);
  };
  const keyed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || canned.keyed(event)) return;
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void send();
  };
  return (
    <form
      className={styles.composer}
      data-mode={mode}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {canned.list}
      <div className={styles.box}>
        <Textarea
          ref={box}
          className={styles.input ?? ''}
          {...canned.field}
          variant="unstyled"
          aria-label={mode === 'messages' ? words.composer.label : words.composer.note}
          placeholder={
            mode === 'messages' && channel ? words.composer.placeholder(words.channels[channel]) : words.composer.notePlaceholder
          }
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={keyed}
          autosize
          minRows={1}
          maxRows={8}
          maxLength={undefined}
        />
        <ActionIcon
          type="submit"
          size={36}
          aria-label={mode === 'messages' ? words.composer.send : words.composer.sendNote}
          disabled={text.trim() === '' || left < 0}
          loading={outgoing.busy}
        >
          {mode === 'messages' ? <SendIcon /> : <NoteIcon />}
        </ActionIcon>
      </div>
      <div className={styles.foot}>
        <SegmentedControl
          size="xs"
          aria-label={words.composer.kind}
          aria-keyshortcuts={keyName('note')}
          title={`${words.composer.note} (${keyName('note')})`}
          value={mode}
          onChange={(next) => setMode(next === 'notes' ? 'notes' : 'messages')}
          data={[
            { value: 'messages', label: words.composer.reply, disabled: !mayReply },
            { value: 'notes', label: words.composer.note, disabled: !mayNote },
          ]}
        />
        <span role="status">
          {outgoing.error ? (
            <span className={styles.problem}>
              {words.composer.failed} {sentence(outgoing.error, words)}
            </span>
          ) : (
            !mayReply && whyShut(conversation, words)
          )}
        </span>
        {left < NEARLY_FULL && <span className={left < 0 ? styles.over : ''}>{words.composer.left(left)}</span>}
        {mode === 'messages' && channel && (
          <span className={styles.channel}>
            <ChannelIcon channel={channel} />
            {words.channels[channel]}
            {channel === 'sms' && parts > 0 && `, ${words.composer.parts(parts)}`}
          </span>
        )}
        <span className={styles.keys}>{words.composer.keys}</span>
      </div>
    </form>
  );
}

function whyShut({ status, handoff, can }: ConversationContext, words: ReturnType<typeof useWords>): string {
  if (status === 'closed') return words.composer.closed;
  if (can.includes('claim')) return words.composer.claimFirst;
  if (handoff?.assignedTo) return words.composer.held(firstName(handoff.assignedTo.name));
  return status === 'bot' ? words.composer.withBot : words.composer.notAllowed;
}

import { textOf } from '@carethread/conversation';
import type { TranscriptItem, TranscriptMessage } from '@carethread/staff/api';
import { memo } from 'react';
import { firstName, labelOf } from '../lib/labels.js';
import { covers, pieces } from '../lib/spans.js';
import { useClock, useMe } from '../lib/useDesk.js';
import { DeliveryMark } from '../parts/DeliveryMark.js';
import { useWords } from '../words/index.js';
import { Attachment } from './Attachment.js';
import styles from './thread.module.css';

type Spoken = Extract<TranscriptItem, { kind: 'message' | 'note' }>;

interface BubbleProps {
  item: Spoken;
  conversation: string;
  /** First and last of what one speaker said in a row: only these carry the name and the time. */
  first: boolean;
  last: boolean;
  /** The channel is another one than before. */
  moved: boolean;
}

/** Drawn anew only where something of it has changed: a thread may have a thousand. */
export const Bubble = memo(function Bubble({ item, conversation, first, last, moved }: BubbleProps) {
  const words = useWords();
  const clock = useClock();
  const me = useMe();
  if (item.kind === 'note') {
    return (
      <div className={styles.note} data-seq={item.seq}>
        <p className={styles.by}>
          {item.staffId === me.id ? words.thread.yourNote : words.thread.note(firstName(item.name))} · {clock.time(item.at)}
        </p>
        <p dir="auto">{item.text}</p>
      </div>
    );
  }
  const foot = last || item.danger || item.delivery?.state === 'failed';
  const kind = item.danger?.kind && labelOf(words.codes.dangers, item.danger.kind);
  return (
    <>
      {moved && <p className={styles.line}>{words.thread.continues(words.channels[item.channel])}</p>}
      <div
        className={styles.message}
        data-side={item.from === 'patient' ? 'in' : 'out'}
        data-from={item.from}
        data-first={first || undefined}
        data-last={last || undefined}
        data-seq={item.seq}
      >
        {first ? (
          <Speaker item={item} />
        ) : (
          <span className="unseen">
            <Speaker item={item} />
          </span>
        )}
        <Said item={item} />
        <Others item={item} conversation={conversation} />
        {foot && (
          <div className={styles.foot}>
            {item.danger && (
              <span className={styles.kind} data-level={item.danger.level}>
                {words.danger[item.danger.level]}
                {kind && `: ${kind}`}
              </span>
            )}
            <time dateTime={item.at}>{clock.time(item.at)}</time>
            {item.delivery && <DeliveryMark delivery={item.delivery} />}
          </div>
        )}
      </div>
    </>
  );
});

/** Oneself is "You", a colleague is called by their first name. */
function Speaker({ item }: { item: TranscriptMessage }) {
  const words = useWords();
  const me = useMe();
  const name = {
    patient: words.thread.patient,
    assistant: words.thread.assistant,
    system: words.thread.system,
    agent: item.staffId === me.id ? words.thread.you : firstName(item.name ?? ''),
  }[item.from];
  return <span className={styles.by}>{name}</span>;
}

/** The text as it was written, nothing of it read as markup, with the passages underlined that raised an alarm. */
function Said({ item }: { item: TranscriptMessage }) {
  const words = useWords();
  const text = textOf(item.parts);
  if (text === '') return null;
  const { danger } = item;
  if (!danger) {
    return (
      <div className={styles.bubble} dir="auto">
        {text}
      </div>
    );
  }
  // Where all of it counts, a line under every word would only make it hard to read.
  if (covers(text, danger.spans)) {
    return (
      <div className={styles.bubble} dir="auto" data-danger={danger.level}>
        {text}
      </div>
    );
  }
  return (
    <div className={styles.bubble} dir="auto">
      {pieces(text, danger.spans).map((piece) =>
        piece.marked ? (
          <mark
            key={piece.start}
            className={styles.mark}
            data-level={danger.level}
            title={danger.kind ? labelOf(words.codes.dangers, danger.kind) : undefined}
          >
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </div>
  );
}

/** What of a message is no text: the answers that it offers, and files. */
function Others({ item, conversation }: { item: TranscriptMessage; conversation: string }) {
  const files = item.parts.filter((part) => part.kind === 'attachment');
  return (
    <>
      {item.parts.map(
        (part) =>
          part.kind === 'choices' &&
          item.from !== 'patient' && (
            <ul key={part.choices[0]?.key} className={styles.choices}>
              {part.choices.map((choice) => (
                <li key={choice.key}>{choice.label}</li>
              ))}
            </ul>
          ),
      )}
      {files.map((file, index) => (
        <Attachment
          key={file.ref}
          conversation={conversation}
          file={file}
          at={item.at}
          place={files.length > 1 ? index + 1 : null}
        />
      ))}
    </>
  );
}

import { type Part, textOf } from '@carethread/conversation';
import type { TranscriptItem, TranscriptMessage } from '@carethread/staff/api';
import { spelled } from '../lib/labels.js';
import { pieces } from '../lib/spans.js';
import { useClock, useMe } from '../lib/useDesk.js';
import { DeliveryMark } from '../parts/DeliveryMark.js';
import { ClipIcon } from '../parts/icons.js';
import { useWords } from '../words/index.js';
import styles from './thread.module.css';

type Spoken = Extract<TranscriptItem, { kind: 'message' | 'note' }>;

interface BubbleProps {
  item: Spoken;
  /** First and last of what one speaker said in a row: only these carry the name and the time. */
  first: boolean;
  last: boolean;
  /** The channel is another one than before. */
  moved: boolean;
}

export function Bubble({ item, first, last, moved }: BubbleProps) {
  const words = useWords();
  const clock = useClock();
  if (item.kind === 'note') {
    return (
      <div className={styles.note}>
        <p className={styles.by}>
          {words.thread.note(item.name)} · {clock.time(item.at)}
        </p>
        {item.text}
      </div>
    );
  }
  const foot = last || item.danger || item.delivery?.state === 'failed';
  return (
    <>
      {moved && <p className={styles.line}>{words.thread.continues(words.channels[item.channel])}</p>}
      <div
        className={styles.message}
        data-side={item.from === 'patient' ? 'in' : 'out'}
        data-from={item.from}
        data-first={first || undefined}
        data-last={last || undefined}
      >
        {first ? (
          <Speaker item={item} />
        ) : (
          <span className="unseen">
            <Speaker item={item} />
          </span>
        )}
        <Words item={item} />
        {item.parts.map((part) => part.kind !== 'text' && <OtherPart key={JSON.stringify(part)} part={part} />)}
        {foot && (
          <div className={styles.foot}>
            {item.danger && (
              <span className={styles.kind} data-level={item.danger.level}>
                {words.danger[item.danger.level]}
                {item.danger.kind && `: ${spelled(item.danger.kind)}`}
              </span>
            )}
            <time dateTime={item.at}>{clock.time(item.at)}</time>
            {item.delivery && <DeliveryMark delivery={item.delivery} />}
          </div>
        )}
      </div>
    </>
  );
}

function Speaker({ item }: { item: TranscriptMessage }) {
  const words = useWords();
  const me = useMe();
  const name = {
    patient: words.thread.patient,
    assistant: words.thread.assistant,
    system: words.thread.system,
    agent: item.name ?? '',
  }[item.from];
  return <span className={styles.by}>{item.from === 'agent' && item.name === me.name ? words.thread.you : name}</span>;
}

/** The text as it was written, nothing of it read as markup, with the passages underlined that raised an alarm. */
function Words({ item }: { item: TranscriptMessage }) {
  const text = textOf(item.parts);
  if (text === '') return null;
  const { danger } = item;
  return (
    <div className={styles.bubble} dir="auto">
      {danger
        ? pieces(text, danger.spans).map((piece) =>
            piece.marked ? (
              <mark
                key={piece.start}
                className={styles.mark}
                data-level={danger.level}
                title={danger.kind ? spelled(danger.kind) : undefined}
              >
                {piece.text}
              </mark>
            ) : (
              piece.text
            ),
          )
        : text}
    </div>
  );
}

function OtherPart({ part }: { part: Exclude<Part, { kind: 'text' }> }) {
  const words = useWords();
  if (part.kind === 'choices') {
    return (
      <ul className={styles.choices}>
        {part.choices.map((choice) => (
          <li key={choice.key}>{choice.label}</li>
        ))}
      </ul>
    );
  }
  return (
    <div className={`${styles.bubble} ${styles.attachment}`}>
      <ClipIcon />
      {part.state === 'refused'
        ? words.thread.attachmentRefused(part.reason ?? part.contentType)
        : (part.name ?? words.thread.attachment(part.contentType))}
    </div>
  );
}

import type { ConversationContext, TranscriptItem } from '@carethread/staff/api';
import { Button } from '@mantine/core';
import { Fragment } from 'react';
import { useClock } from '../lib/useDesk.js';
import { useNow } from '../lib/useNow.js';
import { useWords } from '../words/index.js';
import { Bubble } from './Bubble.js';
import { Line } from './Line.js';
import styles from './thread.module.css';
import { useEarlier } from './useEarlier.js';
import type { Pending } from './useOutgoing.js';
import { useStickToEnd } from './useStickToEnd.js';

/** Everything that was said and done, oldest first, with a line where a day begins. */
export function Transcript({ conversation, outgoing }: { conversation: ConversationContext; outgoing: Pending | null }) {
  const words = useWords();
  const clock = useClock();
  const now = useNow();
  const earlier = useEarlier(conversation);
  const items = [...earlier.items, ...conversation.transcript.items];
  const last = items.at(-1);
  const { log, away, toEnd } = useStickToEnd(`${last?.seq}/${outgoing?.text ?? ''}`, items[0]?.seq);
  return (
    <div className={styles.logWrap}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <div className={styles.log} ref={log} role="log" aria-label={words.thread.label} tabIndex={0}>
        {earlier.more && (
          <Button
            className={styles.older ?? ''}
            size="compact-sm"
            variant="default"
            loading={earlier.busy}
            onClick={earlier.load}
          >
            {words.thread.earlier}
          </Button>
        )}
        {items.map((item, index) => {
          const [previous, next] = [items[index - 1], items[index + 1]];
          const newDay = !previous || clock.dayKey(previous.at) !== clock.dayKey(item.at);
          return (
            <Fragment key={item.seq}>
              {newDay && <h3 className={styles.day}>{clock.day(item.at, now)}</h3>}
              {item.kind === 'message' || item.kind === 'note' ? (
                <Bubble
                  item={item}
                  first={newDay || !together(previous, item)}
                  last={!next || !together(item, next)}
                  moved={item.kind === 'message' && channelBefore(items, index) !== item.channel}
                />
              ) : (
                <Line item={item} />
              )}
            </Fragment>
          );
        })}
        {outgoing && (
          <div className={styles.message} data-side="out" data-from="agent" data-first data-last data-pending>
            <div className={styles.bubble}>{outgoing.text}</div>
            <div className={styles.foot}>{words.delivery.pending}</div>
          </div>
        )}
      </div>
      {away && (
        <Button className={styles.newest ?? ''} size="compact-sm" radius="xl" onClick={toEnd}>
          {words.thread.newest}
        </Button>
      )}
    </div>
  );
}

const TOGETHER_MS = 5 * 60_000;

/** Whether two items are one speaker's, close enough to stand as one. */
function together(a: TranscriptItem | undefined, b: TranscriptItem): boolean {
  if (a?.kind !== 'message' || b.kind !== 'message') return false;
  return a.from === b.from && a.name === b.name && a.channel === b.channel && Date.parse(b.at) - Date.parse(a.at) < TOGETHER_MS;
}

/** The channel of the message before; that of the message itself where it is the first, so that only a change is marked. */
function channelBefore(items: readonly TranscriptItem[], index: number): string | null {
  for (let at = index - 1; at >= 0; at--) {
    const item = items[at];
    if (item?.kind === 'message') return item.channel;
  }
  const item = items[index];
  return item?.kind === 'message' ? item.channel : null;
}

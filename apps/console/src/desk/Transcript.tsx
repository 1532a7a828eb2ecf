import type { ConversationContext, TranscriptItem } from '@carethread/staff/api';
import { Button } from '@mantine/core';
import { Fragment, memo } from 'react';
import { useLiveView } from '../lib/LiveContext.js';
import { useClock } from '../lib/useDesk.js';
import { useNow } from '../lib/useNow.js';
import { useWords } from '../words/index.js';
import { Bubble } from './Bubble.js';
import { Line } from './Line.js';
import styles from './thread.module.css';
import type { Pending } from './useOutgoing.js';
import { type HeldThread, useThread } from './useThread.js';
import { useThreadScroll } from './useThreadScroll.js';

/** Everything that was said and done, oldest first, with a line where a day begins. */
export function Transcript({ conversation, outgoing }: { conversation: ConversationContext; outgoing: Pending | null }) {
  const words = useWords();
  const { typing } = useLiveView();
  const thread = useThread(conversation);
  const { items } = thread;
  const last = items.at(-1);
  const { log, content, away, toEnd } = useThreadScroll(`${last?.seq}/${outgoing?.text ?? ''}`, items[0]?.seq, () => {
    if (!thread.failed) thread.load();
  });
  return (
    <div className={styles.logWrap}>
      <div
        className={styles.log}
        ref={log}
        role="log"
        // What is put in above is nothing new.
        aria-live={thread.busy ? 'off' : 'polite'}
        aria-label={words.thread.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
      >
        <div className={styles.items} ref={content}>
          {thread.more && <Earlier thread={thread} toLog={() => log.current?.focus()} />}
          <Items items={items} conversation={conversation.id} />
          {outgoing && (
            <div className={styles.message} data-side="out" data-from="agent" data-first data-last data-pending>
              <div className={styles.bubble} dir="auto">
                {outgoing.text}
              </div>
              <div className={styles.foot}>{words.delivery.pending}</div>
            </div>
          )}
        </div>
      </div>
      {typing === conversation.id && (
        <p className={styles.typing}>
          <i />
          <i />
          <i />
          {words.thread.typing}
        </p>
      )}
      {away && (
        <Button className={styles.newest ?? ''} size="compact-sm" radius="xl" onClick={toEnd}>
          {words.thread.newest}
        </Button>
      )}
    </div>
  );
}

/** The way to what was before; it goes with the beginning, and the focus must not go with it. */
function Earlier({ thread: { busy, failed, load }, toLog }: { thread: HeldThread; toLog(): void }) {
  const words = useWords();
  return (
    <Button
      className={styles.older ?? ''}
      size="compact-sm"
      variant="default"
      aria-disabled={busy}
      onClick={() => {
        toLog();
        load();
      }}
    >
      {busy ? words.thread.loadingEarlier : failed ? words.thread.earlierFailed : words.thread.earlier}
    </Button>
  );
}

/** Apart, so that nothing of it is drawn anew while only the clock or the typing changes. */
const Items = memo(function Items({ items, conversation }: { items: readonly TranscriptItem[]; conversation: string }) {
  const clock = useClock();
  const days = items.map((item) => clock.dayKey(item.at));
  return items.map((item, index) => {
    const [previous, next] = [items[index - 1], items[index + 1]];
    const newDay = days[index] !== days[index - 1];
    return (
      <Fragment key={item.seq}>
        {newDay && <Day at={item.at} />}
        {item.kind === 'message' || item.kind === 'note' ? (
          <Bubble
            item={item}
            conversation={conversation}
            first={newDay || !together(previous, item)}
            last={!next || !together(item, next) || days[index] !== days[index + 1]}
            moved={item.kind === 'message' && channelBefore(items, index) !== item.channel}
          />
        ) : (
          <Line item={item} />
        )}
      </Fragment>
    );
  });
});

function Day({ at }: { at: string }) {
  const clock = useClock();
  const now = useNow();
  return <h3 className={styles.day}>{clock.day(at, now)}</h3>;
}

const TOGETHER_MS = 5 * 60_000;

/** Whether two items are one speaker's, close enough to stand as one. */
function together(a: TranscriptItem | undefined, b: TranscriptItem): boolean {
  if (a?.kind !== 'message' || b.kind !== 'message') return false;
  return (
    a.from === b.from && a.staffId === b.staffId && a.channel === b.channel && Date.parse(b.at) - Date.parse(a.at) < TOGETHER_MS
  );
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

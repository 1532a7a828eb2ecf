import { getRouteApi, useParams } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { ContextPane } from '../context/ContextPane.js';
import { LiveProvider, useLive } from '../lib/LiveContext.js';
import { Blank } from '../parts/Blank.js';
import { ThreadIcon } from '../parts/icons.js';
import { useWords } from '../words/index.js';
import { Alerts } from './Alerts.js';
import styles from './desk.module.css';
import { QueuePane } from './QueuePane.js';
import { ThreadPane } from './ThreadPane.js';
import { TopBar } from './TopBar.js';
import { useIdleSignOff } from './useIdleSignOff.js';
import { useTitle } from './useTitle.js';

const route = getRouteApi('/desk');

/** The desk: queue, thread, context; side by side where there is room, one at a time where not. */
export function Desk() {
  return (
    <Suspense>
      <LiveProvider>
        <Panes />
      </LiveProvider>
    </Suspense>
  );
}

function Panes() {
  const words = useWords();
  const { view = 'inbox', pane } = route.useSearch();
  const { id } = useParams({ strict: false });
  const live = useLive();
  useIdleSignOff();
  useTitle();
  useEffect(() => live?.watch(id ?? null), [live, id]);
  const shown = id ? (pane ?? 'thread') : 'queue';
  return (
    <div className={styles.desk}>
      <a className="skip" href="#thread">
        {words.skip}
      </a>
      <TopBar />
      <Alerts />
      <main className={styles.panes} data-pane={shown} data-open={id !== undefined}>
        <nav className={`${styles.pane} ${styles.queue}`} aria-label={words.queue.label}>
          <QueuePane view={view} selected={id} />
        </nav>
        <section id="thread" tabIndex={-1} className={`${styles.pane} ${styles.thread}`} aria-label={words.thread.label}>
          {id ? (
            <ThreadPane key={id} id={id} />
          ) : (
            <Blank icon={<ThreadIcon />} title={words.thread.none} text={words.thread.noneHint} />
          )}
        </section>
        {id && (
          <section className={`${styles.pane} ${styles.context}`} aria-label={words.context.label}>
            <ContextPane key={id} id={id} />
          </section>
        )}
      </main>
    </div>
  );
}

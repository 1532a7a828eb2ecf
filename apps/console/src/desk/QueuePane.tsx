import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { SECTIONS, sections } from '../lib/inbox.js';
import { inboxQuery, listQuery } from '../lib/queries.js';
import { useMe } from '../lib/useDesk.js';
import { Blank } from '../parts/Blank.js';
import { Broken } from '../parts/Broken.js';
import { CalmIcon } from '../parts/icons.js';
import { useWords } from '../words/index.js';
import { QueueRow } from './QueueRow.js';
import styles from './queue.module.css';
import { useKeys } from './useKeys.js';
import { useSteady } from './useSteady.js';

type View = 'inbox' | 'bot' | 'closed';

export function QueuePane({ view, selected }: { view: View; selected: string | undefined }) {
  const words = useWords();
  const navigate = useNavigate();
  const step = (by: 1 | -1) => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-list] [data-row]')].map(({ dataset }) => dataset.row ?? '');
    const at = selected === undefined ? -1 : rows.indexOf(selected);
    const id = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))];
    if (id) void navigate({ to: '/c/$id', params: { id }, search: view === 'inbox' ? {} : { view } });
  };
  useKeys({ next: () => step(1), previous: () => step(-1) });
  return (
    <>
      <div className={styles.views}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={words.views.label}
          value={view}
          onChange={(next) => navigate({ to: '.', search: next === 'bot' || next === 'closed' ? { view: next } : {} })}
          data={(['inbox', 'bot', 'closed'] as const).map((value) => ({ value, label: words.views[value] }))}
        />
      </div>
      {view === 'inbox' ? <Inbox selected={selected} /> : <Listed status={view} selected={selected} />}
    </>
  );
}

function Inbox({ selected }: { selected: string | undefined }) {
  const words = useWords();
  const me = useMe();
  const { data: rows, error, refetch } = useQuery(inboxQuery);
  const steady = useSteady(rows);
  if (!rows) return error ? <Broken error={error} retry={refetch} /> : <Bones />;
  const laid = sections(rows, me.id);
  if (rows.length === 0) return <Blank icon={<CalmIcon />} title={words.queue.empty} text={words.queue.emptyHint} />;
  return (
    <div className={styles.list} ref={steady} data-list>
      {SECTIONS.filter((section) => laid[section].length > 0).map((section) => (
        <section key={section} aria-labelledby={`section-${section}`}>
          <h2 className={styles.section} id={`section-${section}`} data-section={section}>
            {words.sections[section]} <span>{laid[section].length}</span>
          </h2>
          <ul>
            {laid[section].map((row) => (
              <li key={row.id}>
                <QueueRow row={row} view="inbox" selected={row.id === selected} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Listed({ status, selected }: { status: 'bot' | 'closed'; selected: string | undefined }) {
  const words = useWords();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(listQuery(status));
  if (!data) return error ? <Broken error={error} retry={refetch} /> : <Bones />;
  const rows = data.pages.flatMap((page) => page.items);
  if (rows.length === 0)
    return <Blank icon={<CalmIcon />} title={status === 'bot' ? words.queue.emptyBot : words.queue.emptyClosed} />;
  return (
    <div className={styles.list} data-list>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <QueueRow row={row} view={status} selected={row.id === selected} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <div className={styles.more}>
          <Button size="xs" variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {words.queue.more}
          </Button>
        </div>
      )}
    </div>
  );
}

function Bones() {
  return (
    <div className={styles.list} aria-busy="true">
      {Array.from({ length: 7 }, (_, index) => `bone-${index}`).map((key) => (
        <div key={key} className={styles.bone}>
          <Skeleton height={12} width="60%" />
          <Skeleton height={10} width="85%" />
        </div>
      ))}
    </div>
  );
}

import type { ConversationRow } from '@carethread/staff/api';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { firstName, labelOf } from '../lib/labels.js';
import { waited } from '../lib/time.js';
import { useClock, useMe } from '../lib/useDesk.js';
import { useNow } from '../lib/useNow.js';
import { Danger } from '../parts/Danger.js';
import { ChannelIcon } from '../parts/icons.js';
import { Wait } from '../parts/Wait.js';
import type { Words } from '../words/en.js';
import { useWords } from '../words/index.js';
import styles from './queue.module.css';

const HOUR = 3_600_000;

/** A conversation in a line and a half: who and how long, then where and why. */
export function QueueRow({ row, view, selected }: { row: ConversationRow; view: 'inbox' | 'bot' | 'closed'; selected: boolean }) {
  const words = useWords();
  const me = useMe();
  const foreign = row.language && !me.languages.includes(row.language) ? row.language : null;
  const why = whyOf(row, words);
  const colleague = row.assignedTo && row.assignedTo.staffId !== me.id ? row.assignedTo : null;
  return (
    <Link
      to="/c/$id"
      params={{ id: row.id }}
      search={view === 'inbox' ? {} : { view }}
      preload={false}
      className={`${styles.row} ${styles.in}`}
      aria-current={selected ? 'true' : undefined}
      data-row={row.id}
      onKeyDown={byArrows}
    >
      <span className={styles.top}>
        <span className={styles.name}>
          <span>{row.patient.displayName}</span>
          <Danger level={row.safety.level} />
        </span>
        <span className={styles.time}>
          {row.waitingSince && !row.assignedTo ? (
            <Wait since={row.waitingSince} dueAt={row.dueAt} />
          ) : (
            <Last at={row.lastMessageAt} />
          )}
        </span>
      </span>
      <span className={styles.under}>
        <span className={styles.why}>
          {row.channel && (
            <>
              <ChannelIcon channel={row.channel} />
              <span className="unseen">{words.channels[row.channel]}: </span>
            </>
          )}
          <span title={why}>{colleague ? `${words.queue.withName(firstName(colleague.name))} · ${why}` : why}</span>
        </span>
        <span className={styles.marks}>
          {foreign && (
            <span className={styles.tag}>
              <span aria-hidden="true">{foreign}</span>
              <span className="unseen">{words.languages[foreign]}</span>
            </span>
          )}
          {row.status === 'with_agent' && row.unanswered > 0 && (
            <span className={styles.count}>
              <span aria-hidden="true">{row.unanswered}</span>
              <span className="unseen">{words.queue.unanswered(row.unanswered)}</span>
            </span>
          )}
        </span>
      </span>
    </Link>
  );
}

/** What it is about, then why a person is wanted: the first words tell two rows apart. */
function whyOf({ safety, intent, why, assignedTo }: ConversationRow, words: Words): string {
  const danger = safety.level !== 'none' && safety.kind ? labelOf(words.codes.dangers, safety.kind) : null;
  // That somebody asks for a person says nothing of what about; the rule says it. In grave danger only the danger counts.
  const asks = intent && !(intent === 'human' && why) && !(danger && safety.level !== 'concern');
  const about = [danger, asks ? labelOf(words.codes.intents, intent) : null].filter(Boolean).join(' · ');
  // Whoever has it knows why.
  const rule = assignedTo && about ? null : why;
  return [about, rule].filter(Boolean).join(' · ') || words.queue.noWhy;
}

/** Up and Down go from row to row, Home and End to the first and last; Tab leaves the list. */
function byArrows(event: KeyboardEvent<HTMLElement>) {
  const rows = [...(event.currentTarget.closest('[data-list]')?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const at = rows.indexOf(event.currentTarget);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (next === undefined || at < 0) return;
  event.preventDefault();
  rows[Math.max(0, Math.min(rows.length - 1, next))]?.focus();
}

/** Relative under an hour, then the time, then the day. */
function Last({ at }: { at: string | null }) {
  const clock = useClock();
  const now = useNow();
  if (!at) return null;
  const fresh = now - Date.parse(at) < HOUR;
  const text = fresh ? waited(at, now) : clock.dayKey(at) === clock.dayKey(now) ? clock.time(at) : clock.moment(at);
  return <span style={{ fontSize: 12, color: 'var(--muted)' }}>{text}</span>;
}

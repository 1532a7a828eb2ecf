import type { ConversationContext } from '@carethread/staff/api';
import { factorsOf } from '../desk/Line.js';
import { spelled } from '../lib/labels.js';
import { useClock, useQueues } from '../lib/useDesk.js';
import { useNow } from '../lib/useNow.js';
import { Danger } from '../parts/Danger.js';
import { useWords } from '../words/index.js';
import { Card } from './Card.js';
import styles from './context.module.css';

interface CardProps {
  conversation: ConversationContext;
}

export function WhyCard({ conversation: { handoff, policy, safety } }: CardProps) {
  const words = useWords();
  const clock = useClock();
  const now = useNow();
  const { nameOf } = useQueues();
  if (!handoff) {
    return (
      <Card title={words.context.why}>
        <p className={styles.quiet}>{words.context.whyNone}</p>
      </Card>
    );
  }
  const late = !handoff.assignedTo && Date.parse(handoff.dueAt) < now;
  return (
    <Card title={words.context.why} aside={<Danger level={handoff.level} />} level={handoff.level}>
      <ul className={styles.rules}>
        {handoff.because.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      {handoff.task && (
        <p className={styles.task}>
          <b>{words.context.task}:</b> {handoff.task}
        </p>
      )}
      <p className={styles.small}>
        {nameOf(handoff.queue)}
        {safety.kind && ` · ${spelled(safety.kind)}`}
        {!handoff.assignedTo && (
          <>
            {' · '}
            <span className={late ? styles.late : ''}>
              {(late ? words.context.overdue : words.context.due)(clock.time(handoff.dueAt))}
            </span>
          </>
        )}
      </p>
      {policy && <p className={styles.small}>{words.context.policy(policy)}</p>}
    </Card>
  );
}

export function SummaryCard({ conversation: { summary } }: CardProps) {
  const words = useWords();
  return (
    <Card title={words.context.summary}>
      {summary.length === 0 ? (
        <p className={styles.quiet}>{words.context.summaryNone}</p>
      ) : (
        summary.map((line) => <p key={line}>{line}</p>)
      )}
    </Card>
  );
}

export function VerifiedCard({ conversation: { identity } }: CardProps) {
  const words = useWords();
  const clock = useClock();
  if (!identity) {
    return (
      <Card title={words.context.verified}>
        <p className={styles.warn}>{words.context.notVerified}</p>
        <p className={styles.small}>{words.context.notVerifiedHint}</p>
      </Card>
    );
  }
  return (
    <Card title={words.context.verified}>
      <p>
        <span className={styles.ok} aria-hidden="true">
          ✓{' '}
        </span>
        {identity.name}
      </p>
      <p className={styles.small}>
        {words.context.verifiedBy(factorsOf(identity.factors, words), words.channels[identity.channel])} ·{' '}
        {clock.moment(identity.verifiedAt)}
      </p>
    </Card>
  );
}

export function AskedCard({ conversation: { intent, slots, language } }: CardProps) {
  const words = useWords();
  const names: Record<string, string> = words.context.slotNames;
  const asked = Object.entries(slots);
  return (
    <Card title={words.context.asked}>
      {!intent && asked.length === 0 && <p className={styles.quiet}>{words.context.nothingAsked}</p>}
      <dl className={styles.pairs}>
        {intent && <Pair name={words.context.intent} value={spelled(intent)} />}
        {asked.map(([slot, value]) => (
          <Pair key={slot} name={names[slot] ?? spelled(slot)} value={value} />
        ))}
        {language && <Pair name={words.context.language} value={words.languages[language]} />}
      </dl>
    </Card>
  );
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** A slot's value: dates, times and intervals as one reads them, all else as it was understood. */
function Pair({ name, value }: { name: string; value: string }) {
  const clock = useClock();
  const [from = '', to] = value.split('/');
  const readable = () => {
    if (MOMENT.test(from)) return clock.wall(from, to && MOMENT.test(to) ? to : undefined);
    return DATE.test(from) && to === undefined ? clock.date(from) : value;
  };
  return (
    <>
      <dt>{name}</dt>
      <dd>{readable()}</dd>
    </>
  );
}

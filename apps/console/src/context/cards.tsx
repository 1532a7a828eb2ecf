import type { ConversationContext } from '@carethread/staff/api';
import { labelOf } from '../lib/labels.js';
import { factorsOf } from '../lib/lines.js';
import { readable, slotValue } from '../lib/slots.js';
import { useClock, useQueues } from '../lib/useDesk.js';
import { useNow } from '../lib/useNow.js';
import { Danger } from '../parts/Danger.js';
import { useWords } from '../words/index.js';
import { Card } from './Card.js';
import styles from './context.module.css';

/** As much of a policy's version as tells two apart. */
const POLICY_LETTERS = 7;

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
          <b>{words.context.task}:</b> {readable(handoff.task, clock)}
        </p>
      )}
      <p className={styles.small}>
        {nameOf(handoff.queue)}
        {safety.kind && ` · ${labelOf(words.codes.dangers, safety.kind)}`}
        {!handoff.assignedTo && (
          <>
            {' · '}
            <span className={late ? styles.late : ''}>
              {(late ? words.context.overdue : words.context.due)(clock.time(handoff.dueAt))}
            </span>
          </>
        )}
      </p>
      {policy && (
        <p className={styles.small} title={policy}>
          {words.context.policy(policy.slice(0, POLICY_LETTERS))}
        </p>
      )}
    </Card>
  );
}

/** Two lines: what it is about with what is known of it, and the words of the patient that weigh most. */
export function SummaryCard({ conversation: { intent, slots, quote, modelSummary } }: CardProps) {
  const words = useWords();
  const clock = useClock();
  if (!intent && !quote && !modelSummary) {
    return (
      <Card title={words.context.summary}>
        <p className={styles.quiet}>{words.context.summaryNone}</p>
      </Card>
    );
  }
  const about = intent ? words.context.about(labelOf(words.codes.intents, intent)) : words.context.noRequest;
  const known = Object.entries(slots).map(([name, value]) => slotValue(name, value, words, clock));
  return (
    <Card title={words.context.summary}>
      <p>{[about, ...known].join(' · ')}</p>
      {quote && (
        <p className={styles.quote} dir="auto">
          “{quote}”
        </p>
      )}
      {modelSummary && (
        <div className={styles.model}>
          <p className={styles.small} title={modelSummary.model}>
            {words.context.madeByModel(clock.time(modelSummary.at))}
          </p>
          {modelSummary.lines.map((line) => (
            <p key={line} dir="auto">
              {line}
            </p>
          ))}
        </div>
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
  const clock = useClock();
  const asked = Object.entries(slots);
  return (
    <Card title={words.context.asked}>
      {!intent && asked.length === 0 && <p className={styles.quiet}>{words.context.nothingAsked}</p>}
      <dl className={styles.pairs}>
        {intent && <Pair name={words.context.intent} value={labelOf(words.codes.intents, intent)} />}
        {asked.map(([slot, value]) => (
          <Pair key={slot} name={labelOf(words.context.slotNames, slot)} value={slotValue(slot, value, words, clock)} />
        ))}
        {language && <Pair name={words.context.language} value={words.languages[language]} />}
      </dl>
    </Card>
  );
}

function Pair({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

import type { ConversationContext } from '@carethread/staff/api';
import { Link } from '@tanstack/react-router';
import { labelOf } from '../lib/labels.js';
import { dispositionOf } from '../lib/lines.js';
import { useClock } from '../lib/useDesk.js';
import { Danger } from '../parts/Danger.js';
import { useWords } from '../words/index.js';
import { Card } from './Card.js';
import styles from './context.module.css';

const CONSENT_STYLE = { granted: styles.ok, revoked: styles.bad, unknown: styles.quiet };

export function ConsentCard({ conversation: { patient } }: { conversation: ConversationContext }) {
  const words = useWords();
  return (
    <Card title={words.context.consent}>
      <dl className={styles.pairs}>
        {patient.addresses.map(({ id, channel, masked, consent }) => (
          <div key={id} style={{ display: 'contents' }}>
            <dt>{channel === 'web' ? masked : `${words.channels[channel]} ${masked}`}</dt>
            <dd className={CONSENT_STYLE[consent.state]}>{words.context[consent.state]}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

export function EarlierCard({ conversation: { earlier } }: { conversation: ConversationContext }) {
  const words = useWords();
  const clock = useClock();
  return (
    <Card title={words.context.earlier}>
      {earlier.length === 0 && <p className={styles.quiet}>{words.context.noEarlier}</p>}
      <ul className={styles.rules}>
        {earlier.map((past) => (
          <li key={past.id}>
            <Link to="/c/$id" params={{ id: past.id }} className={styles.earlier} preload={false}>
              <span>
                {past.intent
                  ? labelOf(words.codes.intents, past.intent)
                  : past.disposition
                    ? dispositionOf(past.disposition, words)
                    : words.thread.label}
              </span>
              <Danger level={past.level} />
              <span className={styles.small}>{clock.moment(past.startedAt)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

import { ActionIcon, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useLive, useLiveView } from '../lib/LiveContext.js';
import { labelOf } from '../lib/labels.js';
import { inboxQuery } from '../lib/queries.js';
import { Danger } from '../parts/Danger.js';
import { CloseIcon } from '../parts/icons.js';
import { useWords } from '../words/index.js';
import styles from './desk.module.css';

const SHOWN = 3;

/** Dangers that came while one was looking elsewhere, and whether the connection is gone. */
export function Alerts() {
  const words = useWords();
  const live = useLive();
  const { alerts, state } = useLiveView();
  const navigate = useNavigate();
  const { data: rows = [] } = useQuery(inboxQuery);
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.patient.displayName;
  return (
    <div className={styles.notices}>
      <div role="status">{state === 'offline' && <p className={styles.notice}>{words.live.offlineHint}</p>}</div>
      <div role="alert">
        {alerts.slice(0, SHOWN).map((alert) => (
          <div key={alert.conversationId} className={styles.alert} data-level={alert.level}>
            <Danger level={alert.level} />
            <p>
              {[nameOf(alert.conversationId), alert.kind ? labelOf(words.codes.dangers, alert.kind) : words.alert.text]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => navigate({ to: '/c/$id', params: { id: alert.conversationId } })}
            >
              {words.alert.open}
            </Button>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.alert.dismiss}
              onClick={() => live?.dismiss(alert.conversationId)}
            >
              <CloseIcon />
            </ActionIcon>
          </div>
        ))}
      </div>
    </div>
  );
}

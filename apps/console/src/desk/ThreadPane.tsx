import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { conversationQuery } from '../lib/queries.js';
import { Broken } from '../parts/Broken.js';
import { useWords } from '../words/index.js';
import { Composer } from './Composer.js';
import desk from './desk.module.css';
import { ThreadHead, ToQueue } from './ThreadHead.js';
import { Transcript } from './Transcript.js';
import styles from './thread.module.css';
import { useOutgoing } from './useOutgoing.js';

/** The middle pane: who it is and what can be done, what was said, and where to answer. */
export function ThreadPane({ id }: { id: string }) {
  const words = useWords();
  const { data: conversation, error, refetch } = useQuery(conversationQuery(id));
  const outgoing = useOutgoing(id, conversation);
  if (!conversation) {
    return (
      <>
        <div className={`${styles.head} ${styles.bare} ${desk.narrow}`}>
          <ToQueue />
        </div>
        {error ? <Broken error={error} retry={refetch} /> : <Bones label={words.thread.label} />}
      </>
    );
  }
  return (
    <>
      <ThreadHead conversation={conversation} />
      <Transcript conversation={conversation} outgoing={outgoing.pending} />
      <Composer conversation={conversation} outgoing={outgoing} />
    </>
  );
}

function Bones({ label }: { label: string }) {
  return (
    <div className={styles.bones} aria-busy="true">
      <span className="unseen">{label}</span>
      <Skeleton height={24} width={200} />
      <Skeleton height={44} width="55%" />
      <Skeleton height={64} width="60%" style={{ alignSelf: 'flex-end' }} />
      <Skeleton height={36} width="40%" />
      <Skeleton height={44} width="50%" style={{ alignSelf: 'flex-end' }} />
    </div>
  );
}

import { ActionIcon, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import desk from '../desk/desk.module.css';
import { conversationQuery } from '../lib/queries.js';
import { BackIcon } from '../parts/icons.js';
import { useWords } from '../words/index.js';
import { ClinicCard } from './ClinicCard.js';
import { AskedCard, SummaryCard, VerifiedCard, WhyCard } from './cards.js';
import styles from './context.module.css';
import { MoodCard } from './MoodCard.js';
import { ConsentCard, EarlierCard } from './records.js';

const BONES = [72, 60, 52, 88, 64, 120];

/** The right pane: one card for each thing an agent has to know, each read in two seconds. */
export function ContextPane({ id }: { id: string }) {
  const words = useWords();
  const navigate = useNavigate();
  const { data: conversation, error } = useQuery(conversationQuery(id));
  // What went wrong is said once, in the middle.
  if (error && !conversation) return null;
  return (
    <>
      <div className={`${styles.back} ${desk.narrow}`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={words.thread.toThread}
          onClick={() => navigate({ to: '.', search: ({ pane: _shown, ...rest }) => rest })}
        >
          <BackIcon />
        </ActionIcon>
        {words.context.label}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <div className={styles.cards} tabIndex={0} aria-busy={!conversation}>
        {conversation ? (
          <>
            <WhyCard conversation={conversation} />
            <SummaryCard conversation={conversation} />
            <VerifiedCard conversation={conversation} />
            <AskedCard conversation={conversation} />
            <MoodCard conversation={conversation} />
            <ClinicCard clinic={conversation.clinic} />
            <ConsentCard conversation={conversation} />
            <EarlierCard conversation={conversation} />
          </>
        ) : (
          BONES.map((height) => <Skeleton key={height} height={height} radius={8} />)
        )}
      </div>
    </>
  );
}

import type { TranscriptItem } from '@carethread/staff/api';
import { spelled } from '../lib/labels.js';
import { useClock, useQueues } from '../lib/useDesk.js';
import type { Words } from '../words/en.js';
import { useWords } from '../words/index.js';
import styles from './thread.module.css';

type LineItem = Exclude<TranscriptItem, { kind: 'message' | 'note' }>;

/** A thin line for what was done rather than said: "10:42 handed to Clinical, because …". */
export function Line({ item }: { item: LineItem }) {
  const words = useWords();
  const clock = useClock();
  const { nameOf } = useQueues();
  const level = item.kind === 'handed-over' || item.kind === 'danger' ? item.level : 'none';
  return (
    <p className={styles.line} data-level={level}>
      <time dateTime={item.at}>{clock.time(item.at)}</time>
      {lineOf(item, words, nameOf)}
    </p>
  );
}

function lineOf(item: LineItem, words: Words, nameOf: (queue: string) => string): string {
  const { lines } = words;
  switch (item.kind) {
    case 'handed-over':
      return lines.handedOver(nameOf(item.queue), item.because.join(' · '));
    case 'claimed':
      return lines.claimed(item.name);
    case 'transferred':
      return `${lines.transferred(item.name, item.to ?? nameOf(item.queue ?? ''))}${item.note ? `: ${item.note}` : ''}`;
    case 'returned':
      return `${lines.returned(item.name)}${item.task ? `: ${item.task}` : ''}`;
    case 'resolved':
      return lines.resolved(item.name, dispositionOf(item.disposition, words));
    case 'danger':
      return [lines.danger(words.danger[item.level], spelled(item.danger ?? '')), ...item.because].join(' · ');
    case 'verified':
      return lines.verified(item.name, factorsOf(item.factors, words));
    case 'not-verified':
      return lines.notVerified(item.tries);
    case 'consent':
      return lines.consent(words.channels[item.channel], item.to === 'granted');
    case 'language':
      return lines.language(words.languages[item.to]);
    case 'did':
      return item.outcome === 'done' ? item.words : `${item.words}: ${item.outcome === 'failed' ? lines.failed : lines.underWay}`;
  }
}

export function factorsOf(factors: readonly string[], words: Words): string {
  const names: Record<string, string> = words.context.factors;
  return factors.map((factor) => names[factor] ?? spelled(factor)).join(', ');
}

export function dispositionOf(disposition: string, words: Words): string {
  const names: Record<string, string> = words.dispositions;
  return names[disposition] ?? spelled(disposition);
}

import type { EmotionLabel } from '@carethread/conversation';
import type { ConversationContext } from '@carethread/staff/api';
import { useWords } from '../words/index.js';
import { Card } from './Card.js';
import styles from './context.module.css';

/** How heavy a feeling weighs, −1 to 1: the height of the line. */
const WEIGHT: Record<EmotionLabel, number> = {
  gratitude: 0.7,
  neutral: 0,
  confusion: -0.35,
  fear: -0.75,
  anger: -0.7,
  distress: -0.85,
  grief: -0.85,
};
const [WIDTH, HEIGHT, PAD] = [300, 36, 5];

/** The feelings of the last messages as a line: above the dashes well, below them not. */
export function MoodCard({ conversation: { mood, emotion } }: { conversation: ConversationContext }) {
  const words = useWords();
  const now = words.emotions[emotion.label];
  const points = mood.map(({ label, score }, index) => ({
    x: mood.length === 1 ? WIDTH / 2 : PAD + (index / (mood.length - 1)) * (WIDTH - 2 * PAD),
    y: HEIGHT / 2 - WEIGHT[label] * (0.4 + 0.6 * score) * (HEIGHT / 2 - PAD),
  }));
  const end = points.at(-1);
  return (
    <Card title={words.context.mood} aside={<span>{words.context.moodNow(now)}</span>}>
      {end && (
        <svg
          className={styles.spark}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={mood.map(({ label }) => words.emotions[label]).join(', ')}
        >
          <line x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} stroke="var(--line)" strokeDasharray="3 4" />
          <polyline
            points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
            fill="none"
            stroke="var(--accent)"
            strokeWidth="2"
            strokeLinejoin="round"
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
          />
          <line
            x1={end.x}
            x2={end.x}
            y1={end.y}
            y2={end.y}
            stroke="var(--accent)"
            strokeWidth="8"
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      )}
    </Card>
  );
}

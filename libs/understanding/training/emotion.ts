/**
 * Trains the emotion model: `node training/emotion.ts` after a build of the package. Reads GoEmotions' train split from
 * EVALUATION_DATA or ../shared/data, and the clinic's own examples beside this file. Prints figures on the test split.
 */
import { dataFolder, type Example, readLines, train, writeArtefact } from './linear.ts';

const GROUPS: Record<string, string> = {
  anger: 'anger',
  annoyance: 'anger',
  disgust: 'anger',
  disapproval: 'anger',
  sadness: 'distress',
  remorse: 'distress',
  disappointment: 'distress',
  embarrassment: 'distress',
  grief: 'grief',
  fear: 'fear',
  nervousness: 'fear',
  confusion: 'confusion',
  gratitude: 'gratitude',
};
const LABELS = ['neutral', 'distress', 'anger', 'grief', 'fear', 'confusion', 'gratitude'] as const;

interface GoEmotion {
  text: string;
  emotions: string[];
}

/** One group, or null where a comment carries several. Joy, curiosity and the like route nobody: neutral. */
function grouped(row: GoEmotion): string | null {
  const groups = new Set(row.emotions.map((emotion) => GROUPS[emotion] ?? 'neutral'));
  groups.delete('neutral');
  if (groups.size > 1) return null;
  return [...groups][0] ?? 'neutral';
}

const own = readLines<Example>(new URL('./emotion-examples.jsonl', import.meta.url));
const forum = readLines<GoEmotion>(new URL('goemotions/train.jsonl', dataFolder())).flatMap((row): Example[] => {
  const label = grouped(row);
  return label === null
    ? []
    : [
        {
          text: row.text.replaceAll('[NAME]', 'you'),
          label,
          weight: label === 'neutral' ? 1 : label === 'grief' ? 4 : label === 'fear' ? 2 : 1,
        },
      ];
});
writeArtefact(
  'emotion.json',
  train([...forum, ...own.map((one) => ({ ...one, weight: 4 }))], {
    labels: LABELS,
    buckets: 1 << 17,
    epochs: 4,
    rate: 0.15,
    l2: 2e-6,
    seed: 20261124,
  }),
);

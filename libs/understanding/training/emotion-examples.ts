import { type Comment, ekmanOf, wordsOf } from '../dist/evaluation/goemotions.js';
import { type Example, readLines } from './linear.ts';

/** An example with all its labels. */
export interface Felt extends Example {
  label: readonly string[];
}

interface Message {
  text: string;
  label?: string;
  kind?: string | null;
}

/** Which of GoEmotions' emotions make up a feeling of ours. What is in none (joy, curiosity and the like) routes nobody: neutral. */
const FEELINGS: Readonly<Record<string, readonly string[]>> = {
  distress: ['sadness', 'disappointment', 'embarrassment'],
  anger: ['anger', 'annoyance', 'disgust'],
  grief: ['grief'],
  fear: ['fear', 'nervousness'],
  confusion: ['confusion'],
  gratitude: ['gratitude'],
};
export const FEELING_LABELS = ['neutral', ...Object.keys(FEELINGS)];
/** To the paper disapproval is anger and remorse is sadness; a patient's "no, not that one" and "sorry, I was late" are neither. */
const LEFT_OUT = ['disapproval', 'remorse'];

/** How much a message of the clinic's own counts beside a forum's comment. */
const OWN_WEIGHT = 4;

const comments = (part: string, folder: URL) => readLines<Comment>(new URL(`goemotions/${part}.jsonl`, folder));

/** Comments of GoEmotions' train split, under our labels; several where a comment has several. */
export function forumFeelings(folder: URL): Felt[] {
  return comments('train', folder)
    .filter(({ emotions }) => !LEFT_OUT.some((emotion) => emotions.includes(emotion)))
    .map((comment) => {
      const found = FEELING_LABELS.filter((label) => comment.emotions.some((emotion) => FEELINGS[label]?.includes(emotion)));
      return { text: wordsOf(comment), label: found.length > 0 ? found : ['neutral'] };
    });
}

/** Comments of GoEmotions, as the paper groups them. */
export function forumEkman(part: 'train' | 'dev', folder: URL): Felt[] {
  return comments(part, folder).map((comment) => ({ text: wordsOf(comment), label: ekmanOf(comment) }));
}

/** The answers are the shortest of neutral messages: words that forums have in comments of feeling. */
const WRITTEN = ['emotion-examples', 'emotion-answers'];
const SCREENED = ['safety-varied', 'safety-varied-2', 'safety-es', 'safety-routine', 'safety-everyday'];
/** A routine message may thank, or ask what was meant: it is not known to be neutral. */
const MAY_BE_FELT =
  /thank(?!sgiving)|thx|graci|agrade|appreciat|grateful|bless|bendi|confus|understand|entiend|huh|lost|don't get/i;

/**
 * The clinic's own: those written for feelings, and of those written for the danger screen the ones of a feeling and the routine ones.
 * Nearly all examples of grief are among them: GoEmotions has 77.
 */
export function ownFeelings(): Felt[] {
  const written = WRITTEN.flatMap((file) => readLines<Message>(new URL(`./${file}.jsonl`, import.meta.url)));
  const screened = SCREENED.flatMap((file) => readLines<Message>(new URL(`./${file}.jsonl`, import.meta.url))).flatMap(
    ({ text, kind }): Message[] => {
      if (kind === null) return MAY_BE_FELT.test(text) ? [] : [{ text, label: 'neutral' }];
      return kind !== undefined && kind in FEELINGS ? [{ text, label: kind }] : [];
    },
  );
  return [...written, ...screened].map(({ text, label }) => ({ text, label: [label ?? 'neutral'], weight: OWN_WEIGHT }));
}

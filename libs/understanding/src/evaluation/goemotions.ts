/** One comment of GoEmotions (Demszky et al., ACL 2020): its text, and the emotions that its readers saw, of 27 and neutral. */
export interface Comment {
  readonly text: string;
  readonly emotions: readonly string[];
}

/** The paper's grouping of the 27 under Ekman's six (appendix B); neutral stays. */
const EKMAN: Readonly<Record<string, readonly string[]>> = {
  anger: ['anger', 'annoyance', 'disapproval'],
  disgust: ['disgust'],
  fear: ['fear', 'nervousness'],
  joy: [
    ...['joy', 'amusement', 'approval', 'excitement', 'gratitude', 'love', 'optimism', 'relief', 'pride', 'admiration'],
    ...['desire', 'caring'],
  ],
  sadness: ['sadness', 'disappointment', 'embarrassment', 'grief', 'remorse'],
  surprise: ['surprise', 'realization', 'confusion', 'curiosity'],
  neutral: ['neutral'],
};
export const EKMAN_LABELS = Object.keys(EKMAN);

/** @returns the labels of Ekman's grouping that a comment has, one or more. */
export function ekmanOf({ emotions }: Comment): string[] {
  return EKMAN_LABELS.filter((label) => emotions.some((emotion) => EKMAN[label]?.includes(emotion)));
}

/** @returns a comment's text with words where its names stood, as a model is to read it. */
export function wordsOf({ text }: Comment): string {
  return text.replaceAll('[NAME]', 'you').replaceAll('[RELIGION]', 'church');
}

export { readEmotion } from './emotion/index.js';
export { type EmotionScore, type FeltMessage, scoreEkman, scoreFeelings } from './evaluation/emotion.js';
export { type Task as TrainingTask, type Trained as TrainedMachine, trainMachines } from './intent/machines.js';
export type { Lexicon } from './lexicon.js';
export {
  checksumOf,
  type IntentExamples,
  type TrainingOptions,
  trainModel,
  type UnderstandingModel,
} from './model.js';
export { type NormalisedText, normalise, sourceSpan, type Token } from './normalise.js';
export { passageFinder, type SoughtPassage } from './passages.js';
export { LEVEL_OF, SAFETY_KINDS, type SafetyKind, screenSafety } from './safety/index.js';
export { type ReadElsewhere, readElsewhere } from './safety/languages/index.js';
export { loadModel, loadSentenceVectors, rememberVectors, trainOrLoad } from './store.js';
export { createUnderstander, type Understander, type UnderstanderParts, type UnderstandingContext } from './understander.js';
export { asSpoken } from './vectors/as-spoken.js';
export { type LocalSentenceVectors, SENTENCE_VECTORS, type SentenceVectors } from './vectors/index.js';

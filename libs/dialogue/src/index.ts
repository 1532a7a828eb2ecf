export { yesOrNo } from './answers.js';
export * from './clinic.js';
export { decide } from './decide.js';
export { plain } from './digest.js';
export * from './handler.js';
export type { Intent, Page, PagePassage, Policy } from './policy.js';
export { isDecidedFirst, mayBeProposed, SECOND_OPINION } from './second-opinion.js';
export * from './turn.js';
export { type Say, sentencesOf, type Template, type Voice, type Wording, word } from './wording.js';

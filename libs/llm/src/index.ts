export type { Call, Reply, Use, Why } from './call.js';
export { createLlm, type Llm, type LlmPorts, type LlmSettings } from './llm.js';
export type { FoundPassage, PageAnswer, PageAsked } from './page-answer.js';
export { createRedactor, type Redacted, type Redactor } from './redaction.js';
export type { RewordingAsked } from './rewording.js';
export type { Opinion, OpinionAsked } from './second-opinion.js';
export type { Spoken, SummaryAsked } from './summary.js';
export type { TranslationAsked } from './translation.js';

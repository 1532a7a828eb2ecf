export { type NormalisedText, normalise, sourceSpan, type Token } from './normalise.js';

export { DEFAULT_POLICY, type PolicyFile, readPolicyFiles } from './files.js';
export { examplesOf, lexiconOf, withFewExamples } from './lexicon.js';
export { loadPolicy, parsePolicy } from './load.js';
export { loadRouting, routingOf } from './load-routing.js';
export { MADE_MODELS } from './made-models.js';
export { PolicyError, type Problem } from './read-yaml.js';

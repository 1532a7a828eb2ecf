/**
 * Trains the models of the danger screen: `node training/safety.ts` after a build of the package. Two artefacts: words alone, in both
 * languages, and words beside a sentence vector, in English.
 */
import { loadSentenceVectors } from '../dist/index.js';
import { asSpoken } from '../dist/vectors/as-spoken.js';
import { train, writeArtefact } from './linear.ts';
import { exampleOf, isEnglish, OPTIONS, short, withLongOnes } from './safety-data.ts';

const labelled = withLongOnes(short);
const vectors = await loadSentenceVectors();
writeArtefact('safety.json', train(labelled.map(exampleOf), OPTIONS));
writeArtefact(
  'safety-joined.json',
  train(labelled.filter(isEnglish).map(exampleOf), { ...OPTIONS, vector: (text) => vectors.embed(asSpoken(text)) }),
);

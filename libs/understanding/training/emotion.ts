/**
 * Trains the emotion models: `node training/emotion.ts [FOLDER]` after a build of the package, some five minutes. Reads GoEmotions'
 * train and dev splits from FOLDER, EVALUATION_DATA or ../shared/data, and the clinic's own examples beside this file. Three artefacts:
 * words alone, in both languages; words beside a sentence vector, in English; and the same features under Ekman's grouping, which nothing
 * but the evaluation reads.
 */
import type { FeelingModel } from '../dist/emotion/model.js';
import { likelihoods, placesOf } from '../dist/emotion/model.js';
import { EKMAN_LABELS } from '../dist/evaluation/goemotions.js';
import { parseModel } from '../dist/linear/model.js';
import { readWords } from '../dist/linear/words.js';
import { loadSentenceVectors } from '../dist/store.js';
import { asSpoken } from '../dist/vectors/as-spoken.js';
import { FEELING_LABELS, type Felt, forumEkman, forumFeelings, ownFeelings } from './emotion-examples.ts';
import { dataFolder, type Options, train, writeArtefact } from './linear.ts';

const FOLDER = dataFolder();
const OPTIONS = { buckets: 1 << 16, epochs: 4, rate: 0.2, l2: 2e-6, seed: 20261124, balance: 0.3, vectorWeight: 2 };
/** Every so manieth of the clinic's own examples is kept back to choose the thresholds by. */
const KEPT_BACK = 5;

const vectors = await loadSentenceVectors();
const made = new Map<string, Float32Array>();
function vector(text: string): Float32Array {
  const known = made.get(text) ?? vectors.embed(asSpoken(text));
  made.set(text, known);
  return known;
}

/** @returns for each label the likelihood from which on F1 is best; the lowest of equals. */
function thresholds(model: object, options: Options, examples: readonly Felt[]): number[] {
  const read: FeelingModel = { linear: parseModel(model), from: [] };
  const judged = examples.map(({ text, label }) => ({
    label,
    likely: likelihoods(read, placesOf(read, readWords(text).joined), options.vector?.(text)),
  }));
  return options.labels.map((label, c) => {
    const having = judged.filter((one) => one.label.includes(label)).length;
    let [best, highest] = [0.5, -1];
    for (let from = 0.05; from < 0.96; from += 0.025) {
      const found = judged.filter(({ likely }) => (likely[c] ?? 0) >= from);
      const right = found.filter((one) => one.label.includes(label)).length;
      const f1 = (2 * right) / (having + found.length);
      if (f1 > highest) [best, highest] = [from, f1];
    }
    return Number(best.toFixed(3));
  });
}

function feelings(name: string, own: readonly Felt[], options: Options): void {
  const forum = forumFeelings(FOLDER);
  const keptBack = own.filter((_, nth) => nth % KEPT_BACK === 0);
  const others = own.filter((_, nth) => nth % KEPT_BACK !== 0);
  const from = thresholds(train([...forum, ...others], options), options, keptBack);
  writeArtefact(name, { ...train([...forum, ...own], options), from });
}

const SPANISH = /[áéíóúñ¿¡]| (?:el|la|los|las|que|de|mi|mis|una?|tengo|estoy|con|por|en|y|se|al|del|no puedo|muy) /i;
const own = ownFeelings();
const english = own.filter(({ text }) => !SPANISH.test(` ${text} `));
feelings('emotion.json', own, { ...OPTIONS, labels: FEELING_LABELS });
feelings('emotion-joined.json', english, { ...OPTIONS, labels: FEELING_LABELS, vector });

const ekman = { ...OPTIONS, labels: EKMAN_LABELS, rate: 0.15, vector };
const model = train(forumEkman('train', FOLDER), ekman);
writeArtefact('emotion-ekman.json', { ...model, from: thresholds(model, ekman, forumEkman('dev', FOLDER)) });

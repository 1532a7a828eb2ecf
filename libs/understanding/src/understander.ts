import type { Channel, Emotion, Language, Safety, Understanding } from '@carethread/conversation';
import { clausesOf } from './intent/clauses.js';
import { FeatureReader, type Passage, wholeOf } from './intent/features.js';
import { withoutPleasantries } from './intent/pleasantries.js';
import { weighVector } from './intent/rows.js';
import { respelt } from './intent/spelling.js';
import { Judge, type Verdict } from './intent/stage.js';
import { languageReader } from './language.js';
import type { Lexicon } from './lexicon.js';
import { textOf, type UnderstandingModel } from './model.js';
import { type NormalisedText, normalise } from './normalise.js';
import { readElsewhere } from './safety/languages/index.js';
import { readSlots } from './slots/index.js';
import { asSpoken } from './vectors/as-spoken.js';
import type { LocalSentenceVectors } from './vectors/index.js';

/** All that a message is understood in the light of. */
export interface UnderstandingContext {
  /** The moment it came, ISO 8601 UTC: "tomorrow" is the day after. */
  now: string;
  channel: Channel;
  /** The language of the conversation so far, where there was any. */
  previousLanguage?: Language | null;
  lexicon: Lexicon;
}

export interface Understander {
  /**
   * Reads a message. Never throws for anything in `text`.
   * @returns well under a millisecond later where the n-grams are sure (nearly always), some more where a sentence vector is
   * made; a promise where the reading is done elsewhere
   */
  understand(text: string, context: UnderstandingContext): Understanding | Promise<Understanding>;
}

export interface UnderstanderParts {
  model: UnderstandingModel;
  /** Where given, English texts of which the n-grams are unsure get a second look, for the intent where it was trained with them. */
  vectors?: LocalSentenceVectors;
  screenSafety(text: NormalisedText, language: Language, vector?: () => Float32Array | null): Safety;
  readEmotion(text: NormalisedText, language: Language, vector?: Float32Array | null): Emotion;
}

/** The n-grams are sure enough that no misspelling is looked for. */
const SURE = 0.8;
/** And to be believed alone, one way or the other: between these a sentence vector is asked. */
const SURELY = 0.5;
const SURELY_NOT = 0.1;
/** How sure a clause has to be to count as a request of its own. */
const LEAST_CLAUSE_CONFIDENCE = 0.7;
/** And to stand for a message that as a whole fits nothing. */
const SURE_CLAUSE = 0.9;

interface Further {
  intent: string;
  confidence: number;
}

/** Each further intent that a clause of the message asks for, surest first. */
function furtherIntents(judge: Judge, names: readonly string[], whole: Passage, main: number): Further[] {
  const found = new Map<number, number>();
  for (const clause of clausesOf(whole)) {
    const { label, confidence } = judge.judge(withoutPleasantries(clause));
    if (label !== main && confidence >= LEAST_CLAUSE_CONFIDENCE) found.set(label, Math.max(confidence, found.get(label) ?? 0));
  }
  return [...found]
    .map(([label, confidence]) => ({ intent: names[label] ?? '', confidence }))
    .sort((a, b) => b.confidence - a.confidence);
}

/** Puts a trained model, the readers of danger and emotion, and (optionally) sentence vectors to work. */
export function createUnderstander(parts: UnderstanderParts): Understander {
  const { model, vectors } = parts;
  const language = languageReader(model.space, model.language);
  const judge = new Judge(model.quick, new FeatureReader(model.space), model.second);

  /** The vector of a text, null where there is none: made when it is first asked for, or only looked at. */
  function vectorOf(text: string, spoken: Language): { ask(): Float32Array | null; made(): Float32Array | null } {
    let made: Float32Array | null = null;
    return {
      ask() {
        if (made === null && vectors && spoken === 'en') made = vectors.embed(asSpoken(text));
        return made;
      },
      made: () => made,
    };
  }

  function assemble(text: NormalisedText, spoken: Language, verdict: Verdict, context: UnderstandingContext): Understanding {
    const whole = text.tokens.length === 0 ? 0 : verdict.confidence;
    const fitting = verdict.fits && whole > 0 ? (model.names[verdict.label] ?? null) : null;
    const vector = vectorOf(text.original, spoken);
    const safety = parts.screenSafety(text, spoken, vector.ask);
    const further = furtherIntents(judge, model.names, wholeOf(text), fitting === null ? -1 : verdict.label);
    // What fits nothing as a whole may have a clause that does ("in Spanish please, where are you").
    const [surest, ...rest] = further;
    // Whoever writes in a language that is not spoken here needs an interpreter, whatever the message seems to ask.
    const elsewhere = readElsewhere(text.original);
    const needsInterpreter = elsewhere.other && model.names.includes('interpreter');
    const one = needsInterpreter
      ? { intent: 'interpreter', confidence: 1 }
      : fitting === null && surest !== undefined && surest.confidence >= SURE_CLAUSE
        ? surest
        : { intent: fitting, confidence: whole };
    const also = one === surest ? rest : further;
    return {
      language: spoken,
      ...(elsewhere.language ? { otherLanguage: elsewhere.language } : {}),
      ...one,
      ...(also.length > 0 ? { also } : {}),
      slots: readSlots(text, { now: context.now, language: spoken, lexicon: context.lexicon }),
      safety,
      emotion: parts.readEmotion(text, spoken, vector.made()),
    };
  }

  function understand(original: string, context: UnderstandingContext): Understanding {
    const text = normalise(original);
    const spoken = language.read(text, context.previousLanguage ?? null);
    let request = withoutPleasantries(wholeOf(text));
    let verdict = judge.judge(request);
    const mended = verdict.confidence < SURE ? respelt(text, model.space) : null;
    if (mended !== null) {
      request = withoutPleasantries(wholeOf(normalise(mended)));
      verdict = judge.judge(request);
    }
    const unsure = verdict.confidence < SURELY && verdict.confidence > SURELY_NOT;
    const vector = unsure && model.second !== null ? vectorOf(textOf(request), spoken).ask() : null;
    return assemble(text, spoken, vector === null ? verdict : judge.judge(request, weighVector(vector)), context);
  }

  return { understand };
}

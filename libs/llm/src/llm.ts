import { Breaker } from './breaker.js';
import { type Call, type CallParts, call, type Reply } from './call.js';
import { type FoundPassage, type PageAnswer, type PageAsked, pageAnswerOf, pagePrompt } from './page-answer.js';
import { createRedactor } from './redaction.js';
import { type RewordingAsked, readRewording, rewordingPrompt } from './rewording.js';
import { type KnownIntent, type Opinion, type OpinionAsked, opinionOf, opinionPrompt } from './second-opinion.js';
import { LONGEST_MESSAGE, MOST_MESSAGES, readSummary, type SummaryAsked, summaryPrompt } from './summary.js';
import { readTranslation, SENTENCE_ENDS, type TranslationAsked, translationPrompt } from './translation.js';
import { openWire } from './wire.js';
import { ordinaryWords } from './words.js';

export interface LlmSettings {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly model: string;
}

export interface LlmPorts {
  /** What a message may be about. */
  readonly intents: readonly KnownIntent[];
  /** The kinds of danger by name. */
  readonly dangers: readonly string[];
  /** The clinic's own words that are nobody's name: medicines, plans. They may leave. */
  readonly words: Iterable<string>;
  /** The passages of the clinic's pages, in a question's language, that it may be answered from; none where none fits. */
  readonly passagesFor: (asked: PageAsked) => readonly FoundPassage[];
  /** Milliseconds; never goes back. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Told of every use: what it cost, what it came to. */
  readonly told: (call: Call) => void;
}

/**
 * A language model, where one is configured. Every use answers within 2.5 s and never throws; what it gives is of the shape that was
 * asked for, or nothing. No word leaves but ordinary ones (redaction.ts).
 */
export interface Llm {
  /** The model's name, as configured. */
  readonly model: string;
  /** Whether it is worth asking: false while it keeps failing. */
  readonly ready: boolean;
  /** What a message is about that the local model is unsure of. */
  secondOpinion(asked: OpinionAsked): Promise<Reply<Opinion>>;
  /** The lines of the clinic's own pages that answer a question; null where none do. Where none may, nobody is asked. */
  pageAnswer(asked: PageAsked): Promise<Reply<PageAnswer | null>>;
  /** An answer's words, to fit what was asked; the same facts in every word of weight. */
  rewording(asked: RewordingAsked): Promise<Reply<string>>;
  /** The assistant's own words in another language, with every name, number, date and address as it was. */
  translation(asked: TranslationAsked): Promise<Reply<string>>;
  /** A few lines for the person who takes a conversation over. */
  summary(asked: SummaryAsked): Promise<Reply<readonly string[]>>;
}

export function createLlm(settings: LlmSettings, ports: LlmPorts): Llm {
  const breaker = new Breaker(ports.now);
  const parts: CallParts = { ...ports, ask: openWire(settings), breaker };
  const redactor = createRedactor(ordinaryWords(ports.words));
  const promptFor = opinionPrompt(ports.intents, ports.dangers);
  return {
    model: settings.model,
    get ready() {
      return breaker.closed;
    },
    secondOpinion: async ({ text, known }) => {
      const { texts } = redactor.redact([text.slice(0, LONGEST_MESSAGE)], known);
      const reply = await call(parts, 'second-opinion', promptFor(texts[0] ?? ''));
      return reply.ok ? { ok: true, value: opinionOf(reply.value) } : reply;
    },
    pageAnswer: async (asked) => {
      const found = ports.passagesFor(asked);
      if (found.length === 0) return { ok: true, value: null };
      const { texts } = redactor.redact([asked.text.slice(0, LONGEST_MESSAGE)], asked.known);
      const reply = await call(parts, 'page-answer', pagePrompt(found, texts[0] ?? ''));
      if (!reply.ok) return reply;
      const answer = pageAnswerOf(found, reply.value);
      return answer === undefined ? { ok: false, why: 'wrong-shape' } : { ok: true, value: answer };
    },
    rewording: async ({ asked, words, known }) => {
      const { texts, restore } = redactor.redact([asked.slice(0, LONGEST_MESSAGE), words], known);
      const [question = '', answer = ''] = texts;
      const reply = await call(parts, 'rewording', rewordingPrompt(question, answer));
      if (!reply.ok) return reply;
      const worded = readRewording(answer, reply.value.words, restore);
      return worded === null ? { ok: false, why: 'wrong-shape' } : { ok: true, value: worded };
    },
    translation: async ({ words, into, most, known }) => {
      // Sentence by sentence: where one ends with a name, the next one's first word is none.
      const { texts, restore } = redactor.redact(words.split(SENTENCE_ENDS), known);
      const source = texts.join(' ');
      const reply = await call(parts, 'translation', translationPrompt(source, into, most));
      if (!reply.ok) return reply;
      const translated = readTranslation(source, reply.value.words, restore);
      if (translated === null || translated.length > most) return { ok: false, why: 'wrong-shape' };
      return { ok: true, value: translated };
    },
    summary: async ({ messages, known }) => {
      const last = messages.slice(-MOST_MESSAGES);
      const { texts, restore } = redactor.redact(
        last.map(({ text }) => text.slice(0, LONGEST_MESSAGE)),
        known,
      );
      const redacted = last.map(({ by }, index) => ({ by, text: texts[index] ?? '' }));
      const reply = await call(parts, 'summary', summaryPrompt(redacted));
      if (!reply.ok) return reply;
      const lines = readSummary(reply.value.lines, restore);
      return lines ? { ok: true, value: lines } : { ok: false, why: 'wrong-shape' };
    },
  };
}

import type { Config } from '@carethread/config';
import {
  type ConversationEvent,
  LANGUAGES,
  type NewEvent,
  type OtherLanguage,
  otherLanguageSchema,
  type SafetyLevel,
  textOf,
} from '@carethread/conversation';
import { mayBeProposed, type Policy, REWORDING, SECOND_OPINION, TRANSLATION } from '@carethread/dialogue';
import type { FoundPassage, Llm, PageAsked, Spoken } from '@carethread/llm';
import { type ClaimedEffect, readEvents, readState, type Store } from '@carethread/store';
import type { Metrics } from '@carethread/telemetry';
import { LEVEL_OF, type Lexicon, passageFinder, readElsewhere, SAFETY_KINDS, type SafetyKind } from '@carethread/understanding';
import { z } from 'zod';

/** The effect's kind: a few lines for the person who takes a conversation over. */
export const SUMMARY = 'summary';

/** Examples of an intent that the model is shown, of each language. */
const EXAMPLES_EN = 2;
const EXAMPLES_ES = 1;
/** The end of a log that holds what a summary is made of. */
const EVENTS_READ = 200;

/**
 * Readies the language model where one is configured. Only then is anything of it loaded.
 * @returns what connects it once there are metrics to count in; always null without a key
 */
export async function readyLlm(
  openai: Config['openai'],
  policy: Policy,
  lexicon: Lexicon,
): Promise<(metrics: Metrics) => Llm | null> {
  if (openai === null) return () => null;
  const { createLlm } = await import('@carethread/llm');
  const intents = [...policy.intents.values()].filter(mayBeProposed).map(({ name, examples: { en, es } }) => ({
    name,
    examples: [...en.slice(0, EXAMPLES_EN), ...es.slice(0, EXAMPLES_ES)],
  }));
  const passagesFor = finderOf(policy);
  const { accepted, notAccepted } = policy.clinic.insurance;
  const words = lexicon.medicines.flatMap(({ name, aliases }) => [name, ...aliases]);
  const plans = [...accepted, ...notAccepted].flatMap(({ name, also }) => [name, ...also]);
  return (metrics) =>
    createLlm(openai, {
      ...{ intents, dangers: SAFETY_KINDS, words: [...words, ...plans], passagesFor },
      ...{ now: () => performance.now(), random: Math.random },
      told: ({ use, outcome, seconds, tokens }) => {
        metrics.llm.inc({ use, outcome });
        metrics.llmSeconds.observe({ use }, seconds);
        metrics.llmTokens.inc({ use, direction: 'in' }, tokens.in);
        metrics.llmTokens.inc({ use, direction: 'out' }, tokens.out);
      },
    });
}

/** Finds a question's passages among the clinic's pages in its language. */
function finderOf({ pages }: Policy): (asked: PageAsked) => readonly FoundPassage[] {
  const finders = LANGUAGES.map((language) => {
    const passages = pages
      .filter((page) => page.language === language)
      .flatMap(({ id, title, also, passages: all }) =>
        all.map(({ heading, lines }, passage) => ({ page: id, passage, title, heading, lines, also })),
      );
    const find = passageFinder(
      passages.map(({ title, heading, lines, also }) => ({ text: [heading, ...lines], about: [title, ...also] })),
    );
    return { language, passages, find };
  });
  return ({ text, language }) => {
    const finder = finders.find((it) => it.language === language);
    return finder ? finder.find(text).flatMap((place) => finder.passages[place] ?? []) : [];
  };
}

/** @returns what a turn asks for beside, where it hands the conversation to a person: a summary for them */
export function summaryFor(events: readonly NewEvent[], llm: Llm | null, effectId: () => string): NewEvent[] {
  if (!llm?.ready || !events.some(({ kind }) => kind === 'handoff.requested')) return [];
  return [{ kind: 'effect.requested', actor: 'system', body: { effectId: effectId(), kind: SUMMARY, request: {} } }];
}

/** What came of asking the model, as the effect's result. */
export interface ModelAnswer {
  readonly outcome: 'done' | 'failed';
  readonly result: unknown;
}

const opinionRequest = z.object({ text: z.string(), known: z.array(z.string()), language: z.enum(LANGUAGES) });
const rewordingRequest = z.object({ asked: z.string(), words: z.string(), known: z.array(z.string()) });
const translationRequest = z.object({
  ...{ words: z.string(), into: otherLanguageSchema, most: z.number(), known: z.array(z.string()) },
});
/** The effects that the language model does. */
const FOR_MODEL: ReadonlySet<string> = new Set([SECOND_OPINION, REWORDING, TRANSLATION, SUMMARY]);

/** @returns whether an effect is one that the language model does */
export function isForModel({ kind }: Pick<ClaimedEffect, 'kind'>): boolean {
  return FOR_MODEL.has(kind);
}

/** Does such an effect. A model that is down, slow or wrong is a failed effect, and the turn goes on without it. */
export async function askModel(store: Store, llm: Llm | null, effect: ClaimedEffect): Promise<ModelAnswer> {
  if (!llm) return failed('no language model is configured');
  switch (effect.kind) {
    case SUMMARY:
      return summarise(store, llm, effect);
    case REWORDING:
      return reword(llm, effect);
    case TRANSLATION:
      return translate(llm, effect);
    default:
      return opine(llm, effect);
  }
}

async function opine(llm: Llm, { request, attempts }: ClaimedEffect): Promise<ModelAnswer> {
  // Its process died over it: the patient was answered without it long ago.
  if (attempts > 1) return failed('late');
  const asked = opinionRequest.parse(request);
  // Side by side: a patient waits once. What pages say counts only beside an opinion, which is where danger would be seen.
  const [reply, answer] = await Promise.all([llm.secondOpinion(asked), llm.pageAnswer(asked)]);
  if (!reply.ok) return failed(reply.why);
  const page = answer.ok ? answer.value : null;
  const { intent, danger } = reply.value;
  return {
    outcome: 'done',
    result: { kind: SECOND_OPINION, model: llm.model, intent, danger: danger && levelled(danger), page },
  };
}

async function reword(llm: Llm, { request, attempts }: ClaimedEffect): Promise<ModelAnswer> {
  if (attempts > 1) return failed('late');
  const reply = await llm.rewording(rewordingRequest.parse(request));
  if (!reply.ok) return failed(reply.why);
  return { outcome: 'done', result: { kind: REWORDING, model: llm.model, words: reply.value } };
}

async function translate(llm: Llm, { request, attempts }: ClaimedEffect): Promise<ModelAnswer> {
  if (attempts > 1) return failed('late');
  const { into, ...asked } = translationRequest.parse(request);
  const reply = await llm.translation({ ...asked, into: into.name });
  if (!reply.ok) return failed(reply.why);
  const { language } = readElsewhere(reply.value);
  if (language && baseOf(language) !== baseOf(into)) return failed('another-language');
  return { outcome: 'done', result: { kind: TRANSLATION, model: llm.model, words: reply.value } };
}

/** "zh-Hant" ▶ "zh": which script a short text is in is not always told. */
const baseOf = ({ code }: OtherLanguage) => code.split('-')[0];

function levelled(kind: string): { level: SafetyLevel; kind: string } {
  return { level: LEVEL_OF[kind as SafetyKind], kind };
}

async function summarise(store: Store, llm: Llm, { conversationId }: ClaimedEffect): Promise<ModelAnswer> {
  const state = await readState(store, conversationId);
  const events = await readEvents(store, conversationId, Math.max(0, (state?.seq ?? 0) - EVENTS_READ));
  const reply = await llm.summary({ messages: spokenIn(events), known: state?.identity ? [state.identity.name] : [] });
  if (!reply.ok) return failed(reply.why);
  return { outcome: 'done', result: { kind: SUMMARY, model: llm.model, lines: reply.value } };
}

function spokenIn(events: readonly ConversationEvent[]): Spoken[] {
  return events.flatMap((event): Spoken[] => {
    switch (event.kind) {
      case 'message.received':
        return [{ by: 'patient', text: textOf(event.body.parts) }];
      case 'message.queued':
        return [{ by: event.body.from === 'agent' ? 'agent' : 'assistant', text: textOf(event.body.parts) }];
      default:
        return [];
    }
  });
}

function failed(why: string): ModelAnswer {
  return { outcome: 'failed', result: { kind: 'unavailable', why } };
}

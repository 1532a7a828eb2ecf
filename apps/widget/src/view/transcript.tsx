import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatState } from '../chat/state.js';
import type { Words } from '../words.js';
import { type Line, linesOf, openChoices } from './lines.js';
import { linked } from './link.js';

/** This close to the end counts as being there. Pixels. */
const NEAR_END = 48;
/** This close to the beginning, what was before is fetched. */
const NEAR_BEGINNING = 300;

export interface TranscriptProps {
  readonly state: ChatState;
  readonly words: Words;
  readonly language: 'en' | 'es';
  send(text: string, choiceKey?: string): void;
  earlier(): void;
}

/** What was said, newest at the end, which it keeps in sight unless the patient has scrolled back. */
export function Transcript({ state, words, language, send, earlier }: TranscriptProps) {
  const log = useRef<HTMLDivElement>(null);
  useSteadyTop(log, state.items[0]?.seq);
  const atEnd = useRef(true);
  const [behind, setBehind] = useState(false);
  const lines = linesOf(state);
  const choices = openChoices(state);
  const count = state.items.length + state.pending.length;

  const toEnd = () => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
    setBehind(false);
  };
  useLayoutEffect(() => {
    if (atEnd.current || state.pending.length > 0) toEnd();
    else setBehind(true);
  }, [count, state.typing, choices.length]);

  // The button that was pressed goes with its question; the focus must not go with it.
  const choose = (text: string, choiceKey?: string) => {
    log.current?.focus();
    send(text, choiceKey);
  };
  // So does this one, with the first of the conversation.
  const fetchEarlier = () => {
    log.current?.focus();
    earlier();
  };
  const scrolled = () => {
    if (!log.current) return;
    const { scrollHeight, scrollTop, clientHeight } = log.current;
    if (scrollTop < NEAR_BEGINNING) earlier();
    atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (atEnd.current) setBehind(false);
  };

  return (
    <div class="middle">
      <div
        class="log"
        role="log"
        aria-live={state.loading ? 'off' : 'polite'}
        aria-label={words.conversation}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        ref={log}
        onScroll={scrolled}
      >
        {state.disclosure && <p class="line system">{state.disclosure}</p>}
        {state.before !== null && (
          <button type="button" class="earlier" onClick={fetchEarlier}>
            {state.loading ? words.loadingEarlier : words.earlier}
          </button>
        )}
        {count === 0 && <Start words={words} send={choose} />}
        {lines.map((line) =>
          line.kind === 'day' ? (
            <p class="day" key={line.key}>
              {dayName(line.at, words, language)}
            </p>
          ) : (
            <Bubble key={line.key} line={line} words={words} language={language} />
          ),
        )}
        {choices.length > 0 && (
          <ul class={choices.length > 3 ? 'choices list' : 'choices'} aria-label={words.suggestions}>
            {choices.map(({ key, label }) => (
              <li key={key}>
                <button type="button" class="choice" onClick={() => choose(label, key)}>
                  {label}
                </button>
              </li>
            ))}
          </ul>
        )}
        {state.typing && (
          <p class="typing">
            <span class="hidden">{words.isTyping(state.typing.name ?? words.assistant)}</span>
            <i />
            <i />
            <i />
          </p>
        )}
      </div>
      {behind && (
        <button type="button" class="latest" onClick={toEnd}>
          {words.latest} ↓
        </button>
      )}
    </div>
  );
}

/** Keeps what one reads where it is when something is put in above it. @param first changes when it is */
function useSteadyTop(log: { current: HTMLElement | null }, first: number | undefined): void {
  const shown = useRef(first);
  const box = log.current;
  // Read before the new lines are drawn: from the end it is as far as before, whatever comes in above.
  const fromEnd = box && first !== shown.current ? box.scrollHeight - box.scrollTop : null;
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = first;
    if (box && fromEnd !== null && before !== undefined && first !== undefined && first < before)
      box.scrollTop = box.scrollHeight - fromEnd;
  }, [first]);
}

function Start({ words, send }: Pick<TranscriptProps, 'words' | 'send'>) {
  return (
    <div class="start">
      <p class="greeting">{words.greeting}</p>
      <ul class="choices list" aria-label={words.suggestions}>
        {words.starters.map((text) => (
          <li key={text}>
            <button type="button" class="choice" onClick={() => send(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface BubbleProps {
  readonly line: Extract<Line, { kind: 'message' }>;
  readonly words: Words;
  readonly language: 'en' | 'es';
}

function Bubble({ line, words, language }: BubbleProps) {
  const text = line.parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join('\n');
  const files = line.parts.flatMap((part) => (part.kind === 'attachment' ? [part.name ?? words.attachment] : []));
  if (line.from === 'system') return <p class="line system">{text}</p>;
  const who = line.from === 'patient' ? words.you : (line.name ?? (line.from === 'agent' ? words.careTeam : words.assistant));
  const sides = [line.from, line.first && 'first', line.last && 'last'].filter(Boolean).join(' ');
  return (
    <div class={`line ${sides}`}>
      <span class={line.from === 'agent' && line.first ? 'who' : 'hidden'}>{who}</span>
      <p class="bubble" dir="auto">
        {linked(text).map(({ text: run, href }) =>
          href ? (
            <a key={run} href={href} target={href.startsWith('http') ? '_blank' : undefined} rel="noopener noreferrer">
              {run}
            </a>
          ) : (
            run
          ),
        )}
        {files.map((name) => (
          <span class="file" key={name}>
            {name}
          </span>
        ))}
      </p>
      {(line.last || line.mark) && (
        <small class={line.mark === 'refused' ? 'meta bad' : 'meta'}>
          <time dateTime={line.at.toISOString()}>{clock(line.at, language)}</time>
          {line.mark && ` · ${markWords(line.mark, words)}`}
        </small>
      )}
    </div>
  );
}

function markWords(mark: NonNullable<BubbleProps['line']['mark']>, words: Words): string {
  return words[mark === 'stored' ? 'sent' : mark];
}

// Made once: a formatter is dear, and a long conversation has a thousand times of day.
const HOUR = { hour: 'numeric', minute: '2-digit' } as const;
const CLOCKS = { en: new Intl.DateTimeFormat('en-US', HOUR), es: new Intl.DateTimeFormat('es-US', HOUR) };

function clock(at: Date, language: 'en' | 'es'): string {
  return CLOCKS[language].format(at);
}

function dayName(at: Date, words: Words, language: string): string {
  const today = new Date();
  if (at.toDateString() === today.toDateString()) return words.today;
  if (at.toDateString() === new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1).toDateString()) {
    return words.yesterday;
  }
  return at.toLocaleDateString(language === 'es' ? 'es-US' : 'en-US', { weekday: 'long', month: 'long', day: 'numeric' });
}

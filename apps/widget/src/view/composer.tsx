import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Words } from '../words.js';
import { SendIcon } from './icons.js';

/** As `messageSchema` has it on the wire. */
const MOST_CHARACTERS = 4_000;

export interface ComposerProps {
  readonly words: Words;
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly draft: string;
  keepDraft(text: string): void;
  typing(): void;
  send(text: string): void;
}

/** Where the patient writes: grows with the text, Enter sends, Shift+Enter begins a line. */
export function Composer({ words, input, draft, keepDraft, typing, send }: ComposerProps) {
  const [text, setText] = useState(draft);
  useLayoutEffect(() => {
    const box = input.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
  }, [text]);

  const change = (next: string) => {
    setText(next);
    keepDraft(next);
  };
  const submit = () => {
    if (!text.trim()) return;
    send(text.trim());
    change('');
    input.current?.focus();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <textarea
        ref={input}
        rows={1}
        aria-label={words.message}
        placeholder={words.placeholder}
        maxLength={MOST_CHARACTERS}
        value={text}
        autocomplete="off"
        onInput={(event) => {
          change(event.currentTarget.value);
          typing();
        }}
        onKeyDown={(event) => {
          // While a word is being composed (Chinese, Japanese, an accent by hand), Enter belongs to the composition.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          submit();
        }}
      />
      <button type="submit" class="send" aria-label={words.send} disabled={!text.trim()}>
        <SendIcon />
      </button>
    </form>
  );
}

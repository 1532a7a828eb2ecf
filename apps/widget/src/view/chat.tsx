import { useEffect, useRef } from 'preact/hooks';
import type { ChatState } from '../chat/state.js';
import type { Words } from '../words.js';
import { Composer } from './composer.js';
import { ChatIcon, CloseIcon, PersonIcon } from './icons.js';
import { Transcript } from './transcript.js';

export interface ChatProps {
  readonly state: ChatState;
  readonly words: Words;
  readonly language: 'en' | 'es';
  /** The clinic's name until the server says it. */
  readonly clinic: string;
  readonly open: boolean;
  /** The panel covers the page: focus stays in it. */
  readonly covers: boolean;
  /** Items that came while the panel was closed. */
  readonly unread: number;
  readonly draft: string;
  /** The patient opened or closed the panel, as opposed to the page having it open from the start. */
  readonly byHand: boolean;
  toggle(open: boolean): void;
  keepDraft(text: string): void;
  typing(): void;
  /** Fetches what was said before. */
  earlier(): void;
  send(text: string, choiceKey?: string): void;
}

/** The launcher, or the panel. Opening puts the focus where one writes, closing back on the launcher. */
export function Chat(props: ChatProps) {
  const { open, byHand, words, unread } = props;
  const input = useRef<HTMLTextAreaElement>(null);
  const launcher = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (byHand) (open ? input : launcher).current?.focus();
  }, [open, byHand]);

  if (open) return <Panel {...props} input={input} />;
  const name = unread > 0 ? `${words.open}, ${words.unread(unread)}` : words.open;
  return (
    <button type="button" class="launcher" aria-label={name} ref={launcher} onClick={() => props.toggle(true)}>
      <ChatIcon />
      <span class="label" aria-hidden="true">
        {words.open}
      </span>
      {unread > 0 && (
        <span class="badge" aria-hidden="true">
          {unread > 9 ? '9+' : unread}
        </span>
      )}
    </button>
  );
}

function Panel(props: ChatProps & { input: { current: HTMLTextAreaElement | null } }) {
  const { state, words, covers } = props;
  const clinic = state.clinic ?? props.clinic;
  const panel = useRef<HTMLElement>(null);
  const agent = state.agent?.trim().split(/\s+/)[0];

  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      props.toggle(false);
    }
    if (event.key === 'Tab' && covers) keepFocus(event, panel.current);
  };

  return (
    <section class="panel" role="dialog" aria-modal={covers} aria-label={words.chatWith(clinic)} ref={panel} onKeyDown={keys}>
      <div class="head">
        <span class="mark" aria-hidden="true">
          {agent ? agent[0] : <ChatIcon />}
        </span>
        <div class="names">
          <h2>{clinic}</h2>
          <p aria-live="polite">
            {agent ? (
              <>
                <b>{agent}</b> · {words.careTeam}
              </>
            ) : (
              words.assistant
            )}
          </p>
        </div>
        <button type="button" class="close" aria-label={words.close} onClick={() => props.toggle(false)}>
          <CloseIcon />
        </button>
      </div>
      <p class="connection" role="status" data-state={state.connection}>
        {state.connection === 'offline' && words.offline}
        {state.connection === 'connecting' && words.connecting}
      </p>
      <Transcript state={state} words={words} language={props.language} send={props.send} earlier={props.earlier} />
      <div class="foot">
        <Composer
          words={words}
          input={props.input}
          draft={props.draft}
          keepDraft={props.keepDraft}
          typing={props.typing}
          send={props.send}
        />
        <div class="always">
          <button type="button" class="person" onClick={() => props.send(words.person)}>
            <PersonIcon />
            {words.person}
          </button>
          <a class="emergency" href="tel:911">
            {words.emergency}
          </a>
        </div>
      </div>
    </section>
  );
}

const FOCUSABLE = 'button:not(:disabled), textarea, a[href], [tabindex="0"]';

/** Tab goes round in the panel while there is nothing else in sight to go to. */
function keepFocus(event: KeyboardEvent, panel: HTMLElement | null): void {
  const all = [...(panel?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
  const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
  if (event.target !== from || !to) return;
  event.preventDefault();
  to.focus();
}

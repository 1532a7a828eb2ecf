import { render } from 'preact';
import * as z from 'zod/mini';
import { ChatClient } from './chat/client.js';
import { inMemory, Keep, type KeyValue } from './chat/keep.js';
import { lastSeq } from './chat/state.js';
import css from './styles.css?inline';
import { Chat } from './view/chat.js';
import { languageOf, WORDS } from './words.js';

// A page with a strict content security policy forbids `eval`; zod would try it, and the browser report it.
z.config({ jitless: true });

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Where the panel covers the page, as styles.css has it. */
const COVERS = matchMedia('(max-width: 480px), (max-height: 480px)');

/**
 * `<care-chat>`: the web chat that a clinic embeds.
 *
 * Attributes: `server` (origin of the gateway; by default where this script came from), `clinic` (its name until the server says
 * it), `lang` (en or es; by default the page's), `open` (present: the panel is open). Colours and type by CSS custom properties,
 * see styles.css. The socket client is loaded when the chat is first opened, or at once for a visitor who has been here before.
 */
class CareChat extends HTMLElement {
  static observedAttributes = ['open', 'lang', 'clinic'];

  readonly #root = this.attachShadow({ mode: 'open' });
  #keep: Keep | null = null;
  #client: ChatClient | null = null;
  #byHand = false;
  /** The last item that was there while the panel was open. */
  #seenSeq: number | null = null;
  #drawing = false;

  connectedCallback(): void {
    this.#root.adoptedStyleSheets = [sheet];
    const server = this.getAttribute('server') ?? new URL(import.meta.url).origin;
    const keep = new Keep(browserStorage(), server);
    this.#keep = keep;
    this.#client = new ChatClient({
      openSocket: async () => (await import('./chat/socket.js')).openSocket(server),
      keep,
      language: this.#language,
      newId: newUuid,
      now: Date.now,
      changed: () => this.#changed(),
    });
    COVERS.addEventListener('change', this.#draw);
    document.addEventListener('visibilitychange', this.#changed);
    if (this.#open || keep.token !== undefined) void this.#client.connect();
    this.#draw();
  }

  disconnectedCallback(): void {
    COVERS.removeEventListener('change', this.#draw);
    document.removeEventListener('visibilitychange', this.#changed);
    this.#client?.close();
    this.#client = null;
    render(null, this.#root);
  }

  attributeChangedCallback(name: string): void {
    if (name === 'open' && this.#open) void this.#client?.connect();
    this.#changed();
  }

  get #open(): boolean {
    return this.hasAttribute('open');
  }

  get #language(): 'en' | 'es' {
    return languageOf(this.getAttribute('lang') ?? document.documentElement.lang);
  }

  #changed = (): void => {
    const client = this.#client;
    if (!client) return;
    const last = lastSeq(client.state);
    if (this.#open && document.visibilityState === 'visible') {
      this.#seenSeq = last;
      void client.seen();
    } else if (client.state.connection === 'online') this.#seenSeq ??= last;
    this.#draw();
  };

  /** Draws once for all that changes in one go. */
  #draw = (): void => {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      if (this.#client) render(this.#view(this.#client), this.#root);
    });
  };

  #view(client: ChatClient) {
    const language = this.#language;
    const words = WORDS[language];
    const seen = this.#seenSeq ?? lastSeq(client.state);
    return (
      <Chat
        state={client.state}
        words={words}
        language={language}
        clinic={this.getAttribute('clinic') ?? words.open}
        open={this.#open}
        covers={COVERS.matches}
        unread={client.state.items.filter((item) => item.seq > seen && item.from !== 'patient').length}
        draft={this.#keep?.draft ?? ''}
        byHand={this.#byHand}
        toggle={(open) => {
          this.#byHand = true;
          this.toggleAttribute('open', open);
        }}
        keepDraft={(text) => {
          if (this.#keep) this.#keep.draft = text;
        }}
        typing={() => client.typing()}
        earlier={() => void client.earlier()}
        send={(text, choiceKey) => client.send(text, choiceKey)}
      />
    );
  }
}

function browserStorage(): KeyValue {
  try {
    return localStorage;
  } catch {
    // Blocked by the browser's settings or a sandboxed frame: then nothing outlives a reload.
    return inMemory();
  }
}

/** `crypto.randomUUID` is there on secure origins only; a clinic's intranet page may be none. */
function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const at = (i: number) => bytes[i] ?? 0;
  bytes[6] = (at(6) & 0x0f) | 0x40;
  bytes[8] = (at(8) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

if (!customElements.get('care-chat')) customElements.define('care-chat', CareChat);

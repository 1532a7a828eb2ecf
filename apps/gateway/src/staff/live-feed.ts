import type { Alert, ConversationChanged, PresenceChanged, QueueRow } from '@carethread/staff';
import { type LiveChange, readConversations } from '@carethread/store';
import { gathering } from '../gathering.js';
import type { GatewayParts } from '../parts.js';
import { attended, dangersAfter, lastEvents, moved, movedWithPeople } from './live-changes.js';
import { Told } from './live-told.js';
import { queueRows } from './queues.js';
import { rowsOf } from './views/row.js';

/** Changes of a conversation within this are one. */
const GATHER_MS = 100;
/** Rows told in one round; the rest wait for the next. */
const ROWS = 100;
/**
 * Rows told in one round of conversations that the assistant has. More come in than anybody reads: any one of them says that
 * the list of them is another by now.
 */
const BOT_ROWS = 10;
const QUEUES_MS = 500;
/** Most changes told at a resume; where there are more, the lists are loaded anew. */
const RESUMED = 300;
/** Event times are taken before a commit, which may wait for a lock, and clocks of processes differ: by less than this. */
const OVERLAP_MS = 60_000;

/** Whom changes are told. */
export interface Listeners {
  /** Whether there is anybody. */
  any(): boolean;
  /** Whether anybody has a conversation on screen. */
  watched(id: string): boolean;
  changed(change: ConversationChanged): void;
  grew(id: string, seq: number): void;
  alert(alert: Alert): void;
  queue(queue: QueueRow): void;
  presence(presence: PresenceChanged): void;
}

/**
 * What consoles are told, from hints of the log. A hint may get lost, so every sweep reads from the tables what concerns people
 * and was not told. A place in the stream (rev) is the time of the last sweep: what happened before it, but for the overlap,
 * has been told. So a place means the same after a restart, and to another process.
 */
export class LiveFeed {
  readonly #pending = new Map<string, LiveChange>();
  #told = new Told();
  readonly #flush: () => void;
  readonly #tellQueues: () => void;
  /** Milliseconds since 1970; null while nobody listens. */
  #sweptAt: number | null = null;
  #sweeping: Promise<void> | null = null;

  constructor(
    private readonly parts: GatewayParts,
    private readonly listeners: Listeners,
    private readonly now: () => number,
    onError: (error: unknown) => void,
  ) {
    this.#flush = gathering(GATHER_MS, () => this.#tell(), onError);
    this.#tellQueues = gathering(QUEUES_MS, () => this.#changedQueues(), onError);
  }

  /** Takes hints. With nobody listening it costs one comparison. */
  hint(changes: readonly LiveChange[]): void {
    if (!this.listeners.any()) return;
    for (const change of changes) {
      const { conversationId: id, status } = change;
      if (status === 'delivery' && (this.#pending.has(id) || !this.listeners.watched(id))) continue;
      this.#pending.set(id, change);
    }
    if (this.#pending.size > 0) this.#flush();
  }

  /** Reads what hints did not tell, and how everybody is. Two calls at a time are one. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#sweep().finally(() => {
      this.#sweeping = null;
    });
    return this.#sweeping;
  }

  /**
   * What happened since a place; null where that is too much or too long ago to tell, or no place at all.
   * @param join called when all of it is at hand: from then on the caller hears what is told, and has missed nothing
   */
  async since(rev: string | null, join: () => void): Promise<{ rev: string; changes: ConversationChanged[] | null }> {
    if (this.#sweptAt === null) await this.sweep();
    const from = Number(rev);
    const mark = this.#told.mark;
    const known = rev !== null && Number.isSafeInteger(from) && from > 0 && from < this.now() + OVERLAP_MS;
    const found = known ? await moved(this.parts.store, new Date(from - OVERLAP_MS), RESUMED + 1) : null;
    const rows = found && found.length <= RESUMED ? await this.#changes(found.map(({ id }) => id)) : null;
    const meanwhile = this.#told.after(mark);
    join();
    return { rev: this.#rev, changes: rows && meanwhile ? [...rows, ...meanwhile] : null };
  }

  /** Somebody said how they are, or was heard of again. */
  presence(presence: PresenceChanged): void {
    if (!this.#told.isNews(`presence ${presence.staffId}`, [presence.state, presence.since])) return;
    this.listeners.presence(presence);
    this.#tellQueues();
  }

  get #rev(): string {
    return String(this.#sweptAt ?? 0);
  }

  async #sweep(): Promise<void> {
    if (!this.listeners.any()) {
      this.#sweptAt = null;
      this.#pending.clear();
      this.#told = new Told();
      return;
    }
    const { store, presence } = this.parts;
    const at = this.now();
    this.#told.attend(await attended(store), at - 2 * OVERLAP_MS);
    const missed = await movedWithPeople(store, new Date((this.#sweptAt ?? at) - OVERLAP_MS));
    const news = missed.filter(({ id, seq }) => this.#told.seqOf(id) < seq).map(({ id }) => id);
    for (let from = 0; from < news.length; from += ROWS) await this.#rows(news.slice(from, from + ROWS));
    this.#sweptAt = at;
    for (const [staffId, { state, since }] of await presence.all(new Date(at))) this.presence({ staffId, state, since });
    this.#tellQueues();
  }

  async #tell(): Promise<void> {
    const round = { people: [] as string[], assistant: [] as string[], delivered: [] as string[] };
    for (const [id, { status }] of this.#pending) {
      if (status === 'delivery') round.delivered.push(id);
      else if (isAttended(status) || this.#told.isAttended(id) || this.listeners.watched(id)) round.people.push(id);
      else round.assistant.push(id);
    }
    const now = [...round.people.slice(0, ROWS), ...round.assistant.slice(-BOT_ROWS)];
    for (const id of [...now, ...round.assistant, ...round.delivered]) this.#pending.delete(id);
    await this.#rows(now);
    const grown = round.delivered.length > 0 ? await lastEvents(this.parts.store, round.delivered) : [];
    for (const { id, seq } of grown) this.listeners.grew(id, seq);
    if (this.#pending.size > 0) this.#flush();
  }

  /** Tells the rows of conversations as they are now, and the dangers that showed in them since they were last told. */
  async #rows(ids: readonly string[]): Promise<void> {
    const changes = await this.#changes(ids);
    const ofPeople = changes.filter(({ id, row }) => this.#told.isAttended(id) || isAttended(row?.status));
    const places = ofPeople.map(({ id }) => ({ id, seq: this.#told.seqOf(id) }));
    const at = this.now();
    const alerts = places.length > 0 ? await dangersAfter(this.parts.store, places, new Date(at - OVERLAP_MS)) : [];
    for (const change of changes) {
      this.#told.add(change, isAttended(change.row?.status), at);
      this.listeners.changed(change);
      if (change.row && this.listeners.watched(change.id)) this.listeners.grew(change.id, change.row.seq);
    }
    for (const alert of alerts) this.listeners.alert(alert);
    if (ofPeople.length > 0) this.#tellQueues();
  }

  async #changes(ids: readonly string[]): Promise<ConversationChanged[]> {
    if (ids.length === 0) return [];
    const { store } = this.parts;
    const rows = await rowsOf(store, await readConversations(store, ids));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => ({ id, rev: this.#rev, row: byId.get(id) ?? null }));
  }

  async #changedQueues(): Promise<void> {
    if (!this.listeners.any()) return;
    for (const queue of await queueRows(this.parts))
      if (this.#told.isNews(`queue ${queue.id}`, queue)) this.listeners.queue(queue);
  }
}

function isAttended(status: string | undefined): boolean {
  return status === 'queued' || status === 'with_agent';
}

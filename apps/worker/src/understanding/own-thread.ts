import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Understanding } from '@carethread/conversation';
import type { IntentExamples, Lexicon, Understander, UnderstandingContext } from '@carethread/understanding';

/** What the thread works with. */
export interface Task {
  /** Where the model is kept once it was trained. */
  readonly folder: string;
  /** Where the build may have put it. */
  readonly made: string;
  /** Names the model. */
  readonly checksum: string;
  readonly lexicon: Lexicon;
}

/** What a thread trains the model of. */
export interface Training extends Pick<Task, 'folder' | 'made'> {
  readonly intents: readonly IntentExamples[];
}

/** A text to be read; the lexicon is the thread's already. */
export interface Asked {
  readonly id: number;
  readonly text: string;
  readonly context: Omit<UnderstandingContext, 'lexicon'>;
}

export type Answer =
  | { readonly id: number; readonly understanding: Understanding }
  | { readonly id: number; readonly failed: string };

/** The thread's first word. */
export interface Ready {
  /** Whether it has the model; without it, it ends. */
  readonly ready: boolean;
}

/** The texts that were asked could not be read. Holds none of them. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}

/** Young objects live for one message: more room for them is memory without use. */
const LIMITS = { maxYoungGenerationSizeMb: 8 } as const;
const START_AGAIN_MS = 1_000;
/** Under the sources a program is the source itself, whose types Node strips. */
const programOf = (name: string): URL => new URL(`./${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

interface Waiting {
  resolve(understanding: Understanding): void;
  reject(error: Error): void;
}

/**
 * Understanding on a thread of its own. Reading a text is the dearest part of a turn; beside the thread that takes messages in
 * and sends answers out, it holds nobody up. A thread that dies fails what it was asked, and another takes its place.
 */
export class UnderstandingThread implements Understander {
  readonly #waiting = new Map<number, Waiting>();
  #outgoing: Asked[] = [];
  #next = 0;
  #thread: Worker | null = null;
  #closed = false;

  private constructor(
    private readonly task: Task,
    private readonly examples: () => readonly IntentExamples[],
    private readonly onError: (error: unknown) => void,
  ) {}

  /**
   * @param examples what the model is trained on, read where it is in neither folder
   * @param onError told when a thread dies
   * @returns once the model is there. @throws what keeps the first thread from starting
   */
  static async start(
    task: Task,
    examples: () => readonly IntentExamples[],
    onError: (error: unknown) => void,
  ): Promise<UnderstandingThread> {
    const started = new UnderstandingThread(task, examples, onError);
    await started.#start();
    return started;
  }

  /** All that is asked in one go crosses to the thread together. @throws NotUnderstood */
  understand(text: string, { now, channel, previousLanguage }: UnderstandingContext): Promise<Understanding> {
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#waiting.set(id, { resolve, reject });
      this.#outgoing.push({ id, text, context: { now, channel, ...(previousLanguage ? { previousLanguage } : {}) } });
      if (this.#outgoing.length === 1) queueMicrotask(() => this.#flush());
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#thread?.terminate();
  }

  #flush(): void {
    const asked = this.#outgoing;
    this.#outgoing = [];
    if (this.#thread) this.#thread.postMessage(asked);
    else this.#fail(asked, new NotUnderstood('the thread that reads texts has ended'));
  }

  async #start(): Promise<void> {
    let [thread, { ready }] = await this.#begin();
    if (!ready) {
      await this.#train();
      [thread, { ready }] = await this.#begin();
    }
    if (!ready) throw new NotUnderstood('the examples have changed since the start: start again to have the model of them');
    if (this.#closed) return void (await thread.terminate());
    thread.on('message', (answers: readonly Answer[]) => this.#hear(answers));
    thread.on('error', this.onError);
    thread.on('exit', () => this.#lost());
    thread.unref();
    this.#thread = thread;
  }

  #begin(): Promise<[Worker, Ready]> {
    return new Promise((resolve, reject) => {
      const thread = new Worker(programOf('thread'), { workerData: this.task, resourceLimits: LIMITS });
      const ended = () => reject(new NotUnderstood('the thread that reads texts ended at its start'));
      thread.once('error', reject);
      thread.once('exit', ended);
      thread.once('message', (ready: Ready) => {
        thread.off('error', reject);
        thread.off('exit', ended);
        resolve([thread, ready]);
      });
    });
  }

  /** On a thread of its own as well: of one that trained only the stored model is wanted. */
  #train(): Promise<void> {
    const { folder, made } = this.task;
    return new Promise((resolve, reject) => {
      const workerData = { folder, made, intents: this.examples() } satisfies Training;
      const thread = new Worker(programOf('training'), { workerData });
      thread.once('error', reject);
      thread.once('exit', () => resolve());
    });
  }

  #hear(answers: readonly Answer[]): void {
    for (const answer of answers) {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ('understanding' in answer) waiting?.resolve(answer.understanding);
      else waiting?.reject(new NotUnderstood(`a text could not be read: ${answer.failed}`));
    }
  }

  #fail(asked: Iterable<{ readonly id: number }>, error: Error): void {
    for (const { id } of asked) {
      this.#waiting.get(id)?.reject(error);
      this.#waiting.delete(id);
    }
  }

  #lost(): void {
    this.#thread = null;
    if (this.#closed) return;
    this.#fail(
      [...this.#waiting.keys()].map((id) => ({ id })),
      new NotUnderstood('the thread that reads texts ended'),
    );
    void this.#again();
  }

  async #again(): Promise<void> {
    while (!this.#thread && !this.#closed) {
      await pause(START_AGAIN_MS, undefined, { ref: false });
      await this.#start().catch(this.onError);
    }
  }
}

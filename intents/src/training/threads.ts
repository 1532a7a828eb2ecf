import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { SENTENCE_VECTORS, type SentenceVectors, type TrainedMachine, type TrainingTask } from '@carethread/understanding';

/** What a thread is asked. */
export type Asked =
  | { readonly kind: 'machines'; readonly task: TrainingTask }
  | { readonly kind: 'vectors'; readonly texts: readonly string[] };

export type Answer =
  | { readonly kind: 'machines'; readonly machines: readonly TrainedMachine[] }
  | { readonly kind: 'vectors'; readonly vectors: readonly Float32Array[] };

/** So many texts are handed over at a time: some tenths of a second's work. */
const HANDFUL = 200;
/** More hold more memory than they save time. */
const MOST_THREADS = 4;
/** Under the sources it is the source itself, whose types Node strips. */
const PROGRAM = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url);

interface Job {
  readonly asked: Asked;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

interface Wanted {
  readonly text: string;
  resolve(vector: Float32Array): void;
  reject(error: unknown): void;
}

/** Threads that train beside each other, one a core. Who does what depends on the moment; what comes of it does not. */
export class TrainingThreads {
  readonly #jobs: Job[] = [];
  readonly #workers = new Set<Worker>();
  readonly #idle: Worker[] = [];
  #wanted: Wanted[] = [];
  #broken: Error | null = null;

  constructor(threads = Math.min(availableParallelism(), MOST_THREADS)) {
    for (let count = 0; count < threads; count++) this.#start();
  }

  /** Sentence vectors, made in handfuls of those that are asked for at one time. */
  readonly vectors: SentenceVectors = {
    name: SENTENCE_VECTORS,
    embed: (text) =>
      new Promise((resolve, reject) => {
        if (this.#wanted.length === 0) setImmediate(() => this.#handOut());
        this.#wanted.push({ text, resolve, reject });
      }),
  };

  /** @throws Error where a thread died */
  readonly train = async (task: TrainingTask): Promise<readonly TrainedMachine[]> => {
    const answer = await this.#ask({ kind: 'machines', task });
    return answer.kind === 'machines' ? answer.machines : [];
  };

  /** Ends the threads. */
  async close(): Promise<void> {
    const workers = [...this.#workers];
    this.#workers.clear();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #start(): void {
    const worker = new Worker(PROGRAM);
    this.#workers.add(worker);
    worker.on('error', (cause) => this.#break(new Error('a training thread failed', { cause })));
    worker.on('exit', () => this.#workers.has(worker) && this.#break(new Error('a training thread ended')));
    this.#idle.push(worker);
  }

  #break(error: Error): void {
    this.#broken ??= error;
    for (const { reject } of this.#jobs.splice(0)) reject(error);
  }

  #ask(asked: Asked): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#broken) reject(this.#broken);
      else this.#jobs.push({ asked, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    const worker = this.#jobs.length > 0 ? this.#idle.pop() : undefined;
    const job = worker && this.#jobs.shift();
    if (!worker || !job) return;
    const fail = (): void => job.reject(this.#broken ?? new Error('a training thread failed'));
    worker.once('exit', fail);
    worker.once('message', (answer: Answer) => {
      worker.off('exit', fail);
      this.#idle.push(worker);
      job.resolve(answer);
      this.#next();
    });
    worker.postMessage(job.asked);
  }

  #handOut(): void {
    const wanted = this.#wanted;
    this.#wanted = [];
    for (let from = 0; from < wanted.length; from += HANDFUL) void this.#embed(wanted.slice(from, from + HANDFUL));
  }

  async #embed(wanted: readonly Wanted[]): Promise<void> {
    try {
      const answer = await this.#ask({ kind: 'vectors', texts: wanted.map(({ text }) => text) });
      const made = answer.kind === 'vectors' ? answer.vectors : [];
      wanted.forEach(({ resolve, reject }, index) => {
        const vector = made[index];
        if (vector === undefined) reject(new Error('a training thread made too few vectors'));
        else resolve(vector);
      });
    } catch (error) {
      for (const { reject } of wanted) reject(error);
    }
  }
}

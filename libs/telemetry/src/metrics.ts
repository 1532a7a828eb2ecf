import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** 1 ms to 30 s: fine where a healthy service lives, coarse where it does not. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const BATCH = [1, 2, 4, 8, 16, 32, 64, 128];

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * @param options.processMetrics also collect prom-client's figures of the process (memory, event loop, collector)
 * @returns the registry and every metric of the service, each named and explained in this package's README. Labels are
 *   channels, queues, kinds and outcomes: never a patient, an address, or anything that was said.
 */
export function createMetrics({ processMetrics = true }: { readonly processMetrics?: boolean } = {}) {
  const registry = new Registry();
  if (processMetrics) collectDefaultMetrics({ register: registry });
  const make = makers(registry);
  return {
    registry,
    inbound: make.counter('inbound_total', 'Messages from patients', ['channel', 'outcome']),
    accept: make.histogram('accept_seconds', 'From request to answer, the message stored', ['channel']),
    turns: make.counter('turns_total', 'Turns committed', ['route']),
    turnBatch: make.histogram('turn_batch_size', 'Inbound messages in one transaction', [], BATCH),
    turnCommit: make.histogram('turn_commit_seconds', 'One batch, read to committed', []),
    understand: make.histogram('understand_seconds', 'Understanding one message', []),
    reply: make.histogram('reply_seconds', 'From stored to handed to the provider', ['channel']),
    outbound: make.counter('outbound_total', 'Messages to patients', ['channel', 'outcome']),
    segments: make.counter('outbound_segments_total', 'SMS segments sent', []),
    effects: make.counter('effects_total', 'Calls to the outside', ['kind', 'outcome']),
    effect: make.histogram('effect_seconds', 'How long calls to the outside took', ['kind']),
    llm: make.counter('llm_total', 'Questions to the language model', ['use', 'outcome']),
    llmTokens: make.counter('llm_tokens_total', 'What they cost', ['use', 'direction']),
    llmSeconds: make.histogram('llm_seconds', 'How long they took', ['use']),
    handoffs: make.counter('handoffs_total', 'Conversations given to people', ['queue', 'level']),
    queueDepth: make.gauge('queue_depth', 'Conversations waiting for a person', ['queue']),
    queueOldest: make.gauge('queue_oldest_seconds', 'How long the longest has waited', ['queue']),
    swept: make.counter('swept_total', 'Work that only the sweeper found', ['kind']),
    sockets: make.gauge('sockets', 'Open sockets', ['kind']),
    http: make.histogram('http_seconds', 'Requests answered', ['method', 'route', 'status']),
  };
}

function makers(registry: Registry) {
  const common = <L extends string>(name: string, help: string, labelNames: readonly L[]) => ({
    name: `carethread_${name}`,
    help,
    labelNames,
    registers: [registry],
  });
  return {
    counter: <const L extends string>(name: string, help: string, labels: readonly L[]) =>
      new Counter<L>(common(name, help, labels)),
    gauge: <const L extends string>(name: string, help: string, labels: readonly L[]) => new Gauge<L>(common(name, help, labels)),
    histogram: <const L extends string>(name: string, help: string, labels: readonly L[], buckets: number[] = SECONDS) =>
      new Histogram<L>({ ...common(name, help, labels), buckets }),
  };
}

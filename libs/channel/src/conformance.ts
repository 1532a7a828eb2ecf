/// <reference types="jest" />
import { textOf } from '@carethread/conversation';
import fc from 'fast-check';
import { type ChannelAdapter, DELIVERY_STATES, type OutboundMessage, type ProviderRequest, type Received } from './contract.js';

/** How the provider behaves: takes messages, refuses them, takes them but never answers, or cannot be reached. */
export type ProviderMode = 'takes' | 'refuses' | 'loses-answers' | 'unreachable';

/** A channel with a provider of its own to talk to: what the suite needs to try it. */
export interface ChannelHarness {
  readonly adapter: ChannelAdapter;
  /** An address that can be written to; a new one each time. */
  patient(): string;
  /** A genuine request of the provider's: a patient wrote these words. */
  inbound(words: string, providerId: string): ProviderRequest;
  /** Requests that must be turned away, each with its answer. */
  forgeries(): readonly { readonly name: string; readonly request: ProviderRequest; readonly status: 400 | 403 | 413 | 415 }[];
  /** The modes that the channel's provider can be in; a channel without a network between has only `takes`. */
  readonly modes: readonly ProviderMode[];
  provider(mode: ProviderMode): Promise<void>;
  /** The bodies that the provider took for an address, oldest first. */
  taken(to: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Runs every check that a channel must pass: in a test file, `describeChannel('sms', makeHarness)`. */
export function describeChannel(name: string, makeHarness: () => Promise<ChannelHarness>): void {
  describe(`${name} keeps the channel contract`, () => {
    let harness: ChannelHarness;
    const current = () => harness;
    beforeAll(async () => {
      harness = await makeHarness();
    });
    afterAll(() => harness.close());
    beforeEach(() => harness.provider('takes'));

    describe('receiving', () => receiving(current));
    describe('rendering', () => rendering(current));
    describe('sending', () => sending(current));
    describe('finding', () => finding(current));
  });
}

function receiving(current: () => ChannelHarness): void {
  it('takes a genuine request, word for word', async () => {
    const { adapter, inbound } = current();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 1_600 }), async (words) => {
        const items = itemsOf(await adapter.receive(inbound(words, 'SM01')));
        expect(items).toHaveLength(1);
        expect(items[0]).toMatchObject({ kind: 'message', channel: adapter.channel, providerId: 'SM01' });
        expect(items[0]?.kind === 'message' && textOf(items[0].parts)).toBe(words.toWellFormed());
      }),
      { numRuns: 50 },
    );
  });

  it('reads the same request twice as the same message', async () => {
    const { adapter, inbound } = current();
    const [first, second] = [await adapter.receive(inbound('Hello', 'SM02')), await adapter.receive(inbound('Hello', 'SM02'))];
    expect(itemsOf(second)).toEqual(itemsOf(first));
  });

  it('turns forgeries away', async () => {
    for (const { name, request, status } of current().forgeries()) {
      expect({ name, ...(await current().adapter.receive(request)) }).toMatchObject({ name, ok: false, status });
    }
  });

  it('answers any request at all, and lets none in that it cannot trust', async () => {
    const { adapter, inbound } = current();
    const genuine = inbound('Hello', 'SM03');
    const request = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PUT'),
      url: fc.oneof(fc.constant(genuine.url), fc.webPath(), fc.string()),
      headers: fc.dictionary(fc.constantFrom(...Object.keys(genuine.headers)), fc.oneof(fc.string(), fc.array(fc.string()))),
      body: fc.oneof(fc.uint8Array({ maxLength: 2_000 }).map(Buffer.from), fc.constant(genuine.body)),
    });
    await fc.assert(fc.asyncProperty(request, async (one) => expect((await adapter.receive(one)).ok).toBe(false)));
  });

  it('answers a genuine request with a byte of its body changed', async () => {
    const { adapter, inbound } = current();
    const genuine = inbound('Hello there', 'SM04');
    await fc.assert(
      fc.asyncProperty(fc.nat(genuine.body.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const body = Buffer.from(genuine.body);
        body[at] = (body[at] ?? 0) ^ by;
        const received = await adapter.receive({ ...genuine, body });
        for (const item of received.ok ? received.items : []) {
          expect(item.kind === 'message' || DELIVERY_STATES.includes(item.state)).toBe(true);
        }
      }),
    );
  });
}

function rendering(current: () => ChannelHarness): void {
  const word = fc.oneof(fc.stringMatching(/^[A-Za-z0-9,.!?áñ]{1,20}$/), fc.constantFrom('😀', '👩‍⚕️', 'año', '(911)', '10:30'));
  const words = fc.array(word, { minLength: 1, maxLength: 600 });

  it('keeps every word in order, within the length allowed', () => {
    fc.assert(
      fc.property(words, (all) => {
        const { bodies } = current().adapter.render(message('+15005550006', all.join(' ')));
        expect(bodies.flatMap(wordsOf)).toEqual(all.flatMap(wordsOf));
        for (const body of bodies) expect(body.length).toBeLessThanOrEqual(current().adapter.capabilities.maxCharacters);
      }),
      { numRuns: 50 },
    );
  });

  it('shows choices in words where there are no buttons', () => {
    const { adapter } = current();
    if (adapter.capabilities.quickReplies) return;
    const choices = [
      { key: 'slot-1', label: 'Tue Dec 1, 9:00 am' },
      { key: 'slot-2', label: 'None of these' },
    ];
    const { bodies } = adapter.render({ ...message('+15005550006', 'Which one?'), parts: [{ kind: 'choices', choices }] });
    for (const { label } of choices) expect(bodies.join('\n')).toContain(label);
  });

  it('has at least a segment for a body', () => {
    const { bodies, segments } = current().adapter.render(message('+15005550006', 'Hello'));
    expect(segments).toBeGreaterThanOrEqual(bodies.length);
  });
}

function sending(current: () => ChannelHarness): void {
  it('hands a message over once and names it', async () => {
    const to = current().patient();
    const result = await current().adapter.send(message(to, 'Your visit is tomorrow.'));
    expect(result).toMatchObject({ outcome: 'sent', providerId: expect.stringMatching(/./) });
    expect(await current().taken(to)).toEqual(['Your visit is tomorrow.']);
  });

  it('tells a refusal in words, without the message in it', async () => {
    if (!(await enters(current(), 'refuses'))) return;
    const to = current().patient();
    const result = await current().adapter.send(message(to, 'Xylophone'));
    expect(result).toMatchObject({ outcome: 'refused', error: { words: expect.stringMatching(/\w/) } });
    expect(JSON.stringify(result)).not.toContain('Xylophone');
    expect(await current().taken(to)).toEqual([]);
  });

  it('is in doubt where the answer was lost', async () => {
    if (!(await enters(current(), 'loses-answers'))) return;
    const result = await current().adapter.send(message(current().patient(), 'Hello'));
    expect(result.outcome).toBe('in-doubt');
  });

  it('waits where the provider cannot be reached', async () => {
    if (!(await enters(current(), 'unreachable'))) return;
    const result = await current().adapter.send(message(current().patient(), 'Hello'));
    expect(result).toMatchObject({ outcome: 'refused', error: { class: 'waits' } });
  });
}

function finding(current: () => ChannelHarness): void {
  it('finds a message whose answer was lost', async () => {
    if (!(await enters(current(), 'loses-answers'))) return;
    const lost = message(current().patient(), 'It’s at 9 – see you then');
    await current().adapter.send(lost);
    await current().provider('takes');
    expect(await current().adapter.find(lost, { sentWithSameBody: 0 })).toMatchObject({ outcome: 'sent' });
  });

  it('does not take an earlier message of the same words for this one', async () => {
    if (!current().modes.includes('loses-answers')) return;
    const twin = message(current().patient(), 'We are open 8 to 5.');
    await current().adapter.send(twin);
    expect(await current().adapter.find({ ...twin, id: 'another' }, { sentWithSameBody: 1 })).toEqual({ outcome: 'not-sent' });
  });

  it('cannot tell where the provider does not answer', async () => {
    if (!(await enters(current(), 'unreachable'))) return;
    const found = await current().adapter.find(message(current().patient(), 'Hello'), { sentWithSameBody: 0 });
    expect(found.outcome).toBe('unknown');
  });
}

async function enters(harness: ChannelHarness, mode: ProviderMode): Promise<boolean> {
  if (!harness.modes.includes(mode)) return false;
  await harness.provider(mode);
  return true;
}

let made = 0;
function message(to: string, text: string): OutboundMessage {
  return { id: `outbound-${++made}`, to, language: 'en', parts: [{ kind: 'text', text }] };
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function itemsOf(received: Received) {
  if (!received.ok) throw new Error(`turned away: ${received.status} ${received.problem}`);
  return received.items;
}

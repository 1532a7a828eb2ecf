import type { Vocabulary } from './package.js';

/** A space, as pieces write it. */
const SPACE = '\u2581';
/** The first pieces of the vocabulary are marks, and not looked for in a text. */
const MARKS = 6;
/** The number of what no piece fits. */
const UNKNOWN = 0;
/** More than there are different characters in all pieces. */
const LETTERS = 256;

/**
 * Cuts a text into the likeliest row of pieces (unigram model: Kudo, "Subword Regularization", ACL 2018), exactly as the
 * tokeniser of `@energetic-ai/embeddings` 0.2.0 does. Where that differs from SentencePiece it is followed, since the vectors
 * depend on it: what no piece fits costs nothing, and a cut that costs nothing gives way to any later one.
 */
export class Tokeniser {
  private readonly scores: Float64Array;
  private readonly letters = new Map<number, number>();
  /** A tree of the pieces: from node · LETTERS + letter to the node below, and which piece ends at a node. */
  private readonly below = new Map<number, number>();
  private readonly ends: Int32Array;
  /** Scratch, for each place in a text: the best cut up to there, its last piece, and where that begins. */
  private best = new Float64Array(0);
  private last = new Int32Array(0);
  private begin = new Int32Array(0);
  private symbols = new Int32Array(0);

  constructor(vocabulary: Vocabulary) {
    this.scores = Float64Array.from(vocabulary, ([, score]) => score);
    this.ends = new Int32Array(vocabulary.reduce((sum, [piece]) => sum + piece.length, 1)).fill(UNKNOWN);
    vocabulary.forEach(([piece], index) => {
      if (index >= MARKS) this.plant(piece, index);
    });
  }

  /** @returns the numbers of the pieces of `text`, in order; of several unknown ones in a row, one */
  cut(text: string): number[] {
    const length = this.readSymbols(text);
    this.best.fill(0, 0, length + 1);
    for (let from = 0; from < length; from++) this.tryPieces(from, length);
    const pieces: number[] = [];
    for (let place = length; place > 0; place = this.begin[place] ?? 0) {
      const piece = this.last[place] ?? UNKNOWN;
      if (piece !== UNKNOWN || pieces.at(-1) !== UNKNOWN) pieces.push(piece);
    }
    return pieces.reverse();
  }

  private plant(piece: string, index: number): void {
    let node = 0;
    for (const symbol of piece) {
      const character = symbol.codePointAt(0) ?? 0;
      let letter = this.letters.get(character);
      if (letter === undefined) {
        letter = this.letters.size + 1;
        this.letters.set(character, letter);
      }
      const key = node * LETTERS + letter;
      node = this.below.get(key) ?? this.below.size + 1;
      this.below.set(key, node);
    }
    this.ends[node] = index;
  }

  /** Puts the letters of a text into `symbols`, 0 for what is in no piece. @returns how many */
  private readSymbols(text: string): number {
    const normal = text.normalize('NFKC');
    if (normal === '') return 0;
    const spaced = SPACE + normal.replaceAll(' ', SPACE);
    if (this.symbols.length < spaced.length) this.makeRoom(spaced.length);
    let count = 0;
    for (const symbol of spaced) this.symbols[count++] = this.letters.get(symbol.codePointAt(0) ?? 0) ?? 0;
    return count;
  }

  private makeRoom(length: number): void {
    const places = 2 * length + 1;
    this.symbols = new Int32Array(places);
    this.best = new Float64Array(places);
    this.last = new Int32Array(places);
    this.begin = new Int32Array(places);
  }

  /** Lengthens the best cut up to `from` by each piece that the text goes on with. */
  private tryPieces(from: number, length: number): void {
    let node = 0;
    let fits = false;
    for (let place = from; place < length; place++) {
      const next = this.below.get(node * LETTERS + (this.symbols[place] ?? 0));
      if (next === undefined) break;
      node = next;
      const piece = this.ends[node] ?? UNKNOWN;
      if (piece === UNKNOWN) continue;
      this.lengthen(from, place + 1, piece);
      fits = true;
    }
    if (!fits) this.lengthen(from, from + 1, UNKNOWN);
  }

  private lengthen(from: number, to: number, piece: number): void {
    const score = (this.best[from] ?? 0) + (this.scores[piece] ?? 0);
    const best = this.best[to] ?? 0;
    if (best !== 0 && score < best) return;
    this.best[to] = score;
    this.last[to] = piece;
    this.begin[to] = from;
  }
}

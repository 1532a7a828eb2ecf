import ret, { type Group, type Token } from 'ret';

const { types } = ret;
/** The package is the function itself; its types tell of a module that holds it. */
const tokenize = ret as unknown as typeof ret.tokenizer;

/** Letters of a word's beginning that count: longer ones tell hardly more, and every token is looked up once a letter. */
const LONGEST_HEAD = 6;
/** Words that stand in nearly every text: a pattern is known by something rarer, where it has that. */
const COMMON = (
  'i my me the to is it am are and can not you your have has of for do in on with at be was this that want need a an if how what when ' +
  'where any all so or but we he she they get got please just out up no mi mis me la el los las de que en un una se lo le y a con por ' +
  'para su es al del no muy si ya mas te tengo quiero puedo como cuando donde'
).split(' ');
/** How much rather a rare word is taken than a common one. */
const COMMON_COSTS = 20;

/**
 * Of which a text must have at least one, at the beginning of a word, for a pattern to match it. Nothing is guessed: what is not
 * certain about a pattern is left out.
 * @param pattern a regular expression that is tried where a word begins
 * @returns beginnings of words; null where none can be told
 */
export function headsOf(pattern: string): ReadonlySet<string> | null {
  // Its reader knows no look-behind. Neither is read here: what lies before or after a match is no part of it.
  const { options, stack } = tokenize(pattern.replace(/\(\?<([=!])/g, '(?$1'));
  return ofEither(options ?? [stack ?? []], true);
}

function ofEither(options: readonly (readonly Token[])[], atWord: boolean): ReadonlySet<string> | null {
  const all = new Set<string>();
  for (const option of options) {
    const heads = ofSequence(option, atWord);
    if (heads === null) return null;
    for (const head of heads) all.add(head);
  }
  return all;
}

/** Of a sequence every part must match, so the rarest part's heads are enough. */
function ofSequence(tokens: readonly Token[], atWord: boolean): ReadonlySet<string> | null {
  let best: ReadonlySet<string> | null = null;
  let begins = atWord;
  let run = '';
  const offer = (heads: ReadonlySet<string> | null) => {
    if (heads !== null && (best === null || costOf(heads) < costOf(best))) best = heads;
  };
  const endRun = () => {
    if (run !== '') offer(new Set([run.slice(0, LONGEST_HEAD)]));
    run = '';
  };
  for (const token of tokens) {
    if (isLookaround(token)) continue;
    const letter = letterOf(token);
    if (letter !== null && letter !== ' ' && (begins || run !== '')) {
      run += letter;
    } else {
      endRun();
      const part = token.type === types.REPETITION && token.min > 0 ? token.value : token;
      if (part.type === types.GROUP && !isLookaround(part)) offer(ofEither(optionsOf(part), begins));
    }
    begins = beginsAfter(token, begins);
  }
  endRun();
  return best;
}

/** Whether a word begins behind a token, as far as that is certain. */
function beginsAfter(token: Token, before: boolean): boolean {
  if (letterOf(token) !== null) return letterOf(token) === ' ';
  if (token.type === types.REPETITION) {
    const once = beginsAfter(token.value, false);
    return token.min > 0 ? once : once && before;
  }
  if (token.type !== types.GROUP) return false;
  return optionsOf(token).every((option) => option.reduce((begins, part) => beginsAfter(part, begins), before));
}

const optionsOf = ({ options, stack }: Group): readonly (readonly Token[])[] => options ?? [stack ?? []];
const letterOf = (token: Token): string | null => (token.type === types.CHAR ? String.fromCharCode(token.value) : null);
const isLookaround = (token: Token): boolean =>
  token.type === types.GROUP && (token.followedBy === true || token.notFollowedBy === true || token.lookBehind === true);

function costOf(heads: ReadonlySet<string>): number {
  let cost = 0;
  for (const head of heads) cost += 1 + COMMON_COSTS * COMMON.filter((word) => word.startsWith(head)).length;
  return cost;
}

/**
 * Which of several groups of patterns can match a text at all. Most groups cannot match most texts, and their regular expressions
 * are long: asking first whether a text has any of a group's words saves most of their time.
 */
export class Gate {
  readonly #groupsOf = new Map<string, number[]>();
  readonly #always: number[] = [];
  readonly #count: number;

  /** @param groups the patterns of each group */
  constructor(groups: readonly (readonly string[])[]) {
    this.#count = groups.length;
    for (const [group, patterns] of groups.entries()) {
      const heads = patterns.map(headsOf);
      if (heads.includes(null)) this.#always.push(group);
      for (const head of new Set(heads.flatMap((one) => [...(one ?? [])])))
        this.#groupsOf.set(head, [...(this.#groupsOf.get(head) ?? []), group]);
    }
  }

  /**
   * @param joined blank-padded words
   * @returns a one for every group that may match; of a zero it is certain that it does not
   */
  open(joined: string): Uint8Array {
    const open = new Uint8Array(this.#count);
    for (const group of this.#always) open[group] = 1;
    for (let blank = 0; blank !== -1; blank = joined.indexOf(' ', blank + 1)) {
      for (let end = blank + 2; end <= blank + 1 + LONGEST_HEAD && joined.charCodeAt(end - 1) !== 32; end++)
        for (const group of this.#groupsOf.get(joined.slice(blank + 1, end)) ?? []) open[group] = 1;
    }
    return open;
  }
}

import { type OpenFile, readTensors, readVocabulary } from './package.js';

/** Files that are not there, read three bytes at a time. */
function files(contents: Record<string, string | Uint8Array>): OpenFile & { open: number } {
  const opener: OpenFile = async (name) => {
    const content = contents[name];
    if (content === undefined) throw new Error(`no ${name}`);
    let rest: Uint8Array = Buffer.from(content);
    counted.open++;
    return {
      read: async (buffer) => {
        const part = rest.subarray(0, Math.min(3, buffer.length));
        buffer.set(part);
        rest = rest.subarray(part.length);
        return { bytesRead: part.length };
      },
      readFile: async () => rest,
      close: async () => {
        counted.open--;
      },
    };
  };
  const counted = Object.assign(opener, { open: 0 });
  return counted;
}

const model = JSON.stringify({
  weightsManifest: [
    {
      paths: ['a', 'b'],
      weights: [
        { name: 'one', shape: [2], dtype: 'float32' },
        { name: 'count', shape: [], dtype: 'int32' },
        { name: 'unwanted', shape: [], dtype: 'float32' },
        { name: 'two', shape: [1, 2], dtype: 'float32' },
      ],
    },
  ],
});
const bytes = new Uint8Array(Float32Array.of(1, 2, 0, 0, 3, 4).buffer);

/** All tensors but "unwanted". */
async function tensorsOf(open: OpenFile): Promise<[string, number[]][]> {
  const found: [string, number[]][] = [];
  const values = new Float32Array(2);
  for await (const name of readTensors(open, (name) => (name === 'unwanted' ? null : values))) found.push([name, [...values]]);
  return found;
}

describe('readTensors', () => {
  it('finds tensors that lie across files', async () => {
    const open = files({ 'model.json': model, a: bytes.subarray(0, 5), b: bytes.subarray(5) });
    expect(await tensorsOf(open)).toEqual([
      ['one', [1, 2]],
      ['unwanted', [1, 2]],
      ['two', [3, 4]],
    ]);
    expect(open.open).toBe(0);
  });

  it('says so where the files end too early, and leaves none open', async () => {
    const open = files({ 'model.json': model, a: bytes.subarray(0, 5), b: bytes.subarray(5, 20) });
    await expect(tensorsOf(open)).rejects.toThrow('end too early');
    expect(open.open).toBe(0);
  });
});

describe('readVocabulary', () => {
  it('reads pieces and their scores, of which null is 0', async () => {
    expect(await readVocabulary(files({ 'vocab.json': '[["a",-1.5],[":",null]]' }))).toEqual([
      ['a', -1.5],
      [':', 0],
    ]);
  });

  it.each(['{}', '[["a"]]', '[[1,2]]', '["a"]'])('refuses %s', async (content) => {
    await expect(readVocabulary(files({ 'vocab.json': content }))).rejects.toThrow(TypeError);
  });
});

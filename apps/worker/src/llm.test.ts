import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy } from '@carethread/dialogue';
import type { Lexicon } from '@carethread/understanding';
import { readyLlm } from './llm.js';

const ROOT = join(import.meta.dirname, '../../..');

/** The sources of every package but the model's own room. */
function sources(): string[] {
  return ['apps', 'libs', 'channels', 'intents']
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((name) => /\.tsx?$/.test(name) && !/node_modules|dist\/|\.test\.|^libs\/llm\//.test(name));
}

describe('without a key', () => {
  it('there is no language model', async () => {
    const connect = await readyLlm(null, {} as Policy, {} as Lexicon);
    expect(connect({} as never)).toBeNull();
  });

  it('nothing of it is loaded: its room is imported as types, or once and only where a key is set', () => {
    const imports = sources().flatMap((name) =>
      [...readFileSync(join(ROOT, name), 'utf8').matchAll(/^.*(?:from |import\()['"](?:@carethread\/llm|openai)['"].*$/gm)].map(
        ([line]) => `${name}: ${line.trim()}`,
      ),
    );
    expect(imports.filter((line) => !/: import type /.test(line))).toEqual([
      "apps/worker/src/llm.ts: const { createLlm } = await import('@carethread/llm');",
    ]);
  });
});

import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { boundaries } from '../../scripts/check/boundaries.mjs';

const ROOT = resolve(import.meta.dirname, '../..');

describe('the boundaries check', () => {
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'carethread-boundaries-'));
    cpSync(join(ROOT, 'package.json'), join(copy, 'package.json'));
    for (const parent of ['apps', 'channels', 'libs']) {
      for (const name of readdirSync(join(ROOT, parent))) bring(join(parent, name));
    }
    bring('intents');
  });
  afterEach(() => rmSync(copy, { recursive: true, force: true }));

  /** Copies a package's manifest, with room for a planted source beside it. */
  function bring(folder: string): void {
    mkdirSync(join(copy, folder, 'src'), { recursive: true });
    cpSync(join(ROOT, folder, 'package.json'), join(copy, folder, 'package.json'));
  }

  function plant(file: string, code: string): string[] {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), code);
    return boundaries(copy);
  }

  it('finds nothing where nothing was planted', () => {
    expect(boundaries(copy)).toEqual([]);
  });

  it('sees an import that goes upward', () => {
    expect(plant('libs/dialogue/src/planted.ts', "\nimport { openStore } from '@carethread/store';")).toEqual([
      'libs/dialogue/src/planted.ts:2: dialogue may not import store: imports go downward only',
    ]);
  });

  it.each([
    ["import { Injectable } from '@nestjs/common';", /@nestjs\/common must stay outside/],
    ["import pg from 'pg';", /pg must stay outside/],
    ["export const load = () => import('node:http');", /node:http must stay outside/],
    ['export const at = Date.now();', /Date\.now\(\) in the pure core/],
    ['export const at = new Date();', /new Date\(\) in the pure core/],
    ['export const dice = Math.random();', /Math\.random\(\) in the pure core/],
  ])('keeps the core pure: %s', (code, complaint) => {
    expect(plant('libs/routing/src/planted.ts', code)).toEqual([expect.stringMatching(complaint)]);
  });

  it('sees a path that leaves its package, and one past a public face', () => {
    expect(plant('apps/gateway/src/planted.ts', "export * from '../../worker/src/index.js';")).toEqual([
      expect.stringContaining('reaches into apps/worker/src/index.js'),
    ]);
    expect(plant('apps/gateway/src/planted.ts', "import '@carethread/store/src/inbox.js';")).toEqual([
      expect.stringContaining('no public face of store'),
    ]);
  });

  it('does not mind what only a comment says, nor a date that is only converted', () => {
    expect(plant('libs/routing/src/planted.ts', '// Date.now() is not for us\nexport const at = new Date(0);')).toEqual([]);
  });

  it('wants every package to have its place', () => {
    mkdirSync(join(copy, 'libs/shortcut'));
    writeFileSync(join(copy, 'libs/shortcut/package.json'), '{"name":"@carethread/shortcut"}');
    expect(boundaries(copy)).toEqual([expect.stringContaining('"shortcut" has no place')]);
  });
});

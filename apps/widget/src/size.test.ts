import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildWidget } from './testing/build.js';

/** What a patient's phone loads before the chat is opened; the socket client comes after that and is counted apart. */
const MOST_BYTES = 30 * 1024;
const MOST_SOCKET_BYTES = 16 * 1024;

describe('the built widget', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await buildWidget();
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  const gzipped = async (name: string) => gzipSync(await readFile(join(folder, name)), { level: 9 }).length;

  it('is small, and so is the socket client beside it', async () => {
    const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'));
    const socket = scripts.filter((name) => name.startsWith('care-chat-socket-'));
    expect(scripts.filter((name) => !socket.includes(name))).toEqual(['care-chat.js']);
    expect(socket).toHaveLength(1);
    expect(await gzipped('care-chat.js')).toBeLessThanOrEqual(MOST_BYTES);
    expect(await gzipped(socket[0] ?? '')).toBeLessThanOrEqual(MOST_SOCKET_BYTES);
  });

  it('needs nothing that a strict content security policy forbids', async () => {
    for (const page of ['index.html', 'es.html']) {
      const html = await readFile(join(folder, page), 'utf8');
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|\sstyle=|<style/i);
    }
  });
});

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @returns the path of a browser for playwright-core, or null: the caller skips its tests, and `npm test` says so. */
export const chromium = (): string | null => find(['chromium', 'chromium-browser', 'google-chrome'], 'chromium');

/** @returns the path of a Redis to start, or null: the caller skips its tests, and `npm test` says so. */
export const redisServer = (): string | null => find(['redis-server', 'valkey-server'], 'redis-server');

/** @throws Error in CI, where no test may be skipped */
function find(names: readonly string[], apt: string): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
  if (found === undefined && process.env.CI) throw new Error(`CI skips no test: apt-get install ${apt}`);
  return found ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not ours to run
  }
}

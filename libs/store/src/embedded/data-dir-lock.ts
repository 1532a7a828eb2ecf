import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.js';
import { hasCode, processIdentity } from './process-identity.js';

/**
 * Takes a folder for this process alone. A lock whose process is gone (it was killed) is taken over.
 * @returns what gives it back
 * @throws CannotStart where another process holds the folder, or it cannot be written
 */
export async function holdDataDir(dataDir: string): Promise<() => Promise<void>> {
  const file = join(dataDir, 'lock');
  try {
    await mkdir(dataDir, { recursive: true });
    for (let tries = 0; ; tries += 1) {
      try {
        const handle = await open(file, 'wx', 0o600);
        await handle.writeFile(`${await processIdentity(process.pid)}\n`);
        await handle.close();
        return () => rm(file, { force: true });
      } catch (error) {
        if (!hasCode(error, 'EEXIST') || tries > 3) throw error;
        await takeOver(file, dataDir);
      }
    }
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    if (hasCode(error, 'ENOSPC'))
      throw new CannotStart(`The disk that holds DATA_DIR ${dataDir} is full: free some space and start again.`);
    if (hasCode(error, 'EACCES') || hasCode(error, 'EROFS'))
      throw new CannotStart(`DATA_DIR ${dataDir} may not be written to: choose another or change its owner.`);
    throw new CannotStart(`DATA_DIR ${dataDir} cannot be used: ${String(error)}`, {
      cause: error,
    });
  }
}

async function takeOver(file: string, dataDir: string): Promise<void> {
  const holder = (await readFile(file, 'utf8').catch(() => '')).trim();
  const pid = Number.parseInt(holder, 10);
  if (pid > 0 && (await processIdentity(pid)) === holder) {
    throw new CannotStart(
      `Carethread already runs on DATA_DIR ${dataDir} (process ${pid}): stop it, or choose another DATA_DIR.`,
    );
  }
  await rm(file, { force: true });
}

/** The database cannot start; `message` is one sentence for the person at the terminal. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';

  /** @param log what the server or its tools wrote; only the reason found in it is passed on */
  static fromLog(what: string, log: string): CannotStart {
    // Of a file that grows, PostgreSQL tells by how much it fell short, and leaves the reason to a hint.
    if (/No space left on device|wrote only \d+ of \d+ bytes/i.test(log))
      return new CannotStart(`${what}: the disk is full. Free some space and start again.`);
    if (/Permission denied/i.test(log))
      return new CannotStart(`${what}: its folder may not be written to. Check the owner of DATA_DIR.`);
    const reason = /(?:FATAL|PANIC|error):\s*(.+)/i.exec(log)?.[1] ?? 'see postgres.log in DATA_DIR';
    return new CannotStart(`${what}: ${reason}`);
  }
}

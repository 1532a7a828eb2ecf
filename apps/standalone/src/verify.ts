import { loadConfig } from '@carethread/config';
import { openStore, runningServerUrl, startEmbedded, verifyAudit, verifyConversation } from '@carethread/store';
import { keptKeys } from './keys.js';
import { Stack } from './stack.js';

/**
 * `npm run verify [-- <conversation id> …]`: verifies the hash chains of conversations (all where none is named) and of the
 * audit trail. A line for each that does not hold, then one line with the count; exit 1 where any does not hold.
 */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const stack = new Stack();
let broken = 0;
try {
  const named = process.argv.slice(2);
  const wrong = named.find((id) => !UUID.test(id));
  if (wrong !== undefined)
    throw new Error(`"${wrong}" is no conversation's id: give one as the console's address has it, or none to verify all.`);
  const config = loadConfig(process.env);
  const running = config.databaseUrl ?? (await runningServerUrl(config.dataDir));
  const url = running ?? (await stack.push(startEmbedded({ dataDir: config.dataDir }), (server) => server.stop())).url;
  const masterKeys = config.encryptionKeys ?? (await keptKeys(config.dataDir));
  const store = await stack.push(openStore({ url, masterKeys, connections: 4 }), (opened) => opened.close());
  const ids =
    named.length > 0
      ? named
      : (await store.database.pool.query<{ id: string }>('SELECT id FROM conversation ORDER BY opened_at')).rows.map(
          (row) => row.id,
        );
  for (const id of ids) {
    const result = await verifyConversation(store, id);
    if (result.outcome === 'holds') continue;
    broken += 1;
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
  const audit = await verifyAudit(store.database);
  if (audit) {
    broken += 1;
    process.stdout.write(`${JSON.stringify({ audit })}\n`);
  }
  process.stdout.write(`${ids.length} conversations and the audit trail verified, ${broken} broken\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  broken += 1;
} finally {
  await stack.unwind();
}
process.exitCode = broken > 0 ? 1 : 0;

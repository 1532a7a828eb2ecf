export { keepAttachment, readAttachment } from './attachments.js';
export { type AuditEntry, type AuditRow, appendAudit, audit, readAudit, verifyAudit } from './audit.js';
export { type KeyedRequest, recallRequest, rememberRequest } from './command-keys.js';
export { type Database, DatabaseUnusable, openDatabase } from './database.js';
export type { ClaimedEffect } from './effects.js';
export { Effects } from './effects.js';
export * from './embedded/index.js';
export { Inbox } from './inbox.js';
export { type Change as LiveChange, Live } from './live.js';
export { readEvents, readState, type Verification, verifyConversation } from './log.js';
export { Outbox } from './outbox.js';
export { announcedEntry, unannouncedEntries } from './queue-entries.js';
export {
  type AddressRecord,
  type ConversationRecord,
  conversationsOfPatient,
  listConversations,
  readAddresses,
  readConversations,
  readDeliveries,
} from './reading.js';
export { minuteOf } from './sql/minute.js';
export { openStore, type Store } from './store.js';
export { blindOf, scopeOf } from './system-keys.js';
export { type BatchOptions, type BatchResult, runBatch, type TurnStore } from './turns/batch.js';
export { type CommandResult, runCommand } from './turns/command.js';
export { Hands } from './turns/hands.js';
export { numbered } from './turns/numbered.js';
export { addressContext } from './turns/opening.js';
export type * from './turns/types.js';
export { noteUndelivered } from './undelivered.js';
export { holderOf, type PlacedEvent, patientsOf, readTranscript, readTranscriptBefore } from './web-transcript.js';

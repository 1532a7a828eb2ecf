import { customType, timestamp } from 'drizzle-orm/pg-core';

/** Bytes: ciphertext, hashes, blind indexes. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** An instant, kept with its zone, to the millisecond that an event's `at` has. */
export const instantColumn = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

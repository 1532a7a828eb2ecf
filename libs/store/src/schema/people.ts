import { sql } from 'drizzle-orm';
import { bigserial, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytea, instantColumn } from './columns.js';

/** Data keys, wrapped by a master key. Erasing a patient destroys theirs: `wrapped` becomes null, the row stays. */
export const dataKey = pgTable(
  'data_key',
  {
    id: uuid('id').primaryKey(),
    /** patient | inbox | blind-index */
    purpose: text('purpose').notNull(),
    masterVersion: integer('master_version').notNull(),
    wrapped: bytea('wrapped'),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
    destroyedAt: instantColumn('destroyed_at'),
  },
  (t) => [uniqueIndex('data_key_one_of_a_kind').on(t.purpose).where(sql`${t.purpose} <> 'patient' AND ${t.destroyedAt} IS NULL`)],
);

/** One person. Everything about them is encrypted under their key. */
export const patient = pgTable('patient', {
  id: uuid('id').primaryKey(),
  keyId: uuid('key_id')
    .notNull()
    .references(() => dataKey.id),
  createdAt: instantColumn('created_at').notNull().defaultNow(),
});

/** Where a patient can be reached: a telephone number (SMS and voice), a web visitor. */
export const address = pgTable(
  'address',
  {
    id: uuid('id').primaryKey(),
    patientId: uuid('patient_id')
      .notNull()
      .references(() => patient.id),
    /** phone | web | bot-framework */
    scope: text('scope').notNull(),
    /** Keyed hash of the address, by which it is found. */
    blind: bytea('blind').notNull(),
    /** The address, under the patient's key, context "address:<id>". */
    sealed: bytea('sealed').notNull(),
    /** granted | revoked; the last word of `consent_record`. */
    consent: text('consent').notNull().default('granted'),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('address_by_blind').on(t.scope, t.blind), index('address_of_patient').on(t.patientId)],
);

/** Every change of consent, append-only, chained per address. */
export const consentRecord = pgTable(
  'consent_record',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    addressId: uuid('address_id')
      .notNull()
      .references(() => address.id),
    seq: integer('seq').notNull(),
    to: text('to').notNull(),
    source: text('source').notNull(),
    cause: text('cause').notNull(),
    at: instantColumn('at').notNull(),
    prevHash: bytea('prev_hash').notNull(),
    hash: bytea('hash').notNull(),
  },
  (t) => [
    uniqueIndex('consent_record_chain').on(t.addressId, t.seq),
    uniqueIndex('consent_record_cause').on(t.addressId, t.cause),
  ],
);

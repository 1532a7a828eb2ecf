/**
 * Branded identifiers: a `PatientId` cannot be handed in where a `ConversationId` is expected, though both are strings
 * at run time. Parsing happens once, at the edge; the core only passes them on.
 */
declare const brand: unique symbol;
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

export type PatientId = Brand<string, 'PatientId'>;
export type ConversationId = Brand<string, 'ConversationId'>;
export type AddressId = Brand<string, 'AddressId'>;
export type InboundId = Brand<string, 'InboundId'>;
export type OutboundId = Brand<string, 'OutboundId'>;
export type EffectId = Brand<string, 'EffectId'>;
export type StaffId = Brand<string, 'StaffId'>;

/** A telephone number in E.164 shape: "+" and 7 to 15 digits, the first of them not 0 (ITU-T E.164). */
export type E164 = Brand<string, 'E164'>;

/** An instant in UTC, ISO 8601 with milliseconds: "2026-12-01T15:00:00.000Z". */
export type Instant = Brand<string, 'Instant'>;

const E164_SHAPE = /^\+[1-9]\d{6,14}$/;

/**
 * @param value anything that might be a telephone number, already stripped of blanks
 * @returns the number, branded, or null where it is not in E.164 shape. Whether the area code exists is not checked.
 */
export function parseE164(value: string): E164 | null {
  return E164_SHAPE.test(value) ? (value as E164) : null;
}

/** @returns the instant of a Date or of milliseconds since 1970; throws RangeError on an invalid one. */
export function instant(at: Date | number): Instant {
  return new Date(at).toISOString() as Instant;
}

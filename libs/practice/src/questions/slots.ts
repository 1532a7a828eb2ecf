import { codesOf } from '../codes.js';
import type { Desk, Directory } from '../directory.js';
import type { Records } from '../fhir/records.js';
import { type SlotResource, slotSchema } from '../fhir/resources.js';
import type { PracticeRequest, PracticeSlot } from '../port.js';
import { inZone, isInTime, partOfDay, weekday } from '../times.js';

export type FindSlots = Extract<PracticeRequest, { kind: 'find-slots' }>;

export interface SlotContext {
  readonly records: Records;
  readonly directory: Directory;
  readonly timeZone: string;
  readonly now: () => Date;
}

/** A first page has room for some that turn out not to fit. */
const TURNED_DOWN = 10;
const WEEK_MS = 7 * 24 * 3_600_000;
/** Nobody reads more choices than this. */
const MOST = 50;

/**
 * @returns free slots, soonest first, that are still to come. A practitioner or location that the clinic does not have
 * yields none: a slot with somebody else would not be what was asked for
 */
export async function findSlots(request: FindSlots, context: SlotContext): Promise<PracticeSlot[]> {
  const wanted = (await context.directory.find(request)).filter((desk) => !isUnwanted(desk, request));
  const desks = new Map(wanted.map((desk) => [desk.schedule, desk]));
  const limit = Math.min(Math.max(request.limit, 0), MOST);
  const found: PracticeSlot[] = [];
  if (desks.size === 0 || limit === 0) return found;
  for await (const slot of freeSlots(request, desks, context)) {
    const desk = desks.get(slot.schedule.reference ?? '');
    if (!desk || !isWanted(slot, request, context.timeZone)) continue;
    if (found.push(toSlot(slot, desk, context.timeZone)) === limit) break;
  }
  return found;
}

/** Looks at the coming week first, where most find one, and only then at all that is left. */
async function* freeSlots(request: FindSlots, desks: ReadonlyMap<string, Desk>, { records, now }: SlotContext) {
  const narrowed = request.practitioner !== undefined || request.location !== undefined;
  const schedule = narrowed ? { schedule: [...desks.keys()].join(',') } : {};
  const start = Math.max(Date.parse(request.from), now().getTime());
  const end = request.to === undefined ? Number.POSITIVE_INFINITY : Date.parse(request.to);
  const weekEnd = Math.min(start + WEEK_MS, end);
  for (const [from, to, page] of [
    [start, weekEnd, 2 * request.limit + TURNED_DOWN],
    [weekEnd, end, MOST],
  ] as const) {
    if (from >= to) continue;
    const bounds = [`ge${instant(from)}`, ...(to === Number.POSITIVE_INFINITY ? [] : [`lt${instant(to)}`])];
    yield* records.search('Slot', slotSchema, { status: 'free', start: bounds, _sort: 'start', ...schedule }, page);
  }
}

/** @returns a slot as the dialogue sees it */
export function toSlot(slot: SlotResource, desk: Desk, timeZone: string): PracticeSlot {
  return {
    ref: `Slot/${slot.id}`,
    version: slot.meta.versionId,
    start: inZone(slot.start, timeZone),
    end: inZone(slot.end, timeZone),
    practitioner: desk.practitioner.name,
    location: desk.location.name,
    visitType: codesOf(slot.serviceType)[0] ?? null,
  };
}

function isWanted(slot: SlotResource, request: FindSlots, timeZone: string): boolean {
  const types = codesOf(slot.serviceType);
  return (
    slot.status === 'free' &&
    !request.exclude.includes(`Slot/${slot.id}`) &&
    (request.visitType === undefined || types.length === 0 || types.includes(request.visitType)) &&
    (request.partOfDay === undefined || partOfDay(slot.start, timeZone) === request.partOfDay) &&
    (request.time === undefined || isInTime(slot.start, request.time, timeZone)) &&
    !(request.notOn ?? []).includes(weekday(slot.start, timeZone))
  );
}

function isUnwanted({ practitioner, location }: Desk, { without = [] }: FindSlots): boolean {
  return without.some((name) => name === practitioner.name || name === location.name);
}

function instant(at: number): string {
  return new Date(at).toISOString();
}

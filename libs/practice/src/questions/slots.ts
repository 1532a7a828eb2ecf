import { codesOf } from '../codes.js';
import type { Desk, Directory } from '../directory.js';
import type { Records } from '../fhir/records.js';
import { type SlotResource, slotSchema } from '../fhir/resources.js';
import type { PracticeRequest, PracticeSlot } from '../port.js';
import { inZone, partOfDay } from '../times.js';

export type FindSlots = Extract<PracticeRequest, { kind: 'find-slots' }>;

export interface SlotContext {
  readonly records: Records;
  readonly directory: Directory;
  readonly timeZone: string;
  readonly now: () => Date;
}

/** Nobody reads more choices than this. */
const MOST = 50;

/**
 * @returns free slots, soonest first, that are still to come. A practitioner or location that the clinic does not have
 * yields none: a slot with somebody else would not be what was asked for
 */
export async function findSlots(request: FindSlots, context: SlotContext): Promise<PracticeSlot[]> {
  const desks = await context.directory.find(request);
  if (desks.length === 0) return [];
  const bySchedule = new Map(desks.map((desk) => [desk.schedule, desk]));
  const narrowed = request.practitioner !== undefined || request.location !== undefined;
  const from = laterOf(request.from, context.now());
  const query = {
    status: 'free',
    start: [`ge${from}`, ...(request.to === undefined ? [] : [`lt${request.to}`])],
    _sort: 'start',
    ...(narrowed ? { schedule: [...bySchedule.keys()].join(',') } : {}),
  };
  const found: PracticeSlot[] = [];
  const limit = Math.min(Math.max(request.limit, 0), MOST);
  for await (const slot of context.records.search('Slot', slotSchema, query)) {
    if (found.length >= limit) break;
    const desk = bySchedule.get(slot.schedule.reference ?? '');
    if (desk && isWanted(slot, request, context.timeZone)) found.push(toSlot(slot, desk, context.timeZone));
  }
  return found;
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
    (request.partOfDay === undefined || partOfDay(slot.start, timeZone) === request.partOfDay)
  );
}

function laterOf(from: string, now: Date): string {
  return Date.parse(from) > now.getTime() ? from : now.toISOString();
}

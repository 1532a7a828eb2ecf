import { Directory } from './directory.js';
import { DEFAULT_TIMEOUT_MS, FhirClient, type FhirClientDeps } from './fhir/client.js';
import { Records } from './fhir/records.js';
import { AccessTokens } from './fhir/tokens.js';
import { Unavailable } from './fhir/unavailable.js';
import type { Practice, PracticeRequest, PracticeResult } from './port.js';
import { recordAdverseEvent } from './questions/adverse-events.js';
import { appointmentsOf } from './questions/appointments.js';
import { book } from './questions/book.js';
import { cancel } from './questions/cancel.js';
import { confirm } from './questions/confirm.js';
import { identify } from './questions/identify.js';
import { medicationsOf } from './questions/medications.js';
import { move } from './questions/move.js';
import { changePharmacy } from './questions/pharmacy.js';
import { refillsOf } from './questions/refill-status.js';
import { requestRefill } from './questions/refills.js';
import { changeReminder, remindersOf, setReminder, stopReminder } from './questions/reminders.js';
import { findSlots, type SlotContext } from './questions/slots.js';
import { joinWaitingList } from './questions/waiting-list.js';

export interface PracticeConfig {
  /** FHIR's base address: "https://ehr.example.org/fhir/R4". */
  readonly baseUrl: string;
  /** SMART Backend Services, where both of these are set; else requests carry no token. */
  readonly clientId?: string;
  readonly privateKeyFile?: string;
  readonly tokenUrl?: string;
  readonly keyId?: string;
  /** How long a try may take; default 3,000. */
  readonly timeoutMs?: number;
  /** The clinic's zone, IANA: "America/Chicago". */
  readonly timeZone: string;
}

export interface PracticeDeps {
  readonly fetch?: typeof fetch;
  readonly now: () => Date;
  /** 0 to 1. */
  readonly random: () => number;
  /** For tests: how a retry waits. */
  readonly sleep?: (ms: number) => Promise<unknown>;
}

/** @returns the clinic behind a FHIR R4 server. One for a process: it keeps the circuit breaker, the token and the directory */
export function createPractice(config: PracticeConfig, deps: PracticeDeps): Practice {
  const now = () => deps.now().getTime();
  const clientDeps: FhirClientDeps = {
    fetch: deps.fetch ?? fetch,
    now,
    random: deps.random,
    timeoutMs: config.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    ...(deps.sleep ? { sleep: deps.sleep } : {}),
  };
  const client = new FhirClient(config.baseUrl, tokensOf(config, clientDeps), clientDeps);
  const records = new Records(client);
  return new FhirPractice({ records, directory: new Directory(records, now), timeZone: config.timeZone, now: deps.now });
}

/** Answers the house's questions from a FHIR R4 server. Never throws: what fails is the result `unavailable`. */
export class FhirPractice implements Practice {
  constructor(private readonly context: SlotContext) {}

  async perform(request: PracticeRequest): Promise<PracticeResult> {
    try {
      return await answer(request, this.context);
    } catch (error) {
      if (error instanceof Unavailable) return { kind: 'unavailable', why: error.message };
      // A fault of ours: its message may quote the record, so its name alone is told.
      return { kind: 'unavailable', why: `${request.kind}: ${error instanceof Error ? error.name : 'failed'}` };
    }
  }
}

async function answer(request: PracticeRequest, context: SlotContext): Promise<PracticeResult> {
  switch (request.kind) {
    case 'identify':
      return identify(request, context.records);
    case 'find-slots':
      return { kind: 'slots', slots: await findSlots(request, context) };
    case 'book':
      return book(request, context);
    case 'appointments':
      return { kind: 'appointments', appointments: await appointmentsOf(request.patientRef, request.from, context) };
    case 'cancel-appointment':
      return cancel(request, context);
    case 'move-appointment':
      return move(request, context);
    case 'confirm-appointment':
      return confirm(request, context);
    case 'join-waiting-list':
      return joinWaitingList(request, context);
    case 'medications':
      return { kind: 'medications', medications: await medicationsOf(request.patientRef, context) };
    case 'request-refill':
      return requestRefill(request, context);
    case 'refill-status':
      return { kind: 'refills', refills: await refillsOf(request.patientRef, context) };
    case 'change-pharmacy':
      return changePharmacy(request, context);
    case 'record-adverse-event':
      return recordAdverseEvent(request, context);
    case 'reminders':
      return { kind: 'reminders', reminders: await remindersOf(request.patientRef, context) };
    case 'set-reminder':
      return setReminder(request, context);
    case 'change-reminder':
      return changeReminder(request, context);
    case 'stop-reminder':
      return stopReminder(request, context);
    case 'context': {
      const [appointments, medications] = await Promise.all([
        appointmentsOf(request.patientRef, request.from, context),
        medicationsOf(request.patientRef, context),
      ]);
      return { kind: 'context', appointments, medications };
    }
  }
}

function tokensOf(
  { baseUrl, clientId, privateKeyFile, tokenUrl, keyId }: PracticeConfig,
  deps: FhirClientDeps,
): AccessTokens | null {
  if (clientId === undefined || privateKeyFile === undefined) return null;
  const optional = { ...(tokenUrl === undefined ? {} : { tokenUrl }), ...(keyId === undefined ? {} : { keyId }) };
  return new AccessTokens({ baseUrl: baseUrl.replace(/\/+$/, ''), clientId, privateKeyFile, ...optional }, deps);
}

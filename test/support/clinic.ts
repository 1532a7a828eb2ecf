import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** The one patient of the clinic of the tests, and the visit that is booked. */
export const PATIENT = { id: 'pat-1', name: 'Rosa Lind', birthDate: '1984-03-03', postalCode: '60608' };
export const VISIT = { id: 'visit-1', start: '2031-12-01T15:00:00Z', end: '2031-12-01T15:20:00Z' };

const RESOURCES: Readonly<Record<string, object>> = {
  Patient: {
    resourceType: 'Patient',
    id: PATIENT.id,
    birthDate: PATIENT.birthDate,
    name: [{ text: PATIENT.name }],
    address: [{ postalCode: PATIENT.postalCode }],
  },
  Appointment: {
    resourceType: 'Appointment',
    ...VISIT,
    meta: { versionId: '1' },
    status: 'booked',
    participant: [
      { actor: { reference: `Patient/${PATIENT.id}` } },
      { actor: { reference: 'Practitioner/p', display: 'Dr. Chen' } },
    ],
  },
};

/** A clinic's FHIR server from outside, with one patient and one visit, that answers only while its gate is open. */
export class FhirClinic {
  /** Requests since the gate was last shut. */
  asked = 0;
  #gate: Promise<void> = Promise.resolve();
  #open: () => void = () => undefined;
  readonly #server = http.createServer((request, response) => this.#serve(request, response));

  /** Starts a clinic on a free port of 127.0.0.1. */
  static async start(): Promise<FhirClinic> {
    const clinic = new FhirClinic();
    await new Promise<void>((done) => clinic.#server.listen(0, '127.0.0.1', done));
    return clinic;
  }

  /** The variables that make a service use this clinic. */
  get env(): Record<string, string> {
    return { FHIR_BASE_URL: `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/fhir` };
  }

  /** From now on every answer is held back until the gate is opened. */
  shut(): void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.asked = 0;
    this.#gate = promise;
    this.#open = resolve;
  }

  open(): void {
    this.#open();
  }

  async stop(): Promise<void> {
    this.open();
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  #serve(request: http.IncomingMessage, response: http.ServerResponse): void {
    this.asked += 1;
    const type = /^\/fhir\/([A-Za-z]+)/.exec(request.url ?? '')?.[1] ?? '';
    const resource = RESOURCES[type];
    const bundle = { resourceType: 'Bundle', type: 'searchset', entry: resource ? [{ resource }] : [] };
    request.resume();
    void this.#gate.then(() => response.setHeader('content-type', 'application/fhir+json').end(JSON.stringify(bundle)));
  }
}

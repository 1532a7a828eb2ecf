import { Carrier } from './carrier.ts';
import { eventually, TestServer } from './server.ts';

/** Somebody whom the sandbox clinic knows, with what proves who it is. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string;
  readonly phone: string;
  readonly postalCode: string;
  readonly language: string;
}

/** The server with its sandbox clinic, whose patients text by a carrier that the test holds. */
export class SandboxClinic {
  private constructor(
    readonly carrier: Carrier,
    readonly server: TestServer,
    readonly people: readonly Person[],
  ) {}

  static async start(env: Readonly<Record<string, string>> = {}): Promise<SandboxClinic> {
    const carrier = await Carrier.start();
    const server = await TestServer.start({ env: { ...carrier.env, ...env } });
    carrier.target = server.url;
    const people = (await (await fetch(`${server.url}/sandbox/people`)).json()) as Person[];
    return new SandboxClinic(carrier, server, people);
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await this.carrier.stop();
  }

  /** @throws Error where the clinic has no such patient */
  person(id: string): Person {
    const person = this.people.find((each) => each.id === id);
    if (!person) throw new Error(`the sandbox clinic has no ${id}`);
    return person;
  }

  /** Texts and waits. @returns the reply */
  async ask({ phone }: Person, text: string): Promise<string> {
    const before = this.carrier.sentTo(phone).length;
    await this.carrier.receive(phone, text);
    await eventually(`a reply to “${text}”`, () => this.carrier.sentTo(phone).length > before);
    return this.carrier.sentTo(phone).at(-1)?.body ?? '';
  }

  /** Proves who a person is. @returns the answer to what was asked before that */
  async prove(person: Person): Promise<string> {
    await this.ask(person, person.birthDate);
    return this.ask(person, person.postalCode);
  }

  /** What any FHIR client reads. @param path "Appointment/1" */
  async read<T>(path: string): Promise<T> {
    return (await (await fetch(`${this.server.url}/sandbox/fhir/R4/${path}`)).json()) as T;
  }

  /** What any FHIR client finds. @param path "Task?patient=Patient/ana-torres" */
  async search<T>(path: string): Promise<T[]> {
    const { entry = [] } = await this.read<{ entry?: { resource: T }[] }>(path);
    return entry.map(({ resource }) => resource);
  }
}

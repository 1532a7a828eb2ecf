import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as it came: read, and who it was for by the envelope. */
export interface TakenMail {
  readonly mail: Email;
  readonly to: readonly string[];
}

/** The account that it knows; it takes mail without one as well. */
export const SMTP_ACCOUNT = { user: 'care', password: 'p@ss' };

/** A mail server from outside, on a free port, without TLS. */
export class MailServer {
  readonly taken: TakenMail[] = [];
  /** How often a mail was handed over, taken or not. */
  tries = 0;
  /** What it answers to a try instead of taking the mail, or null. May be set at any time. */
  refuse: (tries: number) => { readonly responseCode: number; readonly message: string } | null = () => null;
  readonly #server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      username === SMTP_ACCOUNT.user && password === SMTP_ACCOUNT.password
        ? done(null, { user: username })
        : done(new Error('no such account')),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        this.tries += 1;
        const refusal = this.refuse(this.tries);
        if (refusal) return done(Object.assign(new Error(refusal.message), refusal));
        this.taken.push({
          mail: await PostalMime.parse(Buffer.concat(chunks)),
          to: envelope.rcptTo.map(({ address }) => address),
        });
        done();
      });
    },
  });

  /** @param host of this machine; loopback by default */
  static async start(host = '127.0.0.1'): Promise<MailServer> {
    const mail = new MailServer();
    mail.#server.on('error', () => undefined);
    await new Promise<void>((done) => mail.#server.listen(0, host, () => done()));
    return mail;
  }

  get port(): number {
    const address = this.#server.server.address();
    if (typeof address !== 'object' || !address) throw new Error('the mail server does not listen');
    return address.port;
  }

  /** The variables that make a service use it. */
  get env(): Record<string, string> {
    return { SMTP_URL: `smtp://127.0.0.1:${this.port}`, MAIL_FROM: 'no-reply@clinic.example' };
  }

  stop(): Promise<void> {
    return new Promise((done) => this.#server.close(() => done()));
  }
}

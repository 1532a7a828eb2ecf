import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Mail } from './store.js';

/** A letter to staff has some hundred bytes. */
const MAX_BYTES = 256 * 1024;

export interface MailListener {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Takes mail by SMTP on loopback. It needs no sign-in, and no TLS: nothing leaves the machine.
 * @param take keeps a mail; the sender hears that it was taken once this has
 */
export async function listenForMail(port: number, take: (mail: Omit<Mail, 'at'>) => Promise<void>): Promise<MailListener> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MAX_BYTES,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(new Error('the mail is too large'));
        read(
          Buffer.concat(chunks),
          session.envelope.rcptTo.map(({ address }) => address),
        )
          .then(take)
          .then(() => done(), done);
      });
    },
  });
  // A connection that breaks is the sender's matter, who tries again.
  server.on('error', () => undefined);
  await new Promise<void>((listening, failed) => {
    server.server.once('error', failed);
    server.listen(port, '127.0.0.1', () => listening());
  });
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

async function read(content: Buffer, recipients: readonly string[]): Promise<Omit<Mail, 'at'>> {
  const { from, subject = '', text = '' } = await PostalMime.parse(content);
  const sender = [from?.name, from?.address && `<${from.address}>`].filter(Boolean).join(' ');
  return { from: sender, to: recipients.join(', '), subject, text: text.trim() };
}

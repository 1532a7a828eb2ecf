import http from 'node:http';
import Fastify from 'fastify';
import pg from 'pg';

/**
 * The machine's ceilings, as a program of its own: a fastify POST that makes one PostgreSQL INSERT (bare INSERT), and with
 * CARRIER_URL one REST reply to the carrier besides (bare echo). No signature, understanding, log or encryption.
 */
const { DATABASE_URL, PORT, CARRIER_URL } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 16 });
await pool.query(
  'CREATE TABLE IF NOT EXISTS ceiling (sid text PRIMARY KEY, sender text NOT NULL, body text NOT NULL, at timestamptz DEFAULT now())',
);

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
const app = Fastify();
app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
  done(null, Object.fromEntries(new URLSearchParams(String(body))));
});
app.get('/health/ready', () => ({ ready: true }));
app.post<{ Body: Record<string, string> }>('/channels/twilio/sms', async ({ body }, reply) => {
  await pool.query({
    name: 'insert',
    text: 'INSERT INTO ceiling (sid, sender, body) VALUES ($1, $2, $3)',
    values: [body.MessageSid, body.From, body.Body],
  });
  if (CARRIER_URL) await send(CARRIER_URL, { To: body.From ?? '', From: body.To ?? '', Body: 'We are open from 8 to 5.' });
  return reply.type('text/xml').send('<Response/>');
});
await app.listen({ host: '127.0.0.1', port: Number(PORT) });

function send(url: string, fields: Record<string, string>): Promise<void> {
  const body = new URLSearchParams(fields).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) };
  return new Promise((done, failed) => {
    const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => done());
    });
    request.on('error', failed).end(body);
  });
}

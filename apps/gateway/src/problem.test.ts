import { connect } from 'node:net';
import { problemSchema } from '@carethread/staff';
import { TestClinic } from './testing/clinic.js';

let clinic: TestClinic;

beforeAll(async () => {
  clinic = await TestClinic.start();
}, 60_000);
afterAll(() => clinic.stop());

/** Sends bytes to the gateway as they are. @returns the status, the content type and the body of its answer */
async function answerTo(bytes: string): Promise<{ status: number; type: string | undefined; body: string }> {
  const answer = await new Promise<string>((done, failed) => {
    let read = '';
    const socket = connect(clinic.port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      read += chunk.toString();
    });
    socket.once('error', failed);
    socket.once('close', () => done(read));
  });
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return {
    status: Number(head.split(' ')[1]),
    type: /^content-type: ([^;\r]+)/im.exec(head)?.[1],
    body,
  };
}

const request = (line: string, headers = '') => `${line} HTTP/1.1\r\nhost: care\r\nconnection: close\r\n${headers}\r\n`;

it.each([
  ['an address that is none', request('GET /channels/twilio/secret%'), 400],
  ['an address that is not UTF-8', request('GET /api/secret%E0%A4%A'), 400],
  ['a path that there is not', request('GET /secret-path'), 404],
  ['a method that a path has not', request('PUT /channels/twilio/sms', 'content-length: 0\r\n'), 404],
  ['headers without end', request('GET /health/live', `x: ${'secret'.repeat(4_000)}\r\n`), 431],
  ['what is no HTTP', 'secret\r\n\r\n', 400],
])('%s is answered with a problem document', async (what, bytes, status) => {
  const answer = await answerTo(bytes);
  expect({ status: answer.status, type: answer.type }).toEqual({ status, type: 'application/problem+json' });
  expect(problemSchema.parse(JSON.parse(answer.body)).status).toBe(status);
  if (!what.startsWith('a path')) expect(answer.body).not.toContain('secret');
});

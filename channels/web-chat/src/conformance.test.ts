import { describeChannel } from '@carethread/channel/conformance';
import { createWebChatAdapter } from './adapter.js';
import { TestClient } from './testing/client.js';
import { TestServer } from './testing/server.js';
import { newVisitorToken, visitorId } from './visitor.js';

const ORIGIN = 'https://clinic.example';

describeChannel('web chat', async () => {
  const server = await new TestServer().start();
  const adapter = createWebChatAdapter({
    allowedOrigins: [ORIGIN],
    publish: (visitor, payload) => server.chat.deliver(visitor, payload),
    onError: (error) => server.errors.push(error),
  });
  const visitorToken = newVisitorToken();
  const tokens = new Map<string, string>();
  const request = (body: unknown, headers: Record<string, string> = {}) => ({
    method: 'POST',
    url: '/channels/web/messages',
    headers: { origin: ORIGIN, 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(body)),
  });
  const message = { id: 'm1', text: 'Hello' };

  return {
    adapter: {
      ...adapter,
      // What is sent is in the log first: that is the promise which the channel is built on.
      send: (outbound) => {
        server.log.append(outbound.to, { from: 'assistant', parts: outbound.parts, outboundId: outbound.id });
        return adapter.send(outbound);
      },
    },
    patient: () => {
      const token = newVisitorToken();
      tokens.set(visitorId(token), token);
      return visitorId(token);
    },
    inbound: (text, id) => request({ visitorToken, message: { id, text } }),
    forgeries: () => [
      { name: 'another page', request: request({ visitorToken, message }, { origin: 'https://evil.example' }), status: 403 },
      { name: 'a form', request: request({ visitorToken, message }, { 'content-type': 'text/plain' }), status: 415 },
      { name: 'too much', request: request({ visitorToken, message: { ...message, text: 'x'.repeat(70_000) } }), status: 413 },
      { name: 'a token that was never given', request: request({ visitorToken: 'guess', message }), status: 400 },
      { name: 'no message', request: request({ visitorToken }), status: 400 },
    ],
    modes: ['takes'],
    // Between us and the patient's browser there is no provider that could fail.
    provider: async () => undefined,
    taken: async (to) => {
      const client = new TestClient(server.port);
      const answered = new Promise<void>((resolve) => client.socket.once('events', () => resolve()));
      await client.hello(tokens.get(to));
      await answered;
      client.socket.disconnect();
      return client.texts();
    },
    close: () => server.stop(),
  };
});

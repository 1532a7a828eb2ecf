import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProviderRequest } from '@carethread/channel';

/** A service that the carrier calls: it keeps what it is asked and answers 200, or as it is told. */
export interface Service {
  readonly url: string;
  readonly requests: ProviderRequest[];
  /** How many of the next requests have their connection broken. */
  broken: number;
  close(): Promise<void>;
}

export async function startService(): Promise<Service> {
  const requests: ProviderRequest[] = [];
  const server = createServer((request, response) => {
    if (service.broken > 0) {
      service.broken--;
      request.socket.destroy();
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      requests.push({ method, url, headers, body: Buffer.concat(chunks) });
      response.end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const service: Service = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    broken: 0,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return service;
}

const DEADLINE_MS = 10_000;
const LOOK_EVERY_MS = 10;

/** Waits for something outside to have happened. @throws where it has not within ten seconds */
export async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await happened())) {
    if (Date.now() > deadline) throw new Error(`did not happen within ${DEADLINE_MS} ms: ${happened}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

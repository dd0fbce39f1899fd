// GET /metrics on its own port, which only this machine can reach, because it needs no sign-in. A
// browser page on this machine could be led to it by a name that resolves here, so a request must
// name the machine by its address.

import { createServer, type Server } from 'node:http';
import { invariant } from '../../kernel/invariant.ts';
import { isLoopback } from '../config/loopback.ts';
import type { Metrics } from './metrics.ts';

export type Listening = { readonly port: number; readonly close: () => Promise<void> };

/** Rejects if it cannot listen there. */
export async function listenForMetrics(
  metrics: Metrics,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  invariant(isLoopback(host), 'metrics outside of this machine');
  const server = serverOf(metrics);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, resolve);
  });
  const address = server.address();
  invariant(typeof address === 'object' && address !== null, 'metrics listen without a port');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function serverOf(metrics: Metrics): Server {
  return createServer((request, response) => {
    const isHere = isAddressed(request.headers.host ?? '');
    if (!isHere || request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    metrics.read().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
}

function isAddressed(host: string): boolean {
  const name = URL.parse(`http://${host}`)?.hostname.replace(/^\[|\]$/g, '') ?? '';
  return name === 'localhost' || isLoopback(name);
}

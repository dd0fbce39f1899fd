// Input that never becomes a request: bytes that are not HTTP, an address that cannot be decoded, a
// request that Node would answer by itself. Each gets a problem document with all headers, like
// every other answer, and nothing of what was sent is echoed.

import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { everyHeader } from './headers.ts';
import { Problem, problemBody } from './problems.ts';

type ParseFailure = Error & { readonly code?: string };

const statusNames = { 400: 'Bad Request', 408: 'Request Timeout', 431: 'Headers Too Large' };

function bodyOf({ code }: ParseFailure) {
  if (code === 'HPE_HEADER_OVERFLOW') return problemBody('too-large', { status: 431 });
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return problemBody('bad-request', { status: 408 });
  return problemBody('bad-request', { detail: 'This is not HTTP as it is spoken here.' });
}

/** Ends the connection, because the start of the next request cannot be found. */
export function answerNoRequest(failure: ParseFailure, socket: Duplex): void {
  if (failure.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const body = bodyOf(failure);
  const text = JSON.stringify(body);
  const headers = {
    ...everyHeader,
    'content-type': 'application/problem+json',
    'content-length': String(Buffer.byteLength(text)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const reason = statusNames[body.status as keyof typeof statusNames];
  socket.end(`HTTP/1.1 ${body.status} ${reason}\r\n${lines.join('')}\r\n${text}`);
}

/**
 * Node's own answer to an unknown `Expect` would lack our headers, so the route answers instead.
 */
export function answerWhatIsExpected(server: Server): void {
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}

/** Throws for an address or a host that Node and the router pass on unchecked. */
export function refuseOddAddress({
  raw: { httpVersion, url = '' },
  headers,
}: FastifyRequest): void {
  if (httpVersion === '1.1' && headers.host === undefined) throw new Problem('bad-request');
  try {
    decodeURIComponent(url.slice(url.indexOf('?') + 1 || url.length));
  } catch {
    throw new Problem('bad-request', { detail: 'The address cannot be decoded.' });
  }
}

/** Errors that the router raises before a route is found. */
export function problemOfAddress(code: string | undefined): Problem | null {
  if (code === 'FST_ERR_BAD_URL') {
    return new Problem('bad-request', { detail: 'The address cannot be decoded.' });
  }
  // No id is that long.
  return code === 'FST_ERR_MAX_PARAM_LENGTH' ? new Problem('not-found') : null;
}

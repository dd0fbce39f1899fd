// The HTTP server: Fastify passes requests to `perform` and sends its answers with the headers that
// every answer has. It knows no room; contracts are passed in. Cookies carry the session, other
// sites cannot use them (SameSite, Origin and Sec-Fetch-Site are all checked), and an unknown path
// answers exactly like a hidden one.

import { type Address, isOwnOrigin } from '../config/address.ts';
import { type Proxies, proxiesHere } from '../config/proxies.ts';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { ServedFile } from '../../kernel/contract.ts';
import { isId } from '../../kernel/id.ts';
import { during } from '../log/current-work.ts';
import { frameworkLog } from '../log/log.ts';
import { type Answer, endpointOf, RequestLines, workOf } from '../log/request-lines.ts';
import { parseJsonBody } from './body.ts';
import { isDatabaseAway } from './database-refusals.ts';
import type { Binding, Services } from './handler.ts';
import { everyHeader } from './headers.ts';
import {
  answerNoRequest,
  answerWhatIsExpected,
  problemOfAddress,
  refuseOddAddress,
} from './outside-requests.ts';
import { type Deliver, perform } from './perform.ts';
import { Problem, problemBody } from './problems.ts';

export const cookieName = 'alongside_session';
const jsonBytesMax = 1_000_000;

export type Extra = (server: FastifyInstance) => void;

type Options = {
  readonly deliver: Deliver;
  /** Without it a proxy on this machine is believed. */
  readonly proxies?: Proxies;
  readonly extra: readonly Extra[];
  readonly noteAnswer?: (answer: Answer) => void;
};

function trusting(
  proxies: Proxies,
): false | string[] | ((address: string, hop: number) => boolean) {
  if (typeof proxies === 'number') return (_address, hop) => hop < proxies;
  return proxies && [...proxies];
}

/** Builds the server without listening. `extra` adds sign-in, health, OpenAPI and static files. */
export function buildServer(
  bindings: readonly Binding[],
  services: Services,
  options: Options,
): FastifyInstance {
  const server = Fastify({
    loggerInstance: frameworkLog(services.log),
    logController: new RequestLines(services.log, options.noteAnswer),
    bodyLimit: jsonBytesMax,
    trustProxy: trusting(options.proxies ?? proxiesHere),
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
    // Requests without a host are refused below, not by Node, whose answer would lack our headers.
    // A closing server still answers the requests it has received.
    http: { requireHostHeader: false },
    return503OnClosing: false,
    clientErrorHandler: answerNoRequest,
    frameworkErrors: (error, request, reply) =>
      void answerProblem(error, { request, reply, services }),
  });
  answerWhatIsExpected(server.server);
  takeBodies(server);
  server.decorateRequest('work', null);
  server.addHook('onRequest', async (request, reply) => {
    request.work = workOf(request);
    reply.headers(everyHeader);
    refuseOddAddress(request);
    refuseOtherSites(request, services.address);
  });
  server.setErrorHandler((error, request, reply) =>
    answerProblem(error, { request, reply, services }),
  );
  server.setNotFoundHandler((request, reply) =>
    answerProblem(new Problem('not-found'), { request, reply, services }),
  );
  for (const add of options.extra) add(server);
  for (const binding of bindings) addRoute(server, binding, { services, deliver: options.deliver });
  return server;
}

function takeBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (_request, bytes, finish) => {
      try {
        finish(null, (bytes as Buffer).length === 0 ? undefined : parseJsonBody(bytes as Buffer));
      } catch (problem) {
        finish(problem as Error);
      }
    },
  );
  server.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    (_request, bytes, finish) => finish(null, bytes),
  );
}

function addRoute(
  server: FastifyInstance,
  binding: Binding,
  { services, deliver }: { services: Services; deliver: Deliver },
): void {
  const { endpoint } = binding;
  server.route({
    method: endpoint.method,
    url: endpoint.path,
    bodyLimit: endpoint.bodyBytesMax ?? jsonBytesMax,
    config: { endpoint: endpoint.name },
    handler: async (request, reply) => {
      if (endpoint.body && endpoint.body !== 'bytes' && request.body instanceof Uint8Array)
        throw new Problem('not-json');
      if (endpoint.body === 'bytes' && !(request.body instanceof Uint8Array)) {
        throw new Problem('bad-request', { detail: 'Send the file as application/octet-stream.' });
      }
      const raw = {
        token: tokenOf(request),
        params: request.params,
        query: request.query,
        body: request.body,
        requestId: request.id,
        commandId: commandIdOf(request),
      };
      const answer = await during(request.work ?? {}, () =>
        perform(binding, raw, { services, deliver }),
      );
      if (endpoint.returns === 'file') return sendFile(reply, answer as ServedFile);
      if (endpoint.returns === 'bytes') return reply.type('application/octet-stream').send(answer);
      return reply.send(answer ?? {});
    },
  });
}

/** A content that breaks off half-way ends the connection, so that no cut file looks whole. */
function sendFile(reply: FastifyReply, file: ServedFile): FastifyReply {
  return reply
    .type(file.contentType)
    .header('content-disposition', `${file.disposition}; filename="${file.name}"`)
    .send(Readable.from(file.content));
}

/** The session token: from the cookie or, for scripts, from `Authorization: Bearer`. */
export function tokenOf(request: FastifyRequest): string | null {
  const bearer = /^Bearer ([\w.-]{20,200})$/.exec(request.headers.authorization ?? '');
  if (bearer) return bearer[1]!;
  const cookie = new RegExp(`(?:^|; *)${cookieName}=([\\w.-]{20,200})(?:;|$)`).exec(
    request.headers.cookie ?? '',
  );
  return cookie ? cookie[1]! : null;
}

function commandIdOf(request: FastifyRequest): string | null {
  const id = request.headers['idempotency-key'];
  if (id === undefined) return null;
  if (typeof id !== 'string' || !isId(id)) {
    throw new Problem('bad-request', { detail: 'Idempotency-Key must be a UUID in lower case.' });
  }
  return id;
}

// A browser states where a request comes from; a script states nothing, but has no cookie to abuse.
function refuseOtherSites(request: FastifyRequest, address: Address): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Problem('cross-site');
  const { origin, host } = request.headers;
  if (origin !== undefined && !isOwnOrigin(address, origin, host)) throw new Problem('cross-site');
}

type Failure = Error & { statusCode?: number; code?: string };

type Answering = { request: FastifyRequest; reply: FastifyReply; services: Services };

function answerProblem(error: unknown, { request, reply, services }: Answering): FastifyReply {
  const failure = error as Failure;
  const problem = failure instanceof Problem ? failure : problemOf(failure);
  const body = problemBody(problem.code, problem.extra);
  const reference = body.status >= 500 ? request.id : undefined;
  if (reference) {
    services.log.error(
      { reference, endpoint: endpointOf(request), fault: failure },
      'request failed',
    );
  }
  return reply
    .headers({ ...everyHeader, ...problem.headers })
    .code(body.status)
    .type('application/problem+json')
    .send(reference ? { ...body, reference } : body);
}

function problemOf(failure: Failure): Problem {
  const ofAddress = problemOfAddress(failure.code);
  if (ofAddress) return ofAddress;
  if (failure.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Problem('too-large');
  if (failure.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Problem('not-json');
  // Also a caller whose line broke off, which has the code of a database that went away.
  if (failure.statusCode && failure.statusCode < 500) return new Problem('bad-request');
  if (isDatabaseAway(failure)) return new Problem('unavailable', {}, { 'retry-after': '5' });
  return new Problem('internal');
}

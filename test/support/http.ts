// Calls the real server (Fastify inject) as a test actor: same routes, same transaction, same
// audit. Every answer is checked against its contract, because one key too many could reveal what
// must stay hidden.

import type { FastifyInstance } from 'fastify';
import type { Room, Services } from '../../src/engine/http/handler.ts';
import { deliverTo } from '../../src/engine/http/perform.ts';
import { buildServer } from '../../src/engine/http/server.ts';
import type { TestActor } from './actors.ts';

export function serverWith(rooms: readonly Room[], services: Services): FastifyInstance {
  const bindings = rooms.flatMap((room) => room.bindings);
  const server = buildServer(bindings, services, { deliver: deliverTo(rooms), extra: [] });
  const endpoints = new Map(
    bindings.map(({ endpoint }) => [`${endpoint.method} ${endpoint.path}`, endpoint]),
  );
  server.addHook('preSerialization', async (request, reply, answer) => {
    const endpoint = endpoints.get(`${request.method} ${request.routeOptions.url}`);
    if (reply.statusCode !== 200 || !endpoint || typeof endpoint.returns === 'string')
      return answer;
    const checked = endpoint.returns.safeParse(JSON.parse(JSON.stringify(answer)));
    const tooMuch = checked.error?.issues.filter(({ code }) => code === 'unrecognized_keys') ?? [];
    if (tooMuch.length === 0) return answer;
    reply.code(500);
    return { code: 'not-in-the-contract', issues: tooMuch };
  });
  return server;
}

export type Answer = { status: number; body: any; raw: string };

/** `body` is sent as JSON, or as bytes if it is a Uint8Array. */
// Four parameters read best at the call: server, who, what, with what.
// oxlint-disable-next-line eslint/max-params
export async function call(
  server: FastifyInstance,
  actor: TestActor | null,
  request: `${'GET' | 'POST' | 'PUT' | 'DELETE'} ${string}`,
  body?: unknown,
): Promise<Answer> {
  const [method, url] = request.split(' ', 2) as ['GET', string];
  const isBytes = body instanceof Uint8Array;
  const answer = await server.inject({
    method,
    url,
    headers: {
      ...(actor ? { authorization: `Bearer ${actor.token}` } : {}),
      ...(body === undefined
        ? {}
        : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
  });
  const isJson = String(answer.headers['content-type']).includes('json');
  return { status: answer.statusCode, body: isJson ? answer.json() : null, raw: answer.payload };
}

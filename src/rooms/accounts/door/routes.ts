// The routes of signing in, out and again (sign-in.ts, sign-in-again.ts), of locking a session, and
// of what a session says of itself (own-session.ts).

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Endpoint } from '../../../kernel/contract.ts';
import { sql } from '../../../engine/db/database.ts';
import { during } from '../../../engine/log/current-work.ts';
import type { Services } from '../../../engine/http/handler.ts';
import { asSignedIn, inputOf, readMe } from '../../../engine/http/own-session.ts';
import { readInput } from '../../../engine/http/perform.ts';
import { Problem } from '../../../engine/http/problems.ts';
import { atDoor } from './proving.ts';
import { tokenOf } from '../../../engine/http/server.ts';
import {
  chooseLocale,
  confirmSession,
  lockSession,
  readSession,
  signIn,
  signOut,
  unlockSession,
} from '../../../engine/http/session-contract.ts';
import { handleSignIn, handleSignOut } from './sign-in.ts';
import { handleConfirmation, handleUnlock } from './sign-in-again.ts';

export function sessionRoutes(services: Services): (server: FastifyInstance) => void {
  return (server) => {
    route(server, signIn, (request, reply) => handleSignIn(request, reply, services));
    route(server, readSession, (request) =>
      asSignedIn(request, services, (tx) => readMe(tx, services, tokenOf(request))),
    );
    route(server, signOut, (request, reply) => handleSignOut(request, reply, services));
    route(server, lockSession, (request) =>
      atDoor(services, async (tx) => {
        const token = tokenOf(request);
        const { rows } = await sql<{ accountId: string | null }>`
          select access.account_of_session(${token}) as account_id`.execute(tx);
        if (rows[0]!.accountId === null) throw new Problem('signed-out');
        await sql`select access.lock_session(${token})`.execute(tx);
        return {};
      }),
    );
    route(server, unlockSession, (request) => handleUnlock(request, services));
    route(server, confirmSession, (request) => handleConfirmation(request, services));
    route(server, chooseLocale, (request) =>
      asSignedIn(request, services, async (tx) => {
        const { body } = readInput(chooseLocale, inputOf(request)) as { body: { locale: string } };
        await sql`select access.set_own_locale(${body.locale})`.execute(tx);
        return {};
      }),
    );
  };
}

type Handle = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

function route(server: FastifyInstance, endpoint: Endpoint, handle: Handle): void {
  server.route({
    method: endpoint.method,
    url: endpoint.path,
    bodyLimit: 10_000,
    config: { endpoint: endpoint.name },
    handler: async (request, reply) =>
      reply.send(await during(request.work ?? {}, () => handle(request, reply))),
  });
}

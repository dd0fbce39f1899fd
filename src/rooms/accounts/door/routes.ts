// The routes of signing in, out and again (sign-in.ts, sign-in-again.ts, by-passkey.ts), of coming
// in by an invitation (invitations/opening.ts), of changing the password, of locking a session, and
// of what a session says of itself
// (own-session.ts).

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Endpoint } from '../../../kernel/contract.ts';
import { sql } from '../../../engine/db/database.ts';
import { during } from '../../../engine/log/current-work.ts';
import type { Services } from '../../../engine/http/handler.ts';
import { asSignedIn, inputOf, readMe } from '../../../engine/http/own-session.ts';
import { readInput } from '../../../engine/http/perform.ts';
import { Problem } from '../../../engine/http/problems.ts';
import { openLines } from './lines.ts';
import { atDoor } from './at-door.ts';
import {
  handleAskPasskey,
  handleConfirmationByPasskey,
  handleSignInByPasskey,
  handleUnlockByPasskey,
} from './by-passkey.ts';
import { handlePasswordChange } from './change-password.ts';
import { type Door, findAccountOfToken } from './proving.ts';
import { tokenOf } from '../../../engine/http/server.ts';
import {
  chooseLocale,
  confirmSession,
  lockSession,
  noteWrongTries,
  readSession,
  signIn,
  signOut,
  unlockSession,
} from '../../../engine/http/session-contract.ts';
import { readInvitation, useInvitation } from '../invitations/contract.ts';
import { handleRead, handleUse } from '../invitations/opening.ts';
import {
  askPasskey,
  changePassword,
  confirmByPasskey,
  signInByPasskey,
  unlockByPasskey,
} from '../../../engine/http/passkey-contract.ts';
import { handleSignIn, handleSignOut } from './sign-in.ts';
import { handleConfirmation, handleUnlock } from './sign-in-again.ts';

export function sessionRoutes(services: Services): (server: FastifyInstance) => void {
  const door: Door = { ...services, lines: openLines() };
  return (server) => {
    route(server, signIn, (request, reply) => handleSignIn(request, reply, door));
    route(server, readSession, (request) =>
      asSignedIn(request, services, (tx) => readMe(tx, services, tokenOf(request))),
    );
    route(server, signOut, (request, reply) => handleSignOut(request, reply, services));
    route(server, lockSession, async (request) => {
      const token = tokenOf(request);
      if ((await findAccountOfToken(services, token)) === null) throw new Problem('signed-out');
      await atDoor(services, (tx) => sql`select access.lock_session(${token})`.execute(tx));
      return {};
    });
    route(server, unlockSession, (request) => handleUnlock(request, door));
    route(server, confirmSession, (request) => handleConfirmation(request, door));
    route(server, askPasskey, (request) => handleAskPasskey(request, services));
    route(server, signInByPasskey, (request, reply) =>
      handleSignInByPasskey(request, reply, services),
    );
    route(server, unlockByPasskey, (request) => handleUnlockByPasskey(request, services));
    route(server, confirmByPasskey, (request) => handleConfirmationByPasskey(request, services));
    route(server, changePassword, (request) => handlePasswordChange(request, door));
    route(server, noteWrongTries, (request) =>
      asSignedIn(request, services, async (tx) => {
        await sql`select access.note_wrong_tries_read(${tokenOf(request)})`.execute(tx);
        return {};
      }),
    );
    route(server, readInvitation, (request) => handleRead(request, services));
    route(server, useInvitation, (request, reply) => handleUse(request, reply, services));
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

export function route(server: FastifyInstance, endpoint: Endpoint, handle: Handle): void {
  server.route({
    method: endpoint.method,
    url: endpoint.path,
    bodyLimit: 20_000,
    config: { endpoint: endpoint.name },
    handler: async (request, reply) =>
      reply.send(await during(request.work ?? {}, () => handle(request, reply))),
  });
}

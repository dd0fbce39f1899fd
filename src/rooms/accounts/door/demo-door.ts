// The door of a demo: who is on its cards, and one click to come in. It passes the usual door:
// attempts are counted, a held account stays out, the entry in the trail and the two cookies are
// the same; only the password and the code are not asked. The routes are made in a demo only, and
// the database refuses each of them elsewhere (demo-door.sql).

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from '../../../engine/db/database.ts';
import { listDemoPeople, signInToDemo } from '../../../engine/http/demo-contract.ts';
import type { Services } from '../../../engine/http/handler.ts';
import { inputOf } from '../../../engine/http/own-session.ts';
import { readInput } from '../../../engine/http/perform.ts';
import { Problem } from '../../../engine/http/problems.ts';
import type { Me } from '../../../engine/http/session-contract.ts';
import { newId } from '../../../kernel/id.ts';
import { dealCards, type DemoCandidate } from './demo-cards.ts';
import { hashDevice, type OfferedDevice, offeredDevice } from './device-cookie.ts';
import { answerSignedIn, hashToken, makeToken, type OpenedSession } from './opened-session.ts';
import { atDoor } from './at-door.ts';
import { beginAttempt, type Begun, type FoundAccount, refuseSignIn } from './proving.ts';
import { route } from './routes.ts';
import { sessionHours } from './session-cookie.ts';
import { refuseHeld } from './sign-in.ts';

/** The sign-in page learns from this header that there are cards. */
export const demoHeader = 'alongside-demo';

export function demoRoutes(services: Services): (server: FastifyInstance) => void {
  return (server) => {
    if (!services.programme.isDemo) return;
    server.addHook('onSend', async (request, reply) => {
      if (request.routeOptions.url === '/api/session') reply.header(demoHeader, 'yes');
    });
    route(server, listDemoPeople, () => listPeople(services));
    route(server, signInToDemo, (request, reply) => handleDemoSignIn(request, reply, services));
  };
}

async function listPeople(services: Services) {
  const people = await atDoor(services, (tx) =>
    sql<DemoCandidate>`select * from access.demo_people()`.execute(tx),
  );
  if (people.rows.length === 0) throw new Problem('not-found');
  return dealCards(people.rows);
}

async function handleDemoSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
): Promise<Me> {
  const { body } = readInput(signInToDemo, inputOf(request)) as { body: { login: string } };
  const device = offeredDevice(request);
  const opened = await comeIn(services, {
    login: body.login.toLowerCase(),
    address: services.keyring.addressHash(request.ip),
    device,
    held: device.held.map(hashDevice),
    requestId: request.id,
  });
  return answerSignedIn(request, reply, { services, opened });
}

type Clicking = {
  readonly login: string;
  readonly address: Buffer;
  readonly device: OfferedDevice;
  readonly held: readonly Buffer[];
  readonly requestId: string;
};

async function comeIn(services: Services, clicking: Clicking): Promise<OpenedSession> {
  const { login, address, held, device, requestId } = clicking;
  const found = await beginAttempt(services, async (tx) => {
    const begun = await sql<Begun>`select * from access.begin_demo_sign_in(${login},
      ${services.keyring.loginHash(login)}, ${address}, ${held}::bytea[])`.execute(tx);
    return begun.rows;
  });
  if (!found) throw new Problem('not-found');
  if (found.accountId === null) return refuseSignIn(services, { found, requestId });
  await refuseHeld(services, found, requestId);
  const token = makeToken(found.side);
  const opened = await openDemoSession(services, { ...clicking, found, token });
  if (opened === 'refused') return refuseSignIn(services, { found, requestId });
  return { token, device, isNewDevice: opened === 'new-device', recoveryCodesLeft: null };
}

type Opened = 'refused' | 'known-device' | 'new-device';
type Opening = Clicking & { readonly found: FoundAccount; readonly token: string };

async function openDemoSession(
  services: Services,
  { found, token, device, held, requestId }: Opening,
): Promise<Opened> {
  return atDoor(services, async (tx) => {
    const rows = await sql<{ opened: Opened }>`select access.open_demo_session(
      ${found.attempt}::uuid, ${newId()}, ${found.accountId}, ${hashToken(token)}, ${sessionHours},
      ${held}::bytea[], ${hashDevice(device.fresh)}) as opened`.execute(tx);
    const { opened } = rows.rows[0]!;
    if (opened === 'refused') return opened;
    await sql`select audit.record_at_door(${found.accountId}, 'sign-in', 'signed-in',
      ${requestId}::uuid)`.execute(tx);
    return opened;
  });
}

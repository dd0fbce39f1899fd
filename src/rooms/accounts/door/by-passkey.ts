// Signing in, unlocking and confirming by a passkey. Nothing is counted: there is nothing to guess.
// A passkey that nobody has, one that has ended, and an answer that does not fit are refused alike;
// only an answer of a known passkey leaves an entry, or strangers could fill the trail.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from '../../../engine/db/database.ts';
import type { Services } from '../../../engine/http/handler.ts';
import { asSignedIn, inputOf, readMe } from '../../../engine/http/own-session.ts';
import {
  askPasskey,
  confirmByPasskey,
  signInByPasskey,
  unlockByPasskey,
} from '../../../engine/http/passkey-contract.ts';
import { readInput } from '../../../engine/http/perform.ts';
import { Problem } from '../../../engine/http/problems.ts';
import { tokenOf } from '../../../engine/http/server.ts';
import type { Me } from '../../../engine/http/session-contract.ts';
import type { Endpoint } from '../../../kernel/contract.ts';
import { newId } from '../../../kernel/id.ts';
import { atDoor } from './at-door.ts';
import { hashDevice, offeredDevice } from './device-cookie.ts';
import { answerSignedIn, hashToken, makeToken } from './opened-session.ts';
import {
  askForPasskey,
  type KnownPasskey,
  type Proof,
  proofOf,
  type StoredPasskey,
} from './passkeys.ts';
import { sessionHours } from './session-cookie.ts';
import { refuseHeld } from './sign-in.ts';
import type { Ticket } from './tickets.ts';

type Purpose = 'sign-in' | 'unlock' | 'confirm';
const nobody: Ticket = { purpose: 'sign-in', bound: '' };

export async function handleAskPasskey(
  request: FastifyRequest,
  services: Services,
): Promise<object> {
  const { query } = readInput(askPasskey, inputOf(request)) as { query: { purpose: Purpose } };
  if (query.purpose === 'sign-in') return { question: await askForPasskey(services, nobody) };
  const token = tokenOf(request);
  const rows = await atDoor(services, async (tx) => {
    const found = await sql<KnownPasskey & { credentialId: Buffer | null }>`
      select * from access.passkeys_of_session(${token}, ${query.purpose === 'unlock'})`.execute(
      tx,
    );
    return found.rows;
  });
  if (token === null || rows.length === 0) throw new Problem('signed-out');
  const known = rows.filter(({ credentialId }) => credentialId !== null);
  if (known.length === 0) throw new Problem('refused', { code: 'no-passkey' });
  return { question: await askForPasskey(services, inSession(query.purpose, token), known) };
}

function inSession(purpose: Purpose, token: string): Ticket {
  return { purpose, bound: hashToken(token).toString('base64url') };
}

type Stored = StoredPasskey & { readonly side: string };

/** Throws the one refusal. */
async function prove(
  request: FastifyRequest,
  services: Services,
  { endpoint, ticket }: { endpoint: Endpoint; ticket: Ticket },
): Promise<{ stored: Stored; proof: Proof }> {
  const { body } = readInput(endpoint, inputOf(request)) as { body: { answer: { id: string } } };
  const credential = Buffer.from(body.answer.id, 'base64url');
  const stored = await atDoor(services, async (tx) => {
    const { rows } = await sql<Stored>`
      select * from access.passkey_of(${credential})`.execute(tx);
    return rows[0];
  });
  if (!stored) throw new Problem('passkey-refused');
  const proof = await proofOf(services, { answer: body.answer, stored, ticket });
  if (!proof) return refusePasskey(services, stored, request.id);
  return { stored, proof };
}

async function refusePasskey(
  services: Services,
  { accountId }: Stored,
  requestId: string,
): Promise<never> {
  await atDoor(services, (tx) =>
    sql`select audit.record_at_door(${accountId}::uuid, 'sign-in-refused', 'passkey-refused',
      ${requestId}::uuid)`.execute(tx),
  );
  throw new Problem('passkey-refused');
}

export async function handleSignInByPasskey(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
): Promise<Me> {
  const { stored, proof } = await prove(request, services, {
    endpoint: signInByPasskey,
    ticket: nobody,
  });
  const { accountId } = stored;
  await refuseHeld(services, { accountId, attempt: null }, request.id);
  const [token, device] = [makeToken(stored.side), offeredDevice(request)];
  const how = await atDoor(services, async (tx) => {
    const { rows } = await sql<{ how: 'refused' | 'known-device' | 'new-device' }>`
      select access.open_session_by_passkey(${stored.passkeyId}, ${accountId}, ${proof.counter},
        ${proof.challengeHash}, ${newId()}, ${hashToken(token)}, ${sessionHours},
        ${device.held.map(hashDevice)}::bytea[], ${hashDevice(device.fresh)}) as how`.execute(tx);
    if (rows[0]!.how !== 'refused') {
      await sql`select audit.record_at_door(${accountId}::uuid, 'sign-in',
        'signed-in-by-passkey', ${request.id}::uuid)`.execute(tx);
    }
    return rows[0]!.how;
  });
  if (how === 'refused') return refusePasskey(services, stored, request.id);
  const opened = { token, device, isNewDevice: how === 'new-device', recoveryCodesLeft: null };
  return answerSignedIn(request, reply, { services, opened });
}

export async function handleUnlockByPasskey(
  request: FastifyRequest,
  services: Services,
): Promise<Me> {
  await proveInSession(request, services, 'unlock');
  return asSignedIn(request, services, (tx) => readMe(tx, services, tokenOf(request)));
}

export async function handleConfirmationByPasskey(
  request: FastifyRequest,
  services: Services,
): Promise<object> {
  await asSignedIn(request, services, async () => null);
  await proveInSession(request, services, 'confirm');
  return {};
}

async function proveInSession(
  request: FastifyRequest,
  services: Services,
  purpose: 'unlock' | 'confirm',
): Promise<void> {
  const token = tokenOf(request);
  if (token === null) throw new Problem('signed-out');
  const { stored, proof } = await prove(request, services, {
    endpoint: purpose === 'unlock' ? unlockByPasskey : confirmByPasskey,
    ticket: inSession(purpose, token),
  });
  const isGood = await atDoor(services, async (tx) => {
    const { rows } = await sql<{ good: boolean }>`
      select access.use_passkey_in_session(${token}, ${stored.passkeyId}, ${proof.counter},
        ${proof.challengeHash}, ${purpose === 'unlock'}) as good`.execute(tx);
    if (rows[0]!.good) {
      await sql`select audit.record_at_door(${stored.accountId}::uuid, 'sign-in',
        ${purpose === 'unlock' ? 'session-unlocked' : 'session-confirmed'},
        ${request.id}::uuid)`.execute(tx);
    }
    return rows[0]!.good;
  });
  if (!isGood) await refusePasskey(services, stored, request.id);
}

// Coming in by an invitation, on the door's login role. The key of the authenticator is derived
// from the token, so that a page that is loaded again shows the same picture and nothing is stored
// before it is used; who has the database and the key file cannot derive it, because the token is
// in neither.

import { createHmac } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  hashPassword,
  makeTotpSecret,
  matchingTotpStep,
  totpAddress,
} from '../../../engine/crypto/sign-in-secrets.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Services } from '../../../engine/http/handler.ts';
import { inputOf } from '../../../engine/http/own-session.ts';
import { readInput } from '../../../engine/http/perform.ts';
import { Problem } from '../../../engine/http/problems.ts';
import type { Me } from '../../../engine/http/session-contract.ts';
import type { BodyOf, ReturnsOf } from '../../../kernel/contract.ts';
import { newId } from '../../../kernel/id.ts';
import { hashDevice, offeredDevice } from '../door/device-cookie.ts';
import { atDoor } from '../door/at-door.ts';
import { answerSignedIn, hashToken, makeToken } from '../door/opened-session.ts';
import { sessionHours } from '../door/session-cookie.ts';
import { sealTotpSecret } from '../door/totp-secret.ts';
import { makeRecoveryCodes } from '../own/recovery-codes.ts';
import { passwordFault } from '../own/rules.ts';
import { readInvitation, useInvitation } from './contract.ts';
import { hashOfCode, hashOfToken } from './halves.ts';

type Halves = { readonly token: string; readonly code: string };
type Proved = {
  outcome: 'ok' | 'over' | 'waits' | 'wrong';
  accountId: string | null;
  login: string;
  displayName: string;
  side: string;
  locale: Me['locale'];
};

const refusals = {
  over: 'invitation-over',
  waits: 'invitation-waits',
  wrong: 'invitation-code-wrong',
} as const;

/** Throws unless both halves are good now. A wrong code is counted and on record. */
async function prove(services: Services, halves: Halves, requestId: string): Promise<Proved> {
  const proved = await atDoor(services, async (tx) => {
    const { rows } = await sql<Proved>`select * from access.prove_invitation(
      ${hashOfToken(halves.token)}, ${hashOfCode(services.keyring, halves.code)})`.execute(tx);
    const found = rows[0]!;
    // A link of nobody leaves no entry, or anyone could fill the trail.
    if (found.outcome !== 'ok' && found.accountId !== null)
      await note(tx, found.accountId, ['sign-in-refused', 'invitation-refused', requestId]);
    return found;
  });
  const { outcome } = proved;
  if (outcome !== 'ok') throw new Problem('refused', { code: refusals[outcome] });
  return proved;
}

type Entry = readonly [action: string, event: string, requestId: string];

async function note(tx: Tx, accountId: string, [action, event, requestId]: Entry): Promise<void> {
  await sql`select audit.record_at_door(${accountId}::uuid, ${action}, ${event},
    ${requestId}::uuid)`.execute(tx);
}

function totpSecretOf({ keyring }: Services, { token }: Halves): string {
  const bytes = createHmac('sha256', keyring.secrets).update(`invitation|${token}`).digest();
  return makeTotpSecret(Buffer.from(bytes.subarray(0, 20)));
}

export async function handleRead(
  request: FastifyRequest,
  services: Services,
): Promise<ReturnsOf<typeof readInvitation>> {
  const { body } = readInput(readInvitation, inputOf(request)) as { body: Halves };
  const { login, displayName, locale } = await prove(services, body, request.id);
  const totpSecret = totpSecretOf(services, body);
  return {
    login,
    displayName,
    locale,
    totpSecret,
    totpAddress: totpAddress(totpSecret, login),
  };
}

export async function handleUse(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
): Promise<ReturnsOf<typeof useInvitation>> {
  const { body } = readInput(useInvitation, inputOf(request)) as {
    body: BodyOf<typeof useInvitation>;
  };
  const { accountId, side, ...owner } = await prove(services, body, request.id);
  const fault = passwordFault(body.password, owner);
  if (fault !== null) throw new Problem('refused', { code: fault });
  const totpSecret = totpSecretOf(services, body);
  const step = matchingTotpStep(totpSecret, body.totp, services.now());
  if (step === null) throw new Problem('refused', { code: 'authenticator-code-wrong' });
  await refuseHeld(services, accountId!);
  const recovery = makeRecoveryCodes(services.keyring, accountId!);
  const token = makeToken(side);
  const device = offeredDevice(request);
  const isOpen = await openAccount(services, {
    halves: body,
    accountId: accountId!,
    chosen: {
      passwordHash: await hashPassword(body.password),
      totpSecret: sealTotpSecret(services, accountId!, totpSecret).toString('hex'),
      totpStep: step,
      recoveryHashes: recovery.hashes.map((hash) => hash.toString('hex')),
      sessionId: newId(),
      tokenHash: hashToken(token).toString('hex'),
      deviceHash: hashDevice(device.fresh).toString('hex'),
    },
    requestId: request.id,
  });
  if (!isOpen) throw new Problem('refused', { code: 'invitation-over' });
  const opened = { token, device, isNewDevice: true, recoveryCodesLeft: null };
  const me = await answerSignedIn(request, reply, { services, opened });
  return { me, recoveryCodes: [...recovery.codes] };
}

/** Before anything is used up: it would open nothing, and the recovery codes would be lost. */
async function refuseHeld(services: Services, accountId: string): Promise<void> {
  const { rows } = await atDoor(services, (tx) =>
    sql<{ held: boolean }>`select access.is_held(${accountId}) as held`.execute(tx),
  );
  if (rows[0]!.held) throw new Problem('account-held');
}

type Opening = {
  readonly halves: Halves;
  readonly accountId: string;
  readonly chosen: Readonly<Record<string, string | number | readonly string[]>>;
  readonly requestId: string;
};

/** Of two at once one is good; the other finds what anybody finds afterwards. */
async function openAccount(services: Services, opening: Opening): Promise<boolean> {
  const { halves, accountId, chosen, requestId } = opening;
  return atDoor(services, async (tx) => {
    const { rows } = await sql<{ isOpen: boolean }>`select access.use_invitation(
      ${hashOfToken(halves.token)}, ${hashOfCode(services.keyring, halves.code)},
      ${JSON.stringify(chosen)}::jsonb, ${sessionHours}) as is_open`.execute(tx);
    if (rows[0]!.isOpen) await note(tx, accountId, ['sign-in', 'invitation-used', requestId]);
    return rows[0]!.isOpen;
  });
}

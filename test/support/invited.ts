// Makes accounts as people do: one person gets the link, a second the code, and the invited person
// comes in with both. For tests of invitations and of help.

import type { FastifyInstance } from 'fastify';
import { matchingTotpStep, totpCode } from '../../src/engine/crypto/sign-in-secrets.ts';
import { newId } from '../../src/kernel/id.ts';
import { type OpenRole } from '../../src/kernel/roles.ts';
import type { TestActor } from './actors.ts';
import { call } from './http.ts';

export const password = 'a long example password';

export type Invited = {
  readonly accountId: string;
  readonly membershipId: string;
  readonly login: string;
  readonly token: string;
};

export function tokenOfLink(link: string): string {
  return link.split('#')[1] ?? '';
}

/** An account whose link is made and whose code is not. */
export async function invite(
  server: FastifyInstance,
  by: TestActor,
  wanted: { role: OpenRole; organisationId: string; displayName?: string },
): Promise<Invited> {
  const login = `new.${newId().slice(-12)}`;
  const made = await call(server, by, 'POST /api/accounts', {
    login,
    displayName: wanted.displayName ?? `Newcomer ${login}`,
    role: wanted.role,
    duty: 'member',
    organisationId: wanted.organisationId,
    locale: 'en',
  });
  if (made.status !== 200) throw new Error(made.raw);
  const { accountId, membershipId, link } = made.body;
  return { accountId, membershipId, login, token: tokenOfLink(link) };
}

/** Confirms as the second person, who gets the code. */
export async function confirmedBy(
  server: FastifyInstance,
  second: TestActor,
  { membershipId }: Pick<Invited, 'membershipId'>,
): Promise<string> {
  const answer = await call(server, second, `PUT /api/accounts/${membershipId}/confirmation`);
  if (answer.status !== 200) throw new Error(answer.raw);
  return answer.body.code as string;
}

export type Halves = { readonly token: string; readonly code: string };

/** Opens the page: whose account it is and the key of the authenticator. */
export const look = (server: FastifyInstance, { token, code }: Halves) =>
  call(server, null, 'POST /api/invitation', { token, code });

/** Comes in. The code of the authenticator is made from the key that `look` answered. */
export async function comeIn(server: FastifyInstance, halves: Halves, totpSecret: string) {
  const at = new Date();
  const totp = totpCode(totpSecret, at);
  if (matchingTotpStep(totpSecret, totp, at) === null) throw new Error('a code that does not fit');
  return call(server, null, 'POST /api/invitation/use', {
    token: halves.token,
    code: halves.code,
    password,
    totp,
  });
}

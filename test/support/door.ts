// The door over HTTP with accounts that sign in by password and code, as a browser or as a script
// does.

import type { FastifyInstance } from 'fastify';
import { insertAccount, insertOrganisation } from '../../src/app/make-account.ts';
import { makeTotpSecret, totpCode } from '../../src/engine/crypto/sign-in-secrets.ts';
import { inTransaction } from '../../src/engine/db/database.ts';
import { type Services } from '../../src/engine/http/handler.ts';
import { buildServer } from '../../src/engine/http/server.ts';
import { done } from '../../src/kernel/outcome.ts';
import { newId } from '../../src/kernel/id.ts';
import { sessionRoutes } from '../../src/rooms/accounts/door/routes.ts';
import { makeTestProgramme, type TestDatabase, testServices } from './actors.ts';

export const password = 'a long enough password';

export type Sent = {
  readonly password?: string;
  readonly totp?: string;
  readonly cookie?: string;
  /** As a proxy on this machine says. */
  readonly from?: string;
};
export type DoorAnswer = Awaited<ReturnType<FastifyInstance['inject']>>;

export async function openTestDoor(database: TestDatabase, given: Partial<Services> = {}) {
  const services = testServices(database, given);
  const server = buildServer([], services, {
    deliver: async () => done(null),
    extra: [sessionRoutes(services)],
  });
  const secret = makeTotpSecret();
  const organisationId = newId();
  await makeTestProgramme(database);
  await inTransaction(database.owner, (tx) =>
    insertOrganisation(tx, {
      id: organisationId,
      code: `T-${organisationId.slice(-12)}`,
      kind: 'cso',
      side: 'care',
      names: { en: 'CSO' },
      province: null,
    }),
  );
  const codeNow = () => totpCode(secret, new Date());

  async function addAccount(login: string): Promise<string> {
    const id = newId();
    const role = { role: 'case-manager', duty: 'member', locale: 'ru' } as const;
    const account = { id, login, displayName: login, organisationId, password, totpSecret: secret };
    await inTransaction(database.owner, (tx) =>
      insertAccount(tx, { ...account, ...role }, services.keyring),
    );
    return id;
  }

  function headersOf({ cookie, from }: Sent): Record<string, string> {
    return {
      ...(cookie === undefined ? {} : { cookie }),
      ...(from === undefined ? {} : { 'x-forwarded-for': from }),
    };
  }

  return {
    services,
    server,
    organisationId,
    codeNow,
    addAccount,
    signIn: (login: string, sent: Sent = {}): Promise<DoorAnswer> =>
      server.inject({
        method: 'POST',
        url: '/api/session',
        headers: headersOf(sent),
        payload: { login, password: sent.password ?? password, totp: sent.totp ?? codeNow() },
      }),
    /** Any other request of the door: `lock`, `unlock`, `confirmation`, or the session itself. */
    ask: (
      method: 'GET' | 'POST' | 'PUT' | 'DELETE',
      name: string,
      sent: Sent & { body?: object },
    ) =>
      server.inject({
        method,
        url: name === '' ? '/api/session' : `/api/session/${name}`,
        headers: headersOf(sent),
        ...(sent.body ? { payload: sent.body } : {}),
      }),
  };
}

/** The cookies that a browser sends after this answer: session and device, and each alone. */
export function cookiesOf(answer: DoorAnswer): { all: string; device: string } {
  const given = [answer.headers['set-cookie'] ?? []].flat().map((one) => one.split(';')[0]!);
  return { all: given.join('; '), device: given.find((one) => one.includes('device')) ?? '' };
}

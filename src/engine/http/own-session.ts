// The session of a request to the routes of signing in: entered on the login role of its side, and
// told to the screen as `Me`.

import type { FastifyRequest } from 'fastify';
import { dayAt } from '../../kernel/day.ts';
import { isOpen } from '../../kernel/roles.ts';
import { enter, idleLockMinutes } from '../access/actor.ts';
import { inTransaction, sql, type Tx } from '../db/database.ts';
import type { Services } from './handler.ts';
import { sideOfToken } from './perform.ts';
import { Problem } from './problems.ts';
import { tokenOf } from './server.ts';
import type { Me } from './session-contract.ts';

export function inputOf(request: FastifyRequest) {
  return {
    token: null,
    params: request.params,
    query: request.query,
    body: request.body,
    requestId: request.id,
    commandId: null,
  };
}

export async function asSignedIn<Value>(
  request: FastifyRequest,
  services: Services,
  work: (tx: Tx) => Promise<Value>,
): Promise<Value> {
  const token = tokenOf(request);
  const side = sideOfToken(token);
  if (!token || !side) throw new Problem('signed-out');
  return inTransaction(services.pools.of(side), async (tx) => {
    const entered = await enter(tx, token);
    if (entered.status === 'locked') throw new Problem('session-locked');
    if (entered.status === 'held') throw new Problem('account-held');
    if (entered.status !== 'ok') throw new Problem('signed-out');
    if (!isOpen(entered.actor.role)) throw new Problem('not-found');
    return work(tx);
  });
}

type OwnAccount = {
  accountId: string;
  login: string;
  displayName: string;
  locale: Me['locale'];
  organisationId: string | null;
  organisationCode: string;
  organisationNames: NonNullable<Me['organisation']>['names'];
  role: Me['role'];
  side: string;
  duty: string;
  isHelped: boolean;
};

export async function readMe(tx: Tx, services: Services, token: string | null): Promise<Me> {
  const { programme } = services;
  const rows =
    await sql<OwnAccount>`select own.*, access.role() as role, (access.context()).side as side,
    access.duty() as duty from access.own_account() own`.execute(tx);
  const row = rows.rows[0]!;
  const tried = await sql<{ count: number; lastAt: Date }>`
    select * from access.wrong_tries(${token})`.execute(tx);
  const [wrong] = tried.rows;
  return {
    userId: row.accountId,
    displayName: row.displayName,
    login: row.login,
    role: row.role,
    side: row.side as Me['side'],
    duty: row.duty as Me['duty'],
    organisation: row.organisationId
      ? { id: row.organisationId, code: row.organisationCode, names: row.organisationNames }
      : null,
    locale: row.locale,
    demo: programme.isDemo,
    country: programme.country,
    languages: [...programme.languages] as Me['languages'],
    timeZone: programme.timeZone,
    isHelped: row.isHelped,
    today: dayAt(services.now(), programme.timeZone),
    idleLockMinutes,
    wrongTries: wrong ? { count: wrong.count, lastAt: wrong.lastAt.toISOString() } : null,
    draftKey: services.keyring.pseudonym(`drafts|${token}`),
    recoveryCodesLeft: null,
  };
}

// Who is acting, as the database resolved it from the session token. This object is a convenience
// for decisions and for literal scopes in queries. What the actor may see is decided by the
// policies, which do not look at it.

import type { Duty, Role, Side } from '../../kernel/roles.ts';
import { sql, type Tx } from '../db/database.ts';
import { noteActor } from '../log/current-work.ts';

export type Actor = {
  readonly accountId: string;
  readonly sessionId: string;
  readonly side: Side;
  readonly role: Role;
  readonly organisationId: string | null;
  readonly duty: Duty;
  readonly province: string | null;
  readonly locale: string;
};

/**
 * `held`: an emergency opening by this account was not reviewed in time, so the account is blocked
 * until it is.
 * `over`: only for jobs.
 */
type NotEntered = 'unknown' | 'locked' | 'held' | 'over';
export type Entered =
  | { readonly status: 'ok'; readonly actor: Actor }
  | { readonly status: NotEntered };

type Row = {
  status: 'ok' | NotEntered;
  sessionId: string;
  accountId: string;
  side: Side;
  role: Role;
  organisationId: string | null;
  duty: Duty;
  province: string | null;
  locale: string;
};

/** Minutes without a request after which a session locks and asks for the password again. */
export const idleLockMinutes = 15;

/**
 * Must be the first statement of a transaction: everything after it runs as this person.
 * `isUnattended`: the request is polled by an open page, so it does not extend the session.
 */
export async function enter(tx: Tx, token: string, isUnattended = false): Promise<Entered> {
  const found = await sql<Row>`
    select * from access.enter(${token}, ${idleLockMinutes}, ${isUnattended})`.execute(tx);
  return enteredOf(found.rows[0]);
}

function enteredOf(row: Row | undefined): Entered {
  if (!row) return { status: 'unknown' };
  if (row.status !== 'ok') return { status: row.status };
  noteActor(row);
  return {
    status: 'ok',
    actor: {
      accountId: row.accountId,
      sessionId: row.sessionId,
      side: row.side,
      role: row.role,
      organisationId: row.organisationId,
      duty: row.duty,
      province: row.province,
      locale: row.locale,
    },
  };
}

/**
 * Like `enter`, for a job that someone ordered and that is claimed with exactly this claim.
 * `over`: the session that ordered it, or the grant, has ended.
 */
export async function enterJob(
  tx: Tx,
  { jobId, claim }: { readonly jobId: string; readonly claim: string },
): Promise<Entered> {
  const found = await sql<Row>`
    select * from access.enter_job(${jobId}::uuid, ${claim})`.execute(tx);
  return enteredOf(found.rows[0]);
}

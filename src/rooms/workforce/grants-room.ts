// Accounts and grants as the server binds them. A justice registrar manages the court's grants as a
// CSO manager does the organisation's; other prosecutors get an empty list and find nothing.

import { hashPassword, makeTotpSecret } from '../../engine/crypto/sign-in-secrets.ts';
import { type Binding, bind, type Handling, type Room } from '../../engine/http/handler.ts';
import { sealTotpSecret } from '../../engine/http/session-routes.ts';
import { newId } from '../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Duty, Role } from '../../kernel/roles.ts';
import { confirmGrant, listGrants, makeAccount, withdrawGrant } from './grants-api.ts';
import { confirmRow, grantAccount, listAccountRows, withdrawRow } from './grants-queries.ts';

const list = bind(listGrants, async (h) => {
  const rows = await listAccountRows(h.tx);
  return done({
    grants: rows.map((row) => ({
      membershipId: row.membershipId,
      accountId: row.accountId,
      login: row.login,
      displayName: row.displayName,
      role: row.role,
      duty: row.duty,
      organisation: {
        id: row.organisationId,
        code: row.organisationCode,
        names: row.organisationNames,
      },
      fromAt: row.fromAt.toISOString(),
      grantedBy: row.grantedBy,
      confirmedBy: row.confirmedBy,
      confirmed: row.confirmedAt !== null,
      withdrawn: row.withdrawnAt !== null,
    })),
  });
});

/**
 * A registrar serves a court, an intake worker a case-managing organisation, a legal approver
 * either side.
 */
export function dutyFits(role: Role, duty: Duty): boolean {
  return (
    duty === 'member' ||
    (duty === 'registrar' && role === 'prosecutor') ||
    (duty === 'intake' && role === 'case-manager') ||
    (duty === 'legal-approver' && (role === 'prosecutor' || role === 'cso-manager'))
  );
}

type MakeRefusal = 'login-taken' | 'organisation-of-another-side' | 'duty-not-for-this-role';

async function make(
  h: Handling<typeof makeAccount>,
): Promise<Outcome<{ accountId: string; membershipId: string; totpSecret: string }, MakeRefusal>> {
  const { password, ...grant } = h.body;
  if (!dutyFits(grant.role, grant.duty)) return refuse('duty-not-for-this-role');
  const [accountId, membershipId, totpSecret] = [h.newId, newId(), makeTotpSecret()];
  const input = { ...grant, accountId, membershipId, passwordHash: await hashPassword(password) };
  try {
    await grantAccount(h.tx, input, sealTotpSecret(h.services, accountId, totpSecret));
  } catch (problem) {
    if ((problem as { code?: string }).code === 'P0002')
      return refuse('organisation-of-another-side');
    throw problem;
  }
  h.audit.wrote('account-granted', 'grant', [accountId], grant.role);
  return done({ accountId, membershipId, totpSecret });
}

const confirm = bind(confirmGrant, async (h) => {
  if (!(await confirmRow(h.tx, h.params.membershipId))) return refuse('not-found');
  h.audit.wrote('grant-confirmed', 'grant', [h.params.membershipId], 'access');
  return done({ membershipId: h.params.membershipId });
});

const withdraw = bind(withdrawGrant, async (h) => {
  if (!(await withdrawRow(h.tx, h.params.membershipId))) return refuse('not-found');
  h.audit.wrote('grant-withdrawn', 'grant', [h.params.membershipId], 'access');
  return done({ membershipId: h.params.membershipId });
});

export const grantBindings: Binding[] = [list, bind(makeAccount, make), confirm, withdraw];
export const grantsRoom: Room = { name: 'workforce', bindings: grantBindings };

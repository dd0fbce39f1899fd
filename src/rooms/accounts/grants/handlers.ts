// Accounts and grants, by the contract of `api-grants.ts`. A justice registrar manages the court's
// grants as a CSO manager does the organisation's; other prosecutors get an empty list.

import { hashPassword, makeTotpSecret } from '../../../engine/crypto/sign-in-secrets.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { sealTotpSecret } from '../door/proving.ts';
import { newId } from '../../../kernel/id.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import type * as api from './api.ts';
import * as queries from './queries.ts';
import { dutyFits, mayAboutGrant } from './rules.ts';

export const grantHandlers: HandlersOf<typeof api> = {
  async listGrants(h) {
    const rows = await queries.listAccountRows(h.tx);
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
        expiresAt: row.expiresAt?.toISOString() ?? null,
        may: mayAboutGrant(row, h.actor),
      })),
    });
  },

  async makeAccount(h) {
    const { password, ...grant } = h.body;
    if (!dutyFits(grant.role, grant.duty)) return refuse('duty-not-for-this-role');
    const [accountId, membershipId, totpSecret] = [h.newId, newId(), makeTotpSecret()];
    const input = { ...grant, accountId, membershipId, passwordHash: await hashPassword(password) };
    const sealedSecret = sealTotpSecret(h.services, accountId, totpSecret);
    try {
      await queries.grantAccount(h.tx, input, sealedSecret);
    } catch (problem) {
      if ((problem as { code?: string }).code === 'P0002')
        return refuse('organisation-of-another-side');
      throw problem;
    }
    h.audit.wrote('account-granted', 'grant', [accountId], grant.role);
    return done({ accountId, membershipId, totpSecret });
  },

  async confirmGrant(h) {
    const { membershipId } = h.params;
    if (!(await queries.confirmRow(h.tx, membershipId))) return refuse('not-found');
    h.audit.wrote('grant-confirmed', 'grant', [membershipId], 'access');
    return done({ membershipId });
  },

  async withdrawGrant(h) {
    const { membershipId } = h.params;
    if (!(await queries.withdrawRow(h.tx, membershipId))) return refuse('not-found');
    h.audit.wrote('grant-withdrawn', 'grant', [membershipId], 'access');
    return done({ membershipId });
  },
};

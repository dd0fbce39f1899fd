// Accounts and grants, by the contract of `api.ts`. A justice registrar manages the court's grants
// as a CSO manager does the organisation's; other prosecutors get an empty list.

import type { ReturnsOf } from '../../../kernel/contract.ts';
import { newId } from '../../../kernel/id.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { makeCode, makeLink } from '../invitations/halves.ts';
import type * as api from './api.ts';
import * as queries from './queries.ts';
import { dutyFits } from './rules.ts';

export const grantHandlers: HandlersOf<typeof api> = {
  async listGrants(h) {
    const rows = await queries.listAccountRows(h.tx);
    return done({ grants: rows.map(viewRow) });
  },

  async makeAccount(h) {
    const grant = h.body;
    if (!dutyFits(grant.role, grant.duty)) return refuse('duty-not-for-this-role');
    const [accountId, membershipId, link] = [h.newId, newId(), makeLink(h.services.address.origin)];
    try {
      await queries.grantAccount(h.tx, { ...grant, accountId, membershipId }, link.hash);
    } catch (problem) {
      if ((problem as { code?: string }).code === 'P0002')
        return refuse('organisation-of-another-side');
      throw problem;
    }
    h.audit.wrote('account-granted', 'grant', [accountId], grant.role);
    return done({ accountId, membershipId, link: link.shown });
  },

  async confirmGrant(h) {
    const { membershipId } = h.params;
    if (!(await queries.confirmRow(h.tx, membershipId))) return refuse('not-found');
    const code = makeCode(h.services.keyring);
    const isGiven = await queries.keepCode(h.tx, membershipId, code.hash);
    h.audit.wrote('grant-confirmed', 'grant', [membershipId], 'access');
    return done({ membershipId, code: isGiven ? code.shown : null });
  },

  async makeInvitation(h) {
    const { membershipId } = h.params;
    const link = makeLink(h.services.address.origin);
    if (!(await queries.renewInvitation(h.tx, membershipId, link.hash))) return refuse('not-found');
    h.audit.wrote('invitation-made-again', 'grant', [membershipId], 'access');
    return done({ membershipId, link: link.shown });
  },

  async giveCode(h) {
    const { membershipId } = h.params;
    const code = makeCode(h.services.keyring);
    if (!(await queries.keepCode(h.tx, membershipId, code.hash))) return refuse('not-found');
    h.audit.wrote('invitation-code-given', 'grant', [membershipId], 'access');
    return done({ membershipId, code: code.shown });
  },

  async withdrawGrant(h) {
    const { membershipId } = h.params;
    if (await queries.withdrawRow(h.tx, membershipId)) {
      h.audit.wrote('grant-withdrawn', 'grant', [membershipId], 'access');
      return done({ membershipId, waits: false });
    }
    // Only an administrator asks: other login roles may not even call it.
    const isAsked =
      h.actor.side === 'programme' && (await queries.askWithdrawalOf(h.tx, membershipId));
    if (!isAsked) return refuse('not-found');
    h.audit.wrote('withdrawal-asked', 'grant', [membershipId], 'access');
    return done({ membershipId, waits: true });
  },

  async agreeWithdrawal(h) {
    const { membershipId } = h.params;
    if (!(await queries.agreeToWithdraw(h.tx, membershipId))) return refuse('not-found');
    h.audit.wrote('grant-withdrawn', 'grant', [membershipId], 'access');
    return done({ membershipId });
  },

  async refuseWithdrawal(h) {
    const { membershipId } = h.params;
    if (!(await queries.refuseToWithdraw(h.tx, membershipId))) return refuse('not-found');
    h.audit.wrote('withdrawal-refused', 'grant', [membershipId], 'access');
    return done({ membershipId });
  },
};

type Listed = ReturnsOf<typeof api.listGrants>['grants'][number];

function viewRow(row: queries.AccountRow): Listed {
  const { dutyAsked, dutyAskedBy, withdrawalAskedAt, withdrawalAskedBy } = row;
  return {
    membershipId: row.membershipId,
    version: Number(row.version),
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
    province: row.province,
    languages: row.languages,
    fromAt: row.fromAt.toISOString(),
    grantedBy: row.grantedBy,
    confirmedBy: row.confirmedBy,
    confirmed: row.confirmedAt !== null,
    withdrawn: row.withdrawnAt !== null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    opening: row.opening,
    dutyAsked: dutyAsked && { duty: dutyAsked, by: dutyAskedBy ?? '' },
    withdrawalAsked: withdrawalAskedAt && {
      at: withdrawalAskedAt.toISOString(),
      by: withdrawalAskedBy ?? '',
    },
    may: mayAbout(row),
  };
}

function mayAbout(row: queries.AccountRow): Listed['may'] {
  return {
    confirm: row.mayConfirm,
    withdraw: row.mayWithdraw,
    askWithdrawal: row.mayAskWithdrawal,
    agreeWithdrawal: row.mayAgreeWithdrawal,
    refuseWithdrawal: row.mayRefuseWithdrawal,
    giveLink: row.mayGiveLink,
    giveCode: row.mayGiveCode,
    askHelp: row.mayAskHelp,
    changeDuty: row.mayChangeDuty,
    confirmDuty: row.mayConfirmDuty,
    setPlace: row.maySetPlace,
  };
}

// The auditor's pages and the own trail of staff, by the contract of `api.ts`. The auditor's own
// reading of entries leaves an entry too: it names no pseudonyms, because the page shows
// everyone's.

import { placeInTime } from '../../engine/http/cursor.ts';
import type { HandlersOf } from '../../engine/http/handler.ts';
import { done } from '../../kernel/outcome.ts';
import type * as api from './api.ts';
import { unsealedMinutesMax } from './model.ts';
import * as queries from './queries.ts';

export const handlers: HandlersOf<typeof api> = {
  async listAllGrants(h) {
    const { after, limit, ...filter } = h.query;
    const page = { after: h.cursors.read(placeInTime, after), most: limit + 1 };
    const { rows, next } = h.cursors.cut(
      await queries.listGrantRows(h.tx, filter, page),
      limit,
      (last) => ({ at: last.grantedAt, id: last.membershipId }),
    );
    return done({ grants: rows.map(viewGrant), counts: await queries.countGrants(h.tx), next });
  },

  async listAuditEntries(h) {
    const { after, limit, ...filter } = h.query;
    const page = { after: h.cursors.read(placeInTime, after), most: limit + 1 };
    const { rows, next } = h.cursors.cut(
      await queries.listEntryRows(h.tx, filter, page),
      limit,
      placeOfEntry,
    );
    h.audit.read('audit-entry', [], 'oversight');
    return done({ entries: rows.map(viewEntry), next });
  },

  async listOwnEntries(h) {
    const { after, limit } = h.query;
    const page = { after: h.cursors.read(placeInTime, after), most: limit + 1 };
    const { rows, next } = h.cursors.cut(
      await queries.listOwnEntryRows(h.tx, h.actor.accountId, page),
      limit,
      placeOfEntry,
    );
    return done({ entries: rows, next });
  },

  async readChain(h) {
    const { size, seal, checkpoint, verification, kept } = await queries.readChainRows(h.tx);
    const { unsealedSince } = size;
    const lateBefore = h.services.now().getTime() - unsealedMinutesMax * 60_000;
    return done({
      seals: size.seals,
      entriesSealed: size.entries,
      waiting: size.waiting,
      unsealedSince,
      isLate: unsealedSince !== null && Date.parse(unsealedSince) < lateBefore,
      kept,
      lastSeal: seal,
      lastCheckpoint: checkpoint,
      lastVerification: verification,
    });
  },
};

const placeOfEntry = ({ at, id }: queries.OwnEntryRow) => ({ at, id });

const staff = (accountId: string | null, displayName: string | null) =>
  accountId === null ? null : { accountId, displayName: displayName ?? '' };

function viewEntry({ accountId, displayName, ...row }: queries.EntryRow) {
  return { ...row, account: staff(accountId, displayName) };
}

function viewGrant(row: queries.GrantRow) {
  return {
    membershipId: row.membershipId,
    holder: { accountId: row.holderId, displayName: row.holderName },
    login: row.login,
    role: row.role,
    duty: row.duty,
    state: row.state,
    organisation: {
      id: row.organisationId,
      code: row.organisationCode,
      names: row.organisationNames,
    },
    fromAt: row.fromAt,
    untilAt: row.untilAt,
    grantedAt: row.grantedAt,
    grantedBy: staff(row.grantedId, row.grantedName),
    confirmedBy: staff(row.confirmedId, row.confirmedName),
    confirmedAt: row.confirmedAt,
    withdrawnBy: staff(row.withdrawnId, row.withdrawnName),
    withdrawnAt: row.withdrawnAt,
  };
}

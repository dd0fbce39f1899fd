// Binds the room's contract to its queries. The auditor's own reading of entries leaves an entry
// too: it names no pseudonyms, because the page shows those of everybody.

import { done } from '../../kernel/outcome.ts';
import { placeInTime } from '../../engine/http/cursor.ts';
import { type Binding, bind } from '../../engine/http/handler.ts';
import { listAllGrants, listEntries, listOwnEntries, readChain } from './api.ts';
import {
  countGrants,
  type EntryRow,
  type GrantRow,
  listEntryRows,
  listGrantRows,
  listOwnEntryRows,
  type OwnEntryRow,
  readChainRows,
} from './queries.ts';

const staff = (accountId: string | null, displayName: string | null) =>
  accountId === null ? null : { accountId, displayName: displayName ?? '' };

const grants = bind(listAllGrants, async (h) => {
  const { after, limit, ...filter } = h.query;
  const { rows: shown, next } = h.cursors.cut(
    await listGrantRows(h.tx, filter, {
      after: h.cursors.read(placeInTime, after),
      most: limit + 1,
    }),
    limit,
    (last) => ({ at: last.grantedAt, id: last.membershipId }),
  );
  return done({
    grants: shown.map(grantShown),
    counts: await countGrants(h.tx),
    next,
  });
});

function grantShown(row: GrantRow) {
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

const entries = bind(listEntries, async (h) => {
  const { after, limit, ...filter } = h.query;
  const { rows, next } = h.cursors.cut(
    await listEntryRows(h.tx, filter, {
      after: h.cursors.read(placeInTime, after),
      most: limit + 1,
    }),
    limit,
    placeOfEntry,
  );
  h.audit.read('audit-entry', [], 'oversight');
  return done({ entries: rows.map(entryShown), next });
});

function entryShown(row: EntryRow) {
  return {
    ...ownEntryShown(row),
    account: staff(row.accountId, row.displayName),
    organisationCode: row.organisationCode,
    sealedIn: row.sealedIn,
  };
}

function ownEntryShown(row: OwnEntryRow) {
  return {
    id: row.id,
    at: row.at,
    side: row.side,
    role: row.role,
    action: row.action,
    event: row.event,
    record: row.record,
    subjects: row.subjects,
    purpose: row.purpose,
    requestId: row.requestId,
  };
}

const placeOfEntry = ({ at, id }: OwnEntryRow) => ({ at, id });

const own = bind(listOwnEntries, async (h) => {
  const { after, limit } = h.query;
  const { rows, next } = h.cursors.cut(
    await listOwnEntryRows(h.tx, h.actor.accountId, {
      after: h.cursors.read(placeInTime, after),
      most: limit + 1,
    }),
    limit,
    placeOfEntry,
  );
  return done({ entries: rows.map(ownEntryShown), next });
});

const chain = bind(readChain, async (h) => {
  const { size, seal, checkpoint, verification } = await readChainRows(h.tx);
  return done({
    seals: size.seals,
    entriesSealed: size.entries,
    waiting: size.waiting,
    lastSeal: seal,
    lastCheckpoint: checkpoint,
    lastVerification: verification,
  });
});

export const auditBindings: Binding[] = [grants, entries, own, chain];

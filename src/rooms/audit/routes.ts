// Binds the room's contract to its queries. The auditor's own reading of entries leaves an entry
// too: it names no pseudonyms, because the page shows those of everybody.

import { done } from '../../kernel/outcome.ts';
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
  readCursor,
  writeCursor,
} from './queries.ts';

const staff = (accountId: string | null, displayName: string | null) =>
  accountId === null ? null : { accountId, displayName: displayName ?? '' };

const grants = bind(listAllGrants, async (h) => {
  const { after, limit, ...filter } = h.query;
  const rows = await listGrantRows(h.tx, filter, { after: readCursor(after), most: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return done({
    grants: shown.map(grantShown),
    counts: await countGrants(h.tx),
    next:
      rows.length > limit && last
        ? writeCursor({ at: last.granted_at, id: last.membership_id })
        : null,
  });
});

function grantShown(row: GrantRow) {
  return {
    membershipId: row.membership_id,
    holder: { accountId: row.holder_id, displayName: row.holder_name },
    login: row.login,
    role: row.role,
    duty: row.duty,
    state: row.state,
    organisation: {
      id: row.organisation_id,
      code: row.organisation_code,
      names: row.organisation_names,
    },
    fromAt: row.from_at,
    untilAt: row.until_at,
    grantedAt: row.granted_at,
    grantedBy: staff(row.granted_id, row.granted_name),
    confirmedBy: staff(row.confirmed_id, row.confirmed_name),
    confirmedAt: row.confirmed_at,
    withdrawnBy: staff(row.withdrawn_id, row.withdrawn_name),
    withdrawnAt: row.withdrawn_at,
  };
}

const entries = bind(listEntries, async (h) => {
  const { after, limit, ...filter } = h.query;
  const rows = await listEntryRows(h.tx, filter, { after: readCursor(after), most: limit + 1 });
  h.audit.read('audit-entry', [], 'oversight');
  return done({ entries: rows.slice(0, limit).map(entryShown), next: nextOf(rows, limit) });
});

function entryShown(row: EntryRow) {
  return {
    ...ownEntryShown(row),
    account: staff(row.account_id, row.display_name),
    organisationCode: row.organisation_code,
    sealedIn: row.sealed_in,
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
    requestId: row.request_id,
  };
}

function nextOf(rows: readonly OwnEntryRow[], limit: number): string | null {
  const last = rows[limit - 1];
  return rows.length > limit && last ? writeCursor(last) : null;
}

const own = bind(listOwnEntries, async (h) => {
  const { after, limit } = h.query;
  const rows = await listOwnEntryRows(h.tx, h.actor.accountId, {
    after: readCursor(after),
    most: limit + 1,
  });
  return done({ entries: rows.slice(0, limit).map(ownEntryShown), next: nextOf(rows, limit) });
});

const chain = bind(readChain, async (h) => {
  const { size, seal, checkpoint, verification } = await readChainRows(h.tx);
  return done({
    seals: size.seals,
    entriesSealed: size.entries,
    waiting: size.waiting,
    lastSeal: seal && { number: seal.number, hash: seal.hash, sealedAt: seal.sealed_at },
    lastCheckpoint: checkpoint && {
      sealNumber: checkpoint.seal_number,
      sealHash: checkpoint.seal_hash,
      madeAt: checkpoint.made_at,
      key: checkpoint.key,
    },
    lastVerification: verification && {
      at: verification.at,
      whole: verification.whole,
      seals: verification.seals,
      entries: verification.entries,
      firstWrongSeal: verification.first_wrong_seal,
    },
  });
});

export const auditBindings: Binding[] = [grants, entries, own, chain];

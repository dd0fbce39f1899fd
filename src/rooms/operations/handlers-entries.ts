// Binds the contract of entries, reconciliation, families and arrival to commands and queries.

import { placeById, placeOfId } from '../../engine/http/cursor.ts';
import { type Binding, bind, type Handling } from '../../engine/http/handler.ts';
import type { Endpoint } from '../../kernel/contract.ts';
import { invariant } from '../../kernel/invariant.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import { queryKeys, rankSearch } from '../people/public.ts';
import {
  arrive,
  compareByHand,
  decideProposals,
  listEntries,
  listFamilies,
  listProposals,
  listUnaccompanied,
  moveEntry,
  moveToFamily,
  readEntry,
  reconcile,
} from './api-entries.ts';
import { recordArrival } from './arrivals.ts';
import { moveEntryToFamily, moveOneEntry } from './commands-entries.ts';
import { getKey } from './commands-lists.ts';
import { addPair, decide, sideBySide } from './commands-proposals.ts';
import type { EntrySummary } from './model.ts';
import { originOf } from './origin-of-row.ts';
import { byRoot, summaryOf } from './person-of-rows.ts';
import { findOperation } from './queries.ts';
import {
  countRoots,
  type EntryFilter,
  findEntry,
  listEntryTransitions,
  listFamilyIds,
  listKinRows,
  listMembers,
  listMembersById,
  listRoots,
  listRootsOfFamilies,
  placeInFamilies,
  searchRoots,
} from './queries-entries.ts';
import { readMatchingQuality } from './api-quality.ts';
import {
  countProposals,
  listJoinsOf,
  listProposalRows,
  placeOfProposal,
} from './queries-proposals.ts';
import { countDecisions } from './queries-quality.ts';
import { proposeMatches } from './reconcile.ts';
import { endedStates, entryMoves } from './rules.ts';

const countMax = 1_000;
const asFlag = (text: 'true' | 'false' | undefined) =>
  text === undefined ? null : text === 'true';

const entries = bind(listEntries, async (h) => {
  const { operationId } = h.params;
  if (!(await findOperation(h.tx, operationId))) return refuse('not-found');
  const { search, limit } = h.query;
  const after = h.cursors.read(placeInFamilies, h.query.after);
  const filter: EntryFilter = {
    operationId,
    state: h.query.state ?? null,
    familyId: h.query.familyId ?? null,
    unresolved: asFlag(h.query.unresolved),
    unaccompanied: asFlag(h.query.unaccompanied),
    among: search === undefined ? null : await searchRoots(h.tx, operationId, queryKeys(search)),
  };
  // A search shows the best hits on one page; the whole list is paged.
  const most = search === undefined ? limit + 1 : 200;
  const rootIds = await listRoots(h.tx, filter, {
    after: search === undefined ? after : null,
    limit: most,
  });
  const total = await countRoots(h.tx, filter);
  const people = await peopleOf(h, rootIds);
  const shown = search === undefined ? people.slice(0, limit) : ranked(search, people, limit);
  h.audit.read(
    'list entry',
    shown.map((one) => one.summary.id),
    'operation',
  );
  const last = shown.at(-1)?.summary;
  return done({
    entries: shown.map((one) => one.summary),
    next:
      search === undefined && people.length > limit && last
        ? h.cursors.write({ family: last.familyId, id: last.id })
        : null,
    total: Math.min(total, countMax),
    totalIsMore: total > countMax,
  });
});

type Person = { summary: EntrySummary; names: string[] };

async function peopleOf(h: Handling<Endpoint>, rootIds: readonly string[]): Promise<Person[]> {
  return byRoot(await listMembers(h.tx, rootIds), rootIds).map(({ members }) => ({
    summary: summaryOf(members),
    names: members.flatMap((row) => (row.fullName === null ? [] : [row.fullName])),
  }));
}

function ranked(search: string, people: readonly Person[], limit: number): Person[] {
  return rankSearch(search, people, limit);
}

const entry = bind(readEntry, async (h) => {
  const asked = await findEntry(h.tx, h.params);
  if (!asked) return refuse('not-found');
  const members = await listMembers(h.tx, [asked.rootId]);
  const key = await getKey(h, asked.operationId);
  const operation = await findOperation(h.tx, asked.operationId);
  invariant(operation, 'an entry without its operation');
  const transitions = await listEntryTransitions(h.tx, asked.rootId);
  const joins = await listJoinsOf(h.tx, asked.rootId);
  h.audit.read(
    'list entry',
    members.map((row) => row.id),
    'operation',
  );
  const summary = summaryOf(members);
  return done({
    entry: summary,
    origins: members.flatMap((row) => originOf(row, key)),
    transitions: transitions.map((made) => ({
      from: made.fromState,
      to: made.toState,
      reason: made.reason,
      basis: made.basis,
      at: made.at.toISOString(),
    })),
    mayMoveTo: endedStates.includes(operation.state) ? [] : [...entryMoves(summary.state)],
    joinedBy: joins.map((join) => ({ proposalId: join.id, version: join.version })),
  });
});

const families = bind(listFamilies, async (h) => {
  const { operationId } = h.params;
  if (!(await findOperation(h.tx, operationId))) return refuse('not-found');
  const { limit } = h.query;
  const after = h.cursors.read(placeById, h.query.after)?.id ?? null;
  const { rows: shownIds, next } = h.cursors.cut(
    await listFamilyIds(h.tx, operationId, { after, limit: limit + 1 }),
    limit,
    (id) => ({ id }),
  );
  const rootIds = await listRootsOfFamilies(h.tx, operationId, shownIds);
  const people = (await peopleOf(h, rootIds)).map((one) => one.summary);
  h.audit.read('list entry', rootIds, 'operation');
  return done({
    families: shownIds.map((id) => {
      const members = people.filter((one) => one.familyId === id);
      return { id, code: members[0]?.familyCode ?? '', entries: members };
    }),
    next,
  });
});

const proposals = bind(listProposals, async (h) => {
  const { operationId } = h.params;
  if (!(await findOperation(h.tx, operationId))) return refuse('not-found');
  const { state, band, limit } = h.query;
  const filter = { operationId, state, band: band ?? null };
  const after = h.cursors.read(placeOfProposal, h.query.after);
  const { rows: page, next } = h.cursors.cut(
    await listProposalRows(h.tx, filter, { after, limit: limit + 1 }),
    limit,
    (last) => ({ band: last.band, score: last.score, id: last.id }),
  );
  const total = await countProposals(h.tx, filter);
  const key = await getKey(h, operationId);
  const members = await listMembersById(
    h.tx,
    page.flatMap((row) => [row.aEntryId, row.bEntryId]),
  );
  const byId = new Map(members.map((row) => [row.id, row]));
  const shown = page.map((row) => sideBySide(row, byId, key)).filter((one) => one !== null);
  h.audit.read(
    'list entry',
    shown.flatMap((one) => [one.a.entryId, one.b.entryId]),
    'operation',
  );
  return done({
    proposals: shown,
    next,
    total: Math.min(total, countMax),
    totalIsMore: total > countMax,
  });
});

const again = bind(reconcile, async (h) => {
  const { operationId } = h.params;
  const operation = await findOperation(h.tx, operationId);
  if (!operation) return refuse('not-found');
  if (endedStates.includes(operation.state)) return refuse('operation-closed');
  const added = await proposeMatches(h.tx, { operationId, key: await getKey(h, operationId) });
  if (!added.ok) return added;
  h.audit.wrote('entries-compared', 'list entry', [operationId], 'operation');
  const open = await countProposals(h.tx, { operationId, state: 'open', band: null });
  return done({ open, added: added.value });
});

const unaccompanied = bind(listUnaccompanied, async (h) => {
  const { limit } = h.query;
  const after = h.cursors.read(placeById, h.query.after)?.id ?? null;
  const { rows: shown, next } = h.cursors.cut(
    await listKinRows(h.tx, { after, limit: limit + 1 }),
    limit,
    placeOfId,
  );
  h.audit.read(
    'list entry',
    shown.map((row) => row.id),
    'kin-search',
  );
  return done({
    entries: shown.map(({ birthFrom, birthTo, birthPrecision, ...row }) => ({
      ...row,
      birth: { from: birthFrom, to: birthTo, precision: birthPrecision },
    })),
    next,
  });
});

const quality = bind(readMatchingQuality, async (h) =>
  done({ cells: await countDecisions(h.tx, h.services.programme.timeZone) }),
);

export const routesOfEntries: Binding[] = [
  entries,
  entry,
  families,
  proposals,
  again,
  unaccompanied,
  bind(moveEntry, moveOneEntry),
  bind(moveToFamily, moveEntryToFamily),
  bind(decideProposals, decide),
  bind(arrive, recordArrival),
  bind(compareByHand, addPair),
  quality,
];

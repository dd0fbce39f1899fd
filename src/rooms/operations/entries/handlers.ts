// Entries of the lists: finding them, moving one on, their families and arrival, by the contract of
// `api.ts`. After every change persons and families are arranged again.

import { placeById, placeOfId } from '../../../engine/http/cursor.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { mayBeMinor } from '../../../kernel/birth.ts';
import { newId } from '../../../kernel/id.ts';
import { invariant } from '../../../kernel/invariant.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { insertFamilies } from '../lists/queries-import.ts';
import { findOperationKey, findReadingKey } from '../operation/operation-key.ts';
import { findOperation, hasGuardianshipBody, lockOperation } from '../operation/queries.ts';
import { endedStates, landedStates } from '../operation/rules.ts';
import { hasOpenSureProposals, listJoinsOf } from '../proposals/queries.ts';
import { rearrange } from '../proposals/reconcile.ts';
import { addHousehold } from './add-household.ts';
import type * as api from './api.ts';
import { newFamilyCode } from './family-code.ts';
import { pageOf, peopleOf, searchEntries } from './find-entries.ts';
import { noteMoves } from './note-moves.ts';
import { originOf } from './origin-of-row.ts';
import { byRoot, summaryOf, surestBirth } from './person-of-rows.ts';
import * as queries from './queries.ts';
import { listKinRows, listMembers } from './queries-members.ts';
import { decideEntryMove, entryMoves } from './rules.ts';

const countMax = 1_000;
const asFlag = (text: 'true' | 'false' | undefined) =>
  text === undefined ? null : text === 'true';

export const entryHandlers: HandlersOf<typeof api> = {
  async listEntries(h) {
    const { operationId } = h.params;
    if (!(await findOperation(h.tx, operationId))) return refuse('not-found');
    const { search, limit } = h.query;
    const after = h.cursors.read(queries.placeInFamilies, h.query.after);
    const filter: queries.EntryFilter = {
      operationId,
      state: h.query.state ?? null,
      familyId: h.query.familyId ?? null,
      unresolved: asFlag(h.query.unresolved),
      unaccompanied: asFlag(h.query.unaccompanied),
      among: null,
    };
    const { people, total } =
      search === undefined
        ? await pageOf(h.tx, filter, { after, limit })
        : await searchEntries(h.tx, filter, { search, limit });
    // A search shows the best hits on one page; the whole list is paged.
    const shown = people.slice(0, limit);
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
  },

  async readEntry(h) {
    const asked = await queries.findEntry(h.tx, h.params);
    if (!asked) return refuse('not-found');
    const members = await listMembers(h.tx, [asked.rootId]);
    const { key } = await findReadingKey(h, asked.operationId);
    const operation = await findOperation(h.tx, asked.operationId);
    invariant(operation, 'an entry without its operation');
    const transitions = await queries.listEntryTransitions(h.tx, asked.rootId);
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
  },

  async listFamilies(h) {
    const { operationId } = h.params;
    if (!(await findOperation(h.tx, operationId))) return refuse('not-found');
    const { limit } = h.query;
    const after = h.cursors.read(placeById, h.query.after)?.id ?? null;
    const { rows: shownIds, next } = h.cursors.cut(
      await queries.listFamilyIds(h.tx, operationId, { after, limit: limit + 1 }),
      limit,
      (id) => ({ id }),
    );
    const rootIds = await queries.listRootsOfFamilies(h.tx, operationId, shownIds);
    const people = (await peopleOf(h.tx, rootIds)).map((one) => one.summary);
    h.audit.read('list entry', rootIds, 'operation');
    return done({
      families: shownIds.map((id) => {
        const members = people.filter((one) => one.familyId === id);
        return { id, code: members[0]?.familyCode ?? '', entries: members };
      }),
      next,
    });
  },

  async listUnaccompanied(h) {
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
  },

  async moveEntry(h) {
    await lockOperation(h.tx, h.params.operationId);
    const entry = await queries.findEntry(h.tx, h.params);
    const operation = entry && (await findOperation(h.tx, entry.operationId));
    if (!entry || !operation) return refuse('not-found');
    if (endedStates.includes(operation.state)) return refuse('operation-closed');
    if (entry.rootId !== entry.id) return refuse('entry-is-merged');
    if (entry.version !== h.body.baseVersion) return refuse('conflict-changed-meanwhile');
    const move = decideEntryMove(entry.state, h.body);
    if (!move.ok) return move;
    await noteMoves(h, entry.operationId, [
      {
        id: entry.id,
        rootId: entry.id,
        from: entry.state,
        to: move.value.to,
        reason: move.value.reason,
        basis: h.body.basis,
        transitionId: newId(),
      },
    ]);
    h.audit.wrote('entry-moved', 'list entry', [entry.id], 'operation');
    const after = await queries.findEntry(h.tx, h.params);
    return done({ id: entry.id, state: move.value.to, version: after?.version ?? entry.version });
  },

  async moveToFamily(h) {
    await lockOperation(h.tx, h.params.operationId);
    const entry = await queries.findEntry(h.tx, h.params);
    const operation = entry && (await findOperation(h.tx, entry.operationId));
    if (!entry || !operation) return refuse('not-found');
    if (endedStates.includes(operation.state)) return refuse('operation-closed');
    if (entry.rootId !== entry.id) return refuse('entry-is-merged');
    if (entry.personId !== null) return refuse('entry-already-arrived');
    if (entry.version !== h.body.baseVersion) return refuse('conflict-changed-meanwhile');
    const { operationId } = h.params;
    const { family } = h.body;
    const familyId = family === 'new' ? newId() : family === 'as-listed' ? null : family;
    if (family === 'new') {
      await insertFamilies(h.tx, operationId, [{ id: familyId!, code: newFamilyCode() }]);
    } else if (
      familyId !== null &&
      !(await queries.familyExists(h.tx, { operationId, familyId }))
    ) {
      return refuse('family-not-found');
    }
    await queries.setFamilyByHand(h.tx, { rootId: entry.id, familyId });
    await rearrange(h.tx, operationId);
    h.audit.wrote('family-changed', 'list entry', [entry.id], 'operation');
    const after = await queries.findEntry(h.tx, h.params);
    if (!after) return refuse('not-found');
    return done({ id: entry.id, familyId: after.familyId, version: after.version });
  },

  async arrive(h) {
    const { operationId } = h.params;
    await lockOperation(h.tx, operationId);
    const operation = await findOperation(h.tx, operationId);
    if (!operation) return refuse('not-found');
    if (!landedStates.includes(operation.state)) return refuse('operation-not-landed');
    if (h.body.arrivedOn > h.today) return refuse('day-in-the-future', { today: h.today });
    const rootIds = await queries.listBoardedRoots(h.tx, operationId, h.body.familyIds ?? null);
    if (rootIds.length === 0) return refuse('nobody-boarded');
    // One person on two lists would become two persons: sure pairs must be decided first.
    const open = await hasOpenSureProposals(h.tx, operationId, rootIds);
    if (open > 0) return refuse('proposals-open', { open });
    const comers = byRoot(await listMembers(h.tx, rootIds), rootIds).map(({ rootId, members }) => {
      const { code, familyId } = summaryOf(members);
      const minor = mayBeMinor(surestBirth(members), h.today);
      return { familyId, entryId: rootId, personId: newId<'person'>(), code, minor, members };
    });
    // Without an authority that can step in, the database refuses every minor without a parent.
    if (comers.some((comer) => comer.minor) && !(await hasGuardianshipBody(h.tx))) {
      return refuse('no-guardianship-body');
    }
    const households = Map.groupBy(comers, (comer) => comer.familyId);
    let alone = 0;
    const key = await findOperationKey(h, operationId);
    if (!key) return refuse('not-found');
    for (const family of households.values()) alone += await addHousehold(h, family, key);
    await queries.setPersons(h.tx, comers);
    await queries.noteStates(
      h.tx,
      h.actor.accountId,
      comers.map((comer) => ({
        id: comer.entryId,
        from: 'boarded',
        to: 'arrived',
        reason: null,
        basis: 'authority',
        transitionId: newId(),
      })),
    );
    await rearrange(h.tx, operationId);
    h.audit.wrote(
      'household-arrived',
      'list entry',
      [...comers.map((comer) => comer.entryId), ...comers.map((comer) => comer.personId)],
      'operation',
    );
    return done({
      arrived: comers.length,
      households: households.size,
      unaccompaniedMinors: alone,
    });
  },
};

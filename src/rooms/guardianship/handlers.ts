// The cover of a minor: reading it, appointing, ending, and the search for kin meanwhile. Names of
// guardians without a file, and notes of conversations, are sealed with the child's key.

import { z } from 'zod';
import { openText, sealText } from '../../engine/crypto/envelope.ts';
import { answerOf } from '../../engine/http/answer-of.ts';
import { placeById, placeOfId } from '../../engine/http/cursor.ts';
import type { HandlersOf } from '../../engine/http/handler.ts';
import { mayBeMinor } from '../../kernel/birth.ts';
import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/id.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import { askedFrom, columnsOf } from '../../kernel/unanswered.ts';
import { documentWriters, findFileKey } from '../people/public.ts';
import { coverWriters, searchReaders } from './access.ts';
import * as api from './api.ts';
import type { Cover } from './model.ts';
import * as queries from './queries.ts';
import { placeIn, viewRight, worksWithChild } from './rights.ts';
import { comesOfAgeOn, holdsOn, isOpen, mayAppoint } from './rules.ts';

type KinText = 'name' | 'reach' | 'note';
const placeOfKin = (record: string, column: KinText) => ({
  table: 'guardianship.kin_contact',
  record,
  column,
  version: 1,
});

/** Cover and the search for kin, by the contract of `api.ts`. */
export const handlers: HandlersOf<typeof api> = {
  async readCover(h) {
    const { personId } = h.params;
    const person = await queries.findPerson(h.tx, personId);
    const key = person && (await findFileKey(h, personId));
    if (!person || !key) return refuse('not-found');
    const kinds = await queries.listCoverKinds(h.tx, personId);
    const holders = await queries.listHolders(h.tx, personId);
    const names = await queries.findNames(
      h.tx,
      holders.flatMap((one) => (one.holderPersonId === null ? [] : [one.holderPersonId])),
    );
    const searches = await queries.listSearches(h.tx, personId);
    const calls = await queries.listWhomToCall(h.tx, personId);
    h.audit.read('cover', [personId, ...names.keys()], 'guardianship');
    const isHeld = (one: queries.KindRow) =>
      holdsOn({ from: one.fromOn, until: one.untilOn }, h.today);
    const isMinor = mayBeMinor(birthOf(person), h.today);
    const mayWrite = coverWriters.some((role) => role === h.actor.role);
    const readsAll = searchReaders.some((role) => role === h.actor.role);
    return done({
      mayBeMinor: isMinor,
      coveredToday: kinds.some(isHeld),
      comesOfAgeOn: comesOfAgeOn(birthOf(person)),
      covers: kinds.map((one) => ({
        ...one,
        holdsToday: isHeld(one),
        may: {
          end: mayWrite && isOpen(one, h.today),
          readOrder: readsAll,
          attachOrder: documentWriters.some((role) => role === h.actor.role),
        },
        ...viewRight(
          holders.find((holder) => holder.id === one.id),
          { key, names },
        ),
      })),
      searches: searches.map((one) => ({
        ...viewSearch(one, h.actor.accountId),
        call: viewCall(calls.find(({ searchId }) => searchId === one.id)),
      })),
      may: {
        appoint: mayWrite && isMinor,
        ask: isMinor && readsAll && searches.every((one) => one.state === 'closed'),
        openSearches: readsAll,
        findChildren: mayWrite && !isMinor,
      },
    });
  },

  async appointGuardian(h) {
    const { personId } = h.params;
    const { holder, fromOn, untilOn, kind, basis, right } = h.body;
    const child = await queries.findPerson(h.tx, personId);
    const key = child && (await findFileKey(h, personId));
    if (!child || !key) return refuse('not-found');
    const current = (await queries.listCoverKinds(h.tx, personId)).map(coverOf);
    const allowed = mayAppoint(
      { from: fromOn as Day, until: untilOn as Day | null },
      comesOfAgeOn(birthOf(child)),
      { today: h.today, current },
    );
    if (!allowed.ok) return allowed;
    const holderPersonId = 'personId' in holder ? holder.personId : null;
    if (holderPersonId !== null) {
      if (holderPersonId === personId) return refuse('holder-is-the-child');
      const adult = await queries.findPerson(h.tx, holderPersonId);
      if (!adult) return refuse('not-found');
      if (mayBeMinor(birthOf(adult), h.today)) return refuse('holder-may-be-minor');
    }
    const order = right && 'order' in right ? right : null;
    if (!order?.isNamesake && (await worksWithChild(h.tx, personId, holder))) {
      return refuse('holder-works-with-child');
    }
    const id = h.newId;
    const seal = (column: Parameters<typeof placeIn>[1], text: string) =>
      sealText(key, placeIn(id, column), text).toString('base64');
    const searchClosed = await queries.appoint(h.tx, {
      id,
      personId,
      kind,
      basis,
      fromOn,
      untilOn,
      relation: holder.relation,
      holderPersonId,
      holderName: 'name' in holder ? seal('holder_name', holder.name) : null,
      holderNameClear: 'name' in holder ? holder.name : null,
      isNamesake: order?.isNamesake ?? false,
      orderDetails:
        order &&
        seal(
          'order_details',
          JSON.stringify({ authority: order.order.authority, number: order.order.number }),
        ),
      orderOn: order && order.order.on,
      ground: right && 'ground' in right ? right.ground : null,
      groundReason: right && 'ground' in right ? seal('ground_reason', right.reason) : null,
    });
    h.audit.wrote(
      'guardian-appointed',
      'cover',
      holderPersonId === null ? [personId] : [personId, holderPersonId],
      'guardianship',
    );
    return done({ id, searchClosed });
  },

  async endCover(h) {
    const { coverId } = h.params;
    const { baseVersion, untilOn, reason, then } = h.body;
    const personId = await queries.findPersonOfCover(h.tx, coverId);
    if (personId === null) return refuse('not-found');
    const openSearch = then === 'open-search';
    const ended = answerOf(
      api.endCover,
      await queries.endCover(h.tx, { coverId, baseVersion, untilOn, reason, openSearch }),
    );
    if (ended.ok) h.audit.wrote('cover-ended', 'cover', [personId], 'guardianship');
    return ended;
  },

  async listSearches(h) {
    const { limit, order } = h.query;
    const after = h.cursors.read(placeById, h.query.after)?.id ?? null;
    const found = await queries.listQueue(h.tx, { order, after, limit });
    const page = h.cursors.cut(found, limit, placeOfId);
    h.audit.read(
      'cover',
      page.rows.map((row) => row.personId ?? row.id),
      'guardianship',
    );
    return done({
      searches: page.rows.map((row) => ({
        id: row.id,
        personCode: row.personCode,
        ageBand: row.ageBand,
        since: row.openedAt.toISOString(),
        taken: row.takenBy !== null,
        mine: row.takenBy === h.actor.accountId,
        personId: row.personId,
        name: row.fullName,
        may: { take: row.takenBy === null, open: row.takenBy === h.actor.accountId },
      })),
      next: page.next,
    });
  },

  async takeSearch(h) {
    const taken = answerOf(api.takeSearch, await queries.takeSearch(h.tx, h.params.searchId));
    if (taken.ok) h.audit.wrote('search-taken', 'cover', [taken.value.personId], 'guardianship');
    return taken;
  },

  async readSearch(h) {
    const row = await queries.findSearch(h.tx, h.params.searchId);
    const key = row && (await findFileKey(h, row.personId));
    if (!row || !key) return refuse('not-found');
    const contacts = await queries.listKinContacts(h.tx, row.id);
    h.audit.read('cover', [row.personId], 'guardianship');
    const mayWrite = coverWriters.some((role) => role === h.actor.role);
    const isOpenHere = row.state === 'open' && mayWrite;
    return done({
      ...viewSearch(row, h.actor.accountId),
      personId: row.personId,
      personCode: row.personCode,
      contacts: contacts.map(({ answerUnanswered, reasonUnanswered, ...one }) => ({
        ...one,
        answer: askedFrom([one.answer, answerUnanswered])!,
        reason: askedFrom([one.reason, reasonUnanswered])!,
        name: one.name && openText(key, placeOfKin(one.id, 'name'), one.name),
        reach: one.reach && openText(key, placeOfKin(one.id, 'reach'), one.reach),
        note: one.note && openText(key, placeOfKin(one.id, 'note'), one.note),
      })),
      may: {
        seeQueue: mayWrite,
        appoint: isOpenHere,
        findKin: isOpenHere,
        recordContact: isOpenHere && row.takenBy === h.actor.accountId,
        close: isOpenHere && row.takenBy === h.actor.accountId,
      },
    });
  },

  async recordKinContact(h) {
    const row = await queries.findSearch(h.tx, h.params.searchId);
    const key = row && (await findFileKey(h, row.personId));
    if (!row || !key) return refuse('not-found');
    if (row.state !== 'open') return refuse('search-closed');
    if (h.body.contactedOn > h.today) return refuse('day-in-future', { today: h.today });
    const id = h.newId;
    const [answer, answerUnanswered] = columnsOf(h.body.answer);
    const [reason, reasonUnanswered] = columnsOf(h.body.reason);
    const sealed = (column: KinText) =>
      h.body[column] === null ? null : sealText(key, placeOfKin(id, column), h.body[column]);
    await queries.insertKinContact(h.tx, {
      ...h.body,
      answer,
      answerUnanswered,
      reason,
      reasonUnanswered,
      id,
      searchId: row.id,
      personId: row.personId,
      recordedBy: h.actor.accountId,
      name: sealed('name'),
      reach: sealed('reach'),
      note: sealed('note'),
    });
    h.audit.wrote('kin-contacted', 'cover', [row.personId], 'guardianship');
    return done({ id });
  },

  async listOrganisationCovers(h) {
    const { after, limit } = h.query;
    const place = h.cursors.read(placeByCode, after);
    const { rows: shown, next } = h.cursors.cut(
      await queries.listOrganisationCovers(h.tx, place?.code ?? null, limit),
      limit,
      (row) => ({ code: row.personCode }),
    );
    h.audit.read(
      'cover',
      shown.map((row) => row.personId),
      'guardianship',
    );
    return done({
      minors: shown.map((row) => ({
        personId: row.personId,
        personCode: row.personCode,
        kind: row.kind,
        untilOn: row.untilOn,
        coveredToday: row.kind !== null,
      })),
      next,
    });
  },
};

const placeByCode = z.strictObject({ code: z.string() });

const birthOf = (row: queries.PersonRow) => ({
  from: row.birthFrom,
  to: row.birthTo,
  precision: row.birthPrecision,
});

function viewCall(call: queries.CallRow | undefined) {
  if (!call) return null;
  const { bodyNames, officer, phone } = call;
  return { bodyNames, officer: officer === null ? null : { name: officer, phone } };
}

function viewSearch(row: queries.SearchRow, accountId: string) {
  return {
    id: row.id,
    state: row.state,
    openedAt: row.openedAt.toISOString(),
    taken: row.takenBy !== null,
    mine: row.takenBy === accountId,
    closedAt: row.closedAt?.toISOString() ?? null,
    outcome: row.outcome,
    askedBecause: row.askedBecause,
  };
}

function coverOf(row: queries.KindRow): Cover {
  return { id: row.id as Id<'cover'>, kind: row.kind, from: row.fromOn, until: row.untilOn };
}

// Who covers a minor: reading it, appointing, ending, and the search for kin meanwhile. Names of
// guardians without a file of their own and notes of talks are sealed with the child's own key.

import { openText, sealText } from '../../engine/crypto/envelope.ts';
import { pageOf, readCursor } from '../../engine/http/cursor.ts';
import type { Handling } from '../../engine/http/handler.ts';
import { mayBeMinor } from '../../kernel/birth.ts';
import type { Day } from '../../kernel/day.ts';
import type { Endpoint, RefusalOf } from '../../kernel/contract.ts';
import type { Id } from '../../kernel/id.ts';
import { InvariantError } from '../../kernel/invariant.ts';
import { done, refuse, type Refused } from '../../kernel/outcome.ts';
import { findFileKey } from '../people/public.ts';
import * as api from './api.ts';
import type { Cover } from './model.ts';
import * as queries from './queries.ts';
import { comesOfAgeOn, holdsOn, mayAppoint } from './rules.ts';

const placeOfHolder = (id: string) => ({
  table: 'guardianship.cover',
  record: id,
  column: 'holder_name',
  version: 1,
});
const placeOfNote = (id: string) => ({
  table: 'guardianship.kin_contact',
  record: id,
  column: 'note',
  version: 1,
});

function refusedBy<E extends Endpoint>(
  endpoint: E,
  outcome: string,
): Refused<RefusalOf<E> | 'not-found'> {
  if (outcome !== 'not-found' && !endpoint.refuses.includes(outcome)) {
    throw new InvariantError(`${endpoint.name} cannot refuse with ${outcome}`);
  }
  return refuse(outcome as RefusalOf<E> | 'not-found');
}

const birthOf = (row: queries.PersonRow) => ({
  from: row.birthFrom,
  to: row.birthTo,
  precision: row.birthPrecision,
});

export async function readCover(h: Handling<typeof api.readCover>) {
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
  h.audit.read('cover', [personId, ...names.keys()], 'guardianship');
  const isHeld = (one: queries.KindRow) =>
    holdsOn({ from: one.fromOn, until: one.untilOn }, h.today);
  return done({
    mayBeMinor: mayBeMinor(birthOf(person), h.today),
    coveredToday: kinds.some(isHeld),
    comesOfAgeOn: comesOfAgeOn(birthOf(person)),
    covers: kinds.map((one) => ({
      id: one.id,
      version: one.version,
      kind: one.kind,
      basis: one.basis,
      fromOn: one.fromOn,
      untilOn: one.untilOn,
      holdsToday: isHeld(one),
      endReason: one.endReason,
      holder: viewHolder(
        holders.find((holder) => holder.id === one.id),
        { key, names },
      ),
    })),
    searches: searches.map((one) => viewSearch(one, h.actor.accountId)),
  });
}

function viewHolder(
  row: queries.HolderRow | undefined,
  { key, names }: { key: Buffer; names: ReadonlyMap<string, string> },
) {
  if (!row) return null;
  const sealed = row.holderName && openText(key, placeOfHolder(row.id), row.holderName);
  return {
    personId: row.holderPersonId,
    name: row.holderPersonId === null ? sealed : (names.get(row.holderPersonId) ?? null),
    relation: row.holderRelation,
    organisationId: row.bodyOrganisationId,
    organisationNames: row.names,
  };
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
  };
}

export async function appointGuardian(h: Handling<typeof api.appointGuardian>) {
  const { personId } = h.params;
  const { holder, fromOn, untilOn, kind, basis } = h.body;
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
  const id = h.newId;
  const searchClosed = await queries.appoint(h.tx, {
    id,
    personId,
    kind,
    basis,
    fromOn,
    untilOn,
    relation: holder.relation,
    holderPersonId,
    holderName:
      'name' in holder ? sealText(key, placeOfHolder(id), holder.name).toString('base64') : null,
  });
  h.audit.wrote(
    'guardian-appointed',
    'cover',
    holderPersonId === null ? [personId] : [personId, holderPersonId],
    'guardianship',
  );
  return done({ id, searchClosed });
}

function coverOf(row: queries.KindRow): Cover {
  return { id: row.id as Id<'cover'>, kind: row.kind, from: row.fromOn, until: row.untilOn };
}

export async function endCover(h: Handling<typeof api.endCover>) {
  const { coverId } = h.params;
  const { baseVersion, untilOn, reason, then } = h.body;
  const personId = await queries.findPersonOfCover(h.tx, coverId);
  if (personId === null) return refuse('not-found');
  const answer = await queries.endCover(h.tx, {
    coverId,
    baseVersion,
    untilOn,
    reason,
    openSearch: then === 'open-search',
  });
  if (answer.outcome !== 'ok') return refusedBy(api.endCover, answer.outcome);
  h.audit.wrote('cover-ended', 'cover', [personId], 'guardianship');
  return done({ version: answer.version, searchId: answer.searchId });
}

export async function listSearches(h: Handling<typeof api.listSearches>) {
  const { after, limit } = h.query;
  const page = pageOf(await queries.listQueue(h.tx, { after: readCursor(after), limit }), limit);
  h.audit.read(
    'cover',
    page.rows.map((row) => row.personId ?? row.id),
    'guardianship',
  );
  return done({
    searches: page.rows.map((row) => ({
      id: row.id,
      personCode: row.personCode,
      ageBand: row.ageBand as queries.QueueAgeBand,
      since: row.openedAt.toISOString(),
      taken: row.takenBy !== null,
      mine: row.takenBy === h.actor.accountId,
      personId: row.personId,
      name: row.fullName,
    })),
    next: page.next,
  });
}

export async function takeSearch(h: Handling<typeof api.takeSearch>) {
  const answer = await queries.takeSearch(h.tx, h.params.searchId);
  if (answer.outcome !== 'ok' || !answer.personId) return refusedBy(api.takeSearch, answer.outcome);
  h.audit.wrote('search-taken', 'cover', [answer.personId], 'guardianship');
  return done({ personId: answer.personId });
}

export async function readSearch(h: Handling<typeof api.readSearch>) {
  const row = await queries.findSearch(h.tx, h.params.searchId);
  const key = row && (await findFileKey(h, row.personId));
  if (!row || !key) return refuse('not-found');
  const contacts = await queries.listKinContacts(h.tx, row.id);
  h.audit.read('cover', [row.personId], 'guardianship');
  return done({
    ...viewSearch(row, h.actor.accountId),
    personId: row.personId,
    personCode: row.personCode,
    contacts: contacts.map((one) => ({
      id: one.id,
      relation: one.relation,
      contactedOn: one.contactedOn,
      answer: one.answer,
      reason: one.reason,
      note: one.note && openText(key, placeOfNote(one.id), one.note),
    })),
  });
}

export async function recordKinContact(h: Handling<typeof api.recordKinContact>) {
  const row = await queries.findSearch(h.tx, h.params.searchId);
  const key = row && (await findFileKey(h, row.personId));
  if (!row || !key) return refuse('not-found');
  if (row.state !== 'open') return refuse('search-closed');
  if (h.body.contactedOn > h.today) return refuse('day-in-future', { today: h.today });
  const id = h.newId;
  await queries.insertKinContact(h.tx, {
    ...h.body,
    id,
    searchId: row.id,
    personId: row.personId,
    recordedBy: h.actor.accountId,
    note: h.body.note === null ? null : sealText(key, placeOfNote(id), h.body.note),
  });
  h.audit.wrote('kin-contacted', 'cover', [row.personId], 'guardianship');
  return done({ id });
}

export async function listOrganisationCovers(h: Handling<typeof api.listOrganisationCovers>) {
  const { after, limit } = h.query;
  const rows = await queries.listOrganisationCovers(h.tx, after ?? null, limit);
  const shown = rows.slice(0, limit);
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
    next: rows.length > limit ? shown.at(-1)!.personCode : null,
  });
}

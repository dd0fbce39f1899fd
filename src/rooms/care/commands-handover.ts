// Handover and assignment: whole households with minimum data, decisions with coded reasons. What
// may not happen is refused by the database functions; here each answer gets its words and its
// audit entry.

import type { Handling } from '../../engine/http/handler.ts';
import { placeInTime, placeOfRow } from '../../engine/http/cursor.ts';
import { mayBeMinor } from '../../kernel/birth.ts';
import { newId } from '../../kernel/id.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import * as api from './api-handover.ts';
import { clockHoursOf } from './country.ts';
import type { spokenLanguages, urgentNeeds } from './model.ts';
import { findCase } from './queries-cases.ts';
import * as queries from './queries-handover.ts';
import { refusedBy } from './views.ts';

export async function listHouseholdsAwaitingHandover(
  h: Handling<typeof api.listHouseholdsAwaitingHandover>,
) {
  const { limit } = h.query;
  const after = h.cursors.read(placeInTime, h.query.after);
  const rows = await queries.listHouseholdsAwaitingHandover(h.tx, after, limit);
  const page = h.cursors.cut(rows, limit, placeOfRow);
  h.audit.read(
    'offer',
    page.rows.flatMap((row) => row.members.map((one) => one.personId)),
    'handover',
  );
  return done({ households: page.rows.map((row) => viewAwaiting(row, h)), next: page.next });
}

function viewAwaiting(
  row: queries.AwaitingRow,
  h: Pick<Handling<typeof api.listHouseholdsAwaitingHandover>, 'today'>,
) {
  const members = row.members.map(({ birthFrom, birthTo, precision, ...member }) => {
    const birth = { from: birthFrom, to: birthTo, precision };
    return { ...member, birth, mayBeMinor: mayBeMinor(birth, h.today) };
  });
  const children = members.filter((one) => one.mayBeMinor).length;
  return {
    householdId: row.id,
    householdCode: row.code,
    operationId: row.operationId,
    province: row.province,
    adults: members.length - children,
    children,
    members,
    ready: members.every((one) => one.sharingUntil !== null),
    offer:
      row.offerId === null
        ? null
        : {
            id: row.offerId,
            version: row.offerVersion,
            organisationId: row.offerOrganisation,
            organisationNames: row.offerNames,
            state: row.offerState,
            offeredAt: row.offeredAt.toISOString(),
            declineReason: row.declineReason,
          },
  };
}

export async function offerHousehold(h: Handling<typeof api.offerHousehold>) {
  const id = h.newId;
  const persons = await queries.listPersonsOfHousehold(h.tx, h.body.householdId);
  const answer = await queries.offerHousehold(h.tx, { id, ...h.body });
  if (answer.outcome === 'sharing-not-agreed') {
    return refuse('sharing-not-agreed', { person: answer.person ?? null });
  }
  if (answer.outcome !== 'ok') return refusedBy(api.offerHousehold, answer.outcome);
  h.audit.wrote('household-offered', 'offer', persons, 'handover');
  return done({ id, state: 'open' as const });
}

export async function listOffers(h: Handling<typeof api.listOffers>) {
  const { limit, state, after } = h.query;
  const page = h.cursors.cut(
    await queries.listOffers(h.tx, {
      organisationId: h.actor.role === 'cso-manager' ? h.actor.organisationId : null,
      state: state ?? null,
      after: h.cursors.read(placeInTime, after),
      limit,
    }),
    limit,
    placeOfRow,
  );
  h.audit.read(
    'offer',
    page.rows.map((row) => row.id),
    'handover',
  );
  return done({ offers: page.rows.map(viewOffer), next: page.next });
}

function viewOffer(row: queries.OfferRow) {
  return {
    id: row.id,
    version: row.version,
    householdCode: row.householdCode,
    organisationId: row.organisationId,
    organisationNames: row.names,
    state: row.state,
    adults: row.adults,
    children: row.children,
    ageBands: row.ageBands,
    province: row.province,
    languages: row.languages as (typeof spokenLanguages)[number][],
    urgentNeeds: row.urgentNeeds as (typeof urgentNeeds)[number][],
    offeredAt: row.offeredAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    declineReason: row.declineReason,
  };
}

export async function withdrawOffer(h: Handling<typeof api.withdrawOffer>) {
  const { offerId } = h.params;
  const answer = await queries.decideOffer(h.tx, {
    offerId,
    baseVersion: h.body.baseVersion,
    state: 'withdrawn',
    reason: null,
  });
  if (answer !== 'withdrawn') return refusedBy(api.withdrawOffer, answer);
  h.audit.wrote('offer-withdrawn', 'offer', [offerId], 'handover');
  return done({ state: 'withdrawn' as const });
}

export async function declineOffer(h: Handling<typeof api.declineOffer>) {
  const { offerId } = h.params;
  const { baseVersion, reason } = h.body;
  const answer = await queries.decideOffer(h.tx, {
    offerId,
    baseVersion,
    state: 'declined',
    reason,
  });
  if (answer !== 'declined') return refusedBy(api.declineOffer, answer);
  h.audit.wrote('offer-declined', 'offer', [offerId], 'handover');
  return done({ state: 'declined' as const });
}

export async function acceptOffer(h: Handling<typeof api.acceptOffer>) {
  const answer = await queries.acceptOffer(h.tx, h.params.offerId, {
    baseVersion: h.body.baseVersion,
    hours: clockHoursOf(h.services.programme.country),
  });
  if (answer.outcome !== 'ok') return refusedBy(api.acceptOffer, answer.outcome);
  const personIds = answer.cases.map((one) => one.personId);
  h.emit({
    name: 'care.household-accepted',
    facts: { householdId: answer.householdId, organisationId: h.actor.organisationId!, personIds },
  });
  h.audit.wrote('household-accepted', 'case', personIds, 'handover');
  return done({ state: 'accepted' as const, householdId: answer.householdId, cases: answer.cases });
}

export async function assignCase(h: Handling<typeof api.assignCase>) {
  const { caseId } = h.params;
  const { part, accountId, reason, baseVersion } = h.body;
  // Before the change: a supervisor who hands the case on no longer sees it afterwards.
  const found = await findCase(h.tx, { caseId });
  if (!found) return refuse('not-found');
  const answer = await queries.assignCase(h.tx, {
    id: newId(),
    caseId,
    part,
    accountId,
    reason,
    baseVersion,
  });
  if (answer !== 'ok') return refusedBy(api.assignCase, answer);
  h.audit.wrote('case-assigned', 'case', [found.personId], reason);
  return done({ version: baseVersion + 1 });
}

export async function assignHousehold(h: Handling<typeof api.assignHousehold>) {
  const { leadAccountId, supervisorAccountId, reason, bases } = h.body;
  const answer = await queries.assignHousehold(h.tx, h.params.householdId, {
    leadId: leadAccountId,
    supervisorId: supervisorAccountId,
    reason,
    bases: bases ?? null,
  });
  if (answer.outcome !== 'ok') return refusedBy(api.assignHousehold, answer.outcome);
  const persons = answer.persons ?? [];
  h.audit.wrote('case-assigned', 'case', persons, reason);
  return done({ cases: persons.length });
}

export async function addTeamMember(h: Handling<typeof api.addTeamMember>) {
  const { caseId } = h.params;
  const found = await findCase(h.tx, { caseId });
  if (!found) return refuse('not-found');
  const answer = await queries.assignCase(h.tx, {
    id: h.newId,
    caseId,
    part: 'team',
    accountId: h.body.accountId,
    reason: 'first-assignment',
    baseVersion: null,
  });
  if (answer !== 'ok') return refusedBy(api.addTeamMember, answer);
  h.audit.wrote('team-member-added', 'case', [found.personId], 'case-work');
  return done({ version: found.version + 1 });
}

export async function endTeamMember(h: Handling<typeof api.endTeamMember>) {
  const { caseId, accountId } = h.params;
  const found = await findCase(h.tx, { caseId });
  if (!found) return refuse('not-found');
  const answer = await queries.endTeamMember(h.tx, { caseId, accountId, reason: h.body.reason });
  if (answer !== 'ok') return refusedBy(api.endTeamMember, answer);
  h.audit.wrote('team-member-ended', 'case', [found.personId], h.body.reason);
  return done({ version: found.version + 1 });
}

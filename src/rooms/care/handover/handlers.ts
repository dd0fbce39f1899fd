// Handover and assignment: whole households with minimum data, decisions with coded reasons. The
// database functions decide what is refused; here each answer gets its audit entry.

import { z } from 'zod';
import { answerOf } from '../../../engine/http/answer-of.ts';
import type { Handling, HandlersOf, Services } from '../../../engine/http/handler.ts';
import { placeById, placeInTime, placeOfId, placeOfRow } from '../../../engine/http/cursor.ts';
import { mayBeMinor } from '../../../kernel/birth.ts';
import { newId } from '../../../kernel/id.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import * as api from './api.ts';
import { findCase } from '../cases/queries.ts';
import { offerDaysOf } from '../country.ts';
import * as queries from './queries.ts';

const personsAssigned = z.strictObject({ persons: z.array(z.uuid()) });

export const handoverHandlers: HandlersOf<typeof api> = {
  async listHouseholdsAwaitingHandover(h) {
    const { householdId = null, limit } = h.query;
    const after = h.cursors.read(placeInTime, h.query.after);
    const asked = { householdId, after, limit };
    const rows = await queries.listHouseholdsAwaitingHandover(h.tx, asked);
    const page = h.cursors.cut(rows, limit, placeOfRow);
    h.audit.read(
      'offer',
      page.rows.flatMap((row) => row.members.map((one) => one.personId)),
      'handover',
    );
    return done({ households: page.rows.map((row) => viewAwaiting(row, h)), next: page.next });
  },

  async offerHousehold(h) {
    const id = h.newId;
    const persons = await queries.listPersonsOfHousehold(h.tx, h.body.householdId);
    const offered = answerOf(
      api.offerHousehold,
      await queries.offerHousehold(h.tx, { id, ...h.body }),
    );
    if (offered.ok) h.audit.wrote('household-offered', 'offer', persons, 'handover');
    return offered;
  },

  async listOffers(h) {
    const { limit, state, order, after } = h.query;
    const page = h.cursors.cut(
      await queries.listOffers(h.tx, {
        organisationId: h.actor.role === 'cso-manager' ? h.actor.organisationId : null,
        state: state ?? null,
        order,
        after: h.cursors.read(placeById, after)?.id ?? null,
        limit,
      }),
      limit,
      placeOfId,
    );
    h.audit.read(
      'offer',
      page.rows.map((row) => row.id),
      'handover',
    );
    return done({ offers: page.rows.map((row) => viewOffer(row, h.services)), next: page.next });
  },

  async withdrawOffer(h) {
    const { offerId } = h.params;
    const decided = answerOf(
      api.withdrawOffer,
      await queries.decideOffer(h.tx, {
        offerId,
        baseVersion: h.body.baseVersion,
        state: 'withdrawn',
        reason: null,
      }),
    );
    if (!decided.ok) return decided;
    h.audit.wrote('offer-withdrawn', 'offer', [offerId], 'handover');
    return done({ state: 'withdrawn' });
  },

  async acceptOffer(h) {
    const accepted = answerOf(
      api.acceptOffer,
      await queries.acceptOffer(h.tx, h.params.offerId, h.body.baseVersion),
    );
    if (!accepted.ok) return accepted;
    const personIds = accepted.value.cases.map((one) => one.personId);
    h.audit.wrote('household-accepted', 'case', personIds, 'handover');
    return accepted;
  },

  async declineOffer(h) {
    const { offerId } = h.params;
    const { baseVersion, reason } = h.body;
    const decided = answerOf(
      api.declineOffer,
      await queries.decideOffer(h.tx, {
        offerId,
        baseVersion,
        state: 'declined',
        reason,
      }),
    );
    if (!decided.ok) return decided;
    h.audit.wrote('offer-declined', 'offer', [offerId], 'handover');
    return done({ state: 'declined' });
  },

  async assignCase(h) {
    const { caseId } = h.params;
    const { part, accountId, reason, baseVersion } = h.body;
    // Before the change: a supervisor who hands the case on no longer sees it afterwards.
    const found = await findCase(h.tx, { caseId });
    if (!found) return refuse('not-found');
    const answer = answerOf(
      api.assignCase,
      await queries.assignCase(h.tx, {
        id: newId(),
        caseId,
        part,
        accountId,
        reason,
        baseVersion,
      }),
    );
    if (!answer.ok) return answer;
    h.audit.wrote('case-assigned', 'case', [found.personId], reason);
    return done({ version: baseVersion + 1 });
  },

  async assignHousehold(h) {
    const { leadAccountId, supervisorAccountId, reason, bases } = h.body;
    const assigned = answerOf(
      api.assignHousehold,
      await queries.assignHousehold(h.tx, h.params.householdId, {
        leadId: leadAccountId,
        supervisorId: supervisorAccountId,
        reason,
        bases: bases ?? null,
      }),
      personsAssigned,
    );
    if (!assigned.ok) return assigned;
    const { persons } = assigned.value;
    h.audit.wrote('case-assigned', 'case', persons, reason);
    return done({ cases: persons.length });
  },

  async addTeamMember(h) {
    const { caseId } = h.params;
    const found = await findCase(h.tx, { caseId });
    if (!found) return refuse('not-found');
    const answer = answerOf(
      api.addTeamMember,
      await queries.assignCase(h.tx, {
        id: h.newId,
        caseId,
        part: 'team',
        accountId: h.body.accountId,
        reason: 'first-assignment',
        baseVersion: null,
      }),
    );
    if (!answer.ok) return answer;
    h.audit.wrote('team-member-added', 'case', [found.personId], 'case-work');
    return done({ version: found.version + 1 });
  },

  async endTeamMember(h) {
    const { caseId, accountId } = h.params;
    const found = await findCase(h.tx, { caseId });
    if (!found) return refuse('not-found');
    const answer = answerOf(
      api.endTeamMember,
      await queries.endTeamMember(h.tx, { caseId, accountId, reason: h.body.reason }),
    );
    if (!answer.ok) return answer;
    h.audit.wrote('team-member-ended', 'case', [found.personId], h.body.reason);
    return done({ version: found.version + 1 });
  },
};

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

const dayMilliseconds = 86_400_000;

function viewOffer(row: queries.OfferRow, { now, programme }: Pick<Services, 'now' | 'programme'>) {
  const days = offerDaysOf(programme.country);
  const answerBy =
    row.state === 'open' ? new Date(row.offeredAt.getTime() + days * dayMilliseconds) : null;
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
    languages: row.languages,
    urgentNeeds: row.urgentNeeds,
    offeredAt: row.offeredAt.toISOString(),
    answerBy: answerBy?.toISOString() ?? null,
    isLate: answerBy !== null && answerBy < now(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    declineReason: row.declineReason,
  };
}

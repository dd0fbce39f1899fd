// What is recorded while a restriction lasts: that the person was told, what she asked permission
// for and the answer, the days on which the order has her report. None of it can be written after
// the last day.

import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import * as api from './api-course.ts';
import { restrictionEvents } from './events.ts';
import {
  insertContact,
  insertNotice,
  insertRequest,
  listContacts,
  listRequests,
  updateContact,
  updateRequest,
} from './queries-course.ts';
import { findRestriction } from './queries.ts';
import { readToday } from '../matter/queries.ts';
import { mayAnswer, mayAsk, mayNoteContact, mayPlanContact, mayTell } from './rules.ts';
import { sealingWith } from './sealing.ts';
import { findSubjectKey } from '../subject-key.ts';
import { standingOf } from './views.ts';

const purpose = 'restriction';

/** What happens while a restriction lasts, by the contract of `api-course.ts`. */
export const courseHandlers: HandlersOf<typeof api> = {
  async tellOfRestriction(h) {
    const { subjectId, restrictionId } = h.params;
    const found = await findRestriction(h.tx, h.params);
    if (!found) return refuse('not-found');
    const decision = mayTell(standingOf(found), h.body, await readToday(h.tx));
    if (!decision.ok) return decision;
    const id = h.newId;
    await insertNotice(h.tx, { id, subjectId, restrictionId, by: h.actor.accountId }, h.body);
    h.audit.wrote(restrictionEvents.personTold, 'restriction', [subjectId], purpose);
    return done({ id });
  },

  async askPermission(h) {
    const { subjectId, restrictionId } = h.params;
    const key = await findSubjectKey(h, subjectId);
    const found = key && (await findRestriction(h.tx, h.params));
    if (!key || !found) return refuse('not-found');
    const decision = mayAsk(standingOf(found), h.body, await readToday(h.tx));
    if (!decision.ok) return decision;
    const id = h.newId;
    const { purpose: wish, ...row } = h.body;
    const sealedPurpose = sealingWith(key).seal('legal.permission_request.purpose', id, wish);
    const owned = { id, subjectId, restrictionId, by: h.actor.accountId };
    await insertRequest(h.tx, owned, { ...row, sealedPurpose });
    h.audit.wrote(restrictionEvents.permissionAsked, 'restriction', [subjectId], purpose);
    return done({ id });
  },

  async answerPermission(h) {
    const { subjectId, restrictionId, permissionId: requestId } = h.params;
    const key = await findSubjectKey(h, subjectId);
    const found = key && (await findRestriction(h.tx, h.params));
    const asked =
      found && (await listRequests(h.tx, restrictionId)).find(({ id }) => id === requestId);
    if (!key || !found || !asked) return refuse('not-found');
    const request = { askedOn: asked.askedOn, answer: asked.answer };
    const given = h.body;
    const decision = mayAnswer(standingOf(found), request, { given, today: await readToday(h.tx) });
    if (!decision.ok) return decision;
    const { reason, ...row } = given;
    const sealedReason = sealingWith(key).sealOptional(
      'legal.permission_request.reason',
      requestId,
      reason,
    );
    const by = h.actor.accountId;
    if (!(await updateRequest(h.tx, requestId, { ...row, sealedReason, by }))) {
      return refuse('permission-is-answered');
    }
    h.audit.wrote(restrictionEvents.permissionAnswered, 'restriction', [subjectId], purpose);
    return done({ id: requestId });
  },

  async planContact(h) {
    const { subjectId, restrictionId } = h.params;
    const key = await findSubjectKey(h, subjectId);
    const found = key && (await findRestriction(h.tx, h.params));
    if (!key || !found) return refuse('not-found');
    const { onDay, place } = h.body;
    const decision = mayPlanContact(standingOf(found), onDay);
    if (!decision.ok) return decision;
    const id = h.newId;
    const sealedPlace = sealingWith(key).seal('legal.probation_contact.place', id, place);
    const owned = { id, subjectId, restrictionId, by: h.actor.accountId };
    await insertContact(h.tx, owned, { onDay, sealedPlace });
    h.audit.wrote(restrictionEvents.contactPlanned, 'restriction', [subjectId], purpose);
    return done({ id });
  },

  async noteContact(h) {
    const { subjectId, restrictionId, contactId } = h.params;
    const found = await findRestriction(h.tx, h.params);
    const contact =
      found && (await listContacts(h.tx, restrictionId)).find(({ id }) => id === contactId);
    if (!found || !contact) return refuse('not-found');
    const wanted = { onDay: contact.onDay, outcome: h.body.outcome };
    const decision = mayNoteContact(standingOf(found), wanted, await readToday(h.tx));
    if (!decision.ok) return decision;
    if (!(await updateContact(h.tx, contactId, h.body)))
      return refuse('conflict-changed-meanwhile');
    h.audit.wrote(restrictionEvents.contactNoted, 'restriction', [subjectId], purpose);
    return done({ id: contactId });
  },
};

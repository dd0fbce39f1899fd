// What is recorded while a restriction lasts: that the person was told, what she asked permission
// for and what was answered, the days on which the order has her report. After the last day none of
// it can be written.

import { done, refuse } from '../../kernel/outcome.ts';
import type { Handling } from '../../engine/http/handler.ts';
import type {
  answerPermission,
  askPermission,
  noteContact,
  planContact,
  tellOfRestriction,
} from './api-restrictions.ts';
import { type Answer, findRestriction, purpose, standingOf } from './commands-restrictions.ts';
import { restrictionEvents } from './events-restrictions.ts';
import { readToday } from './queries.ts';
import { listContacts, listRequests } from './queries-restrictions.ts';
import {
  mayAnswer,
  mayAsk,
  mayNoteContact,
  mayPlanContact,
  mayTell,
} from './rules-restrictions.ts';
import {
  insertContact,
  insertNotice,
  insertRequest,
  updateContact,
  updateRequest,
} from './saving-restrictions.ts';
import { sealingWith } from './sealing-restrictions.ts';
import { findSubjectKey } from './subject-key.ts';

export async function tell(
  h: Handling<typeof tellOfRestriction>,
): Answer<typeof tellOfRestriction> {
  const { subjectId, restrictionId } = h.params;
  const found = await findRestriction(h);
  if (!found) return refuse('not-found');
  const decision = mayTell(standingOf(found), h.body, await readToday(h.tx));
  if (!decision.ok) return decision;
  const id = h.newId;
  await insertNotice(h.tx, { id, subjectId, restrictionId, by: h.actor.accountId }, h.body);
  h.audit.wrote(restrictionEvents.personTold, 'restriction', [subjectId], purpose);
  return done({ id });
}

export async function ask(h: Handling<typeof askPermission>): Answer<typeof askPermission> {
  const { subjectId, restrictionId } = h.params;
  const key = await findSubjectKey(h, subjectId);
  const found = key && (await findRestriction(h));
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
}

export async function answer(
  h: Handling<typeof answerPermission>,
): Answer<typeof answerPermission> {
  const { subjectId, restrictionId, permissionId: requestId } = h.params;
  const key = await findSubjectKey(h, subjectId);
  const found = key && (await findRestriction(h));
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
}

export async function plan(h: Handling<typeof planContact>): Answer<typeof planContact> {
  const { subjectId, restrictionId } = h.params;
  const key = await findSubjectKey(h, subjectId);
  const found = key && (await findRestriction(h));
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
}

export async function note(h: Handling<typeof noteContact>): Answer<typeof noteContact> {
  const { subjectId, restrictionId, contactId } = h.params;
  const found = await findRestriction(h);
  const contact =
    found && (await listContacts(h.tx, restrictionId)).find(({ id }) => id === contactId);
  if (!found || !contact) return refuse('not-found');
  const wanted = { onDay: contact.onDay, outcome: h.body.outcome };
  const decision = mayNoteContact(standingOf(found), wanted, await readToday(h.tx));
  if (!decision.ok) return decision;
  if (!(await updateContact(h.tx, contactId, h.body))) return refuse('conflict-changed-meanwhile');
  h.audit.wrote(restrictionEvents.contactNoted, 'restriction', [subjectId], purpose);
  return done({ id: contactId });
}

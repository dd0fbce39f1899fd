// Binds the contract about restrictions to its commands and queries, and puts one together from its
// rows.

import { done, refuse } from '../../kernel/outcome.ts';
import { type Binding, bind, type Handling } from '../../engine/http/handler.ts';
import {
  addRestriction,
  answerPermission,
  askPermission,
  decideAppeal,
  liftRestriction,
  listRestrictionDuties,
  lodgeAppeal,
  noteContact,
  planContact,
  readRestriction,
  tellOfRestriction,
  varyRestriction,
} from './api-restrictions.ts';
import { answer, ask, note, plan, tell } from './commands-restriction-course.ts';
import { appeal, decide, findRestriction, lift, restrict, vary } from './commands-restrictions.ts';
import type { Restriction, RestrictionPage } from './model-restrictions.ts';
import { findSubject, isRegistrar, listOfficersOf } from './queries.ts';
import {
  countLateInCourt,
  type DutyRow,
  listAppeals,
  listContacts,
  listDuties,
  listNotices,
  listOwnDuties,
  listRequests,
  listVariations,
  type RestrictionRow,
} from './queries-restrictions.ts';
import { type Sealing, sealingWith } from './sealing-restrictions.ts';
import { findSubjectKey } from './subject-key.ts';

export function restrictionShown(
  row: RestrictionRow,
  key: Buffer,
  duties: readonly DutyRow[],
): Restriction {
  const { open } = sealingWith(key);
  return {
    id: row.id,
    proceedingId: row.proceedingId,
    kind: row.kind,
    court: row.court,
    orderNumber: row.orderNumber,
    scope: row.variedScope
      ? open('legal.restriction_variation.scope', row.variedScopeId!, row.variedScope)
      : open('legal.restriction.scope', row.id, row.scope),
    startOn: row.startOn,
    endOn: row.endOn,
    lastDay: row.lastDay,
    state: row.state,
    isVaried: row.isVaried,
    lifting: row.lifting && {
      kind: row.lifting,
      onDay: row.liftedOn!,
      orderNumber: row.liftingOrder!,
    },
    duties: duties
      .filter((one) => one.restrictionId === row.id)
      .map((one) => ({ duty: one.duty, dueOn: one.dueOn, requestId: one.requestId })),
  };
}

async function page(h: Handling<typeof readRestriction>) {
  const { subjectId } = h.params;
  const subject = await findSubject(h.tx, h.actor, subjectId);
  const key = subject && (await findSubjectKey(h, subjectId));
  const row = key && (await findRestriction(h));
  if (!subject || !key || !row) return refuse('not-found');
  const sealing = sealingWith(key);
  const officers = await listOfficersOf(h.tx, [subjectId]);
  h.audit.read('restriction', [subjectId], 'restriction');
  const body: RestrictionPage = {
    subject: { id: subject.id, code: subject.code, fullName: subject.fullName },
    restriction: restrictionShown(row, key, await listDuties(h.tx, [subjectId])),
    ...textsOf(row, sealing),
    permissionAnswerDays: row.permissionAnswerDays,
    lawEdition: row.lawEdition,
    ...(await courseOf(h, row.id, sealing)),
    officers: officers.map(({ displayName, role }) => ({ displayName, role })),
  };
  return done(body);
}

function textsOf(row: RestrictionRow, { open, openOptional }: Sealing) {
  return {
    orderedScope: open('legal.restriction.scope', row.id, row.scope),
    groundsRole: openOptional('legal.restriction.grounds_role', row.id, row.groundsRole),
    groundsStay: openOptional('legal.restriction.grounds_stay', row.id, row.groundsStay),
    appealTerms: openOptional('legal.restriction.appeal_terms', row.id, row.appealTerms),
  };
}

async function courseOf({ tx }: Handling<typeof readRestriction>, id: string, sealing: Sealing) {
  const { open, openOptional } = sealing;
  return {
    variations: (await listVariations(tx, id)).map((one) => ({
      ...one,
      scope: openOptional('legal.restriction_variation.scope', one.id, one.scope),
    })),
    appeals: await listAppeals(tx, id),
    notices: await listNotices(tx, id),
    requests: (await listRequests(tx, id)).map((one) => ({
      ...one,
      purpose: open('legal.permission_request.purpose', one.id, one.purpose),
      reason: openOptional('legal.permission_request.reason', one.id, one.reason),
    })),
    contacts: (await listContacts(tx, id)).map((one) => ({
      ...one,
      place: open('legal.probation_contact.place', one.id, one.place),
    })),
  };
}

const duties = bind(listRestrictionDuties, async (h) => {
  const own = await listOwnDuties(h.tx, h.actor);
  h.audit.read('matter', [...new Set(own.map((one) => one.subjectId))], 'own-matters');
  const lateInCourt = isRegistrar(h.actor) ? await countLateInCourt(h.tx) : null;
  return done({ duties: own, lateInCourt });
});

export const restrictionBindings: readonly Binding[] = [
  duties,
  bind(readRestriction, page),
  bind(addRestriction, restrict),
  bind(liftRestriction, lift),
  bind(varyRestriction, vary),
  bind(lodgeAppeal, appeal),
  bind(decideAppeal, decide),
  bind(tellOfRestriction, tell),
  bind(askPermission, ask),
  bind(answerPermission, answer),
  bind(planContact, plan),
  bind(noteContact, note),
];

// A restriction as its page and the page of the matter show it, assembled from the rows.

import type { Tx } from '../../../engine/db/database.ts';
import type { Restriction } from './shapes.ts';
import { listContacts, listNotices, listRequests } from './queries-course.ts';
import { type DutyRow, listAppeals, listVariations, type RestrictionRow } from './queries.ts';
import { type Sealing, sealingWith } from './sealing.ts';

export function viewRestriction(
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

export function viewTexts(row: RestrictionRow, { open, openOptional }: Sealing) {
  return {
    orderedScope: open('legal.restriction.scope', row.id, row.scope),
    groundsRole: openOptional('legal.restriction.grounds_role', row.id, row.groundsRole),
    groundsStay: openOptional('legal.restriction.grounds_stay', row.id, row.groundsStay),
    appealTerms: openOptional('legal.restriction.appeal_terms', row.id, row.appealTerms),
  };
}

export async function viewCourse(tx: Tx, id: string, sealing: Sealing) {
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

/** What the rules decide from. */
export function standingOf(row: RestrictionRow) {
  return { startOn: row.startOn, endOn: row.lastDay, state: row.state, kind: row.kind };
}

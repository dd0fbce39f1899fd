// A few openings of a case because a life was in danger, long over and reviewed, so that the review
// page is not empty. None is waiting: after 72 hours an unreviewed one would block a demo account.

import { sealText } from '../../../engine/crypto/envelope.ts';
import { addDays } from '../days.ts';
import type { CaseOf } from './cases.ts';
import { placeOf } from './place-of.ts';
import { bytes } from './rows.ts';
import type { Writing } from './writing.ts';

const table = 'care.emergency_opening';

/** By the intake worker of the same organisation, who is not assigned to the case. */
export function addEmergency(writing: Writing, { one, key }: CaseOf): void {
  const { rows, user, first, at, today } = writing;
  if (one.supervisor === null || one.lead === null || one.closedOn !== null) return;
  const opener = first('case-manager', { organisation: one.organisation, duty: 'intake' });
  if (opener.login === one.lead) return;
  const [id, on, supervisor] = [writing.id(), addDays(today, -9), user(one.supervisor).id];
  const seal = (column: string, text: string) =>
    bytes(sealText(key, placeOf(table, id, column), text));
  rows.add(table, {
    id,
    case_id: one.id,
    person_id: one.personId,
    by_account: opener.id,
    kind: 'violence',
    by_organisation_id: writing.organisation(one.organisation).id,
    opened_at: at(on, 3),
    until_at: at(on, 4),
    review_due_at: at(addDays(on, 3), 3),
    verdict: 'justified',
    reason: seal('reason', 'A neighbour rang at night: shouting, and the children in the yard.'),
    review_note: seal('review_note', 'I spoke with the family the same morning. They are safe.'),
    reviewed_by: supervisor,
    reviewed_at: at(on, 9),
  });
  rows.add('care.emergency_told', {
    opening_id: id,
    person_id: one.personId,
    account_id: supervisor,
    of_case: true,
    told_at: at(on, 3),
  });
}

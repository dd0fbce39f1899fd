// Holds on the erasing of a few closed files, so that the card of a case, Today and the manager's
// list are not empty: one in force that is to be looked at again soon, one that waits.

import { sealText } from '../../../engine/crypto/envelope.ts';
import { addDays } from '../days.ts';
import { holdReasons } from '../texts.ts';
import type { CaseOf } from './cases.ts';
import { placeOf } from './place-of.ts';
import { bytes } from './rows.ts';
import type { Writing } from './writing.ts';

const table = 'care.erasing_hold';

/** `turn`: how many closed cases there were before. */
export function addHold(writing: Writing, { one, key }: CaseOf, turn: number): void {
  const { rows, user, first, at, today } = writing;
  if (one.supervisor === null || one.closedOn === null || turn % 20 > 1) return;
  const [id, on] = [writing.id(), addDays(today, -20)];
  const isConfirmed = turn % 20 === 0;
  const ground = isConfirmed ? 'court-order' : 'person-asked';
  rows.add(table, {
    id,
    case_id: one.id,
    person_id: one.personId,
    ordered_as: ground,
    reason: bytes(sealText(key, placeOf(table, id, 'reason'), holdReasons[ground])),
    review_on: addDays(today, isConfirmed ? 10 : 160),
    until_on: addDays(today, 300),
    proposed_by: user(one.supervisor).id,
    proposed_at: at(on, 10),
    confirmed_by: isConfirmed ? first('cso-manager', { organisation: one.organisation }).id : null,
    confirmed_at: isConfirmed ? at(addDays(on, 1), 10) : null,
  });
}

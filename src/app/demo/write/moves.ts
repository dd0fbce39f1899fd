// Cases of the made-up programme that are about to move to another organisation, or that no other
// organisation could take. Who moves agreed to that organisation by name.

import { addDays } from '../days.ts';
import type { CaseOf } from './cases.ts';
import { bandOf } from './offers.ts';
import { numberOf } from './closing-course.ts';
import { addConsentRow } from './consents.ts';
import type { Writing } from './writing.ts';

/** In about every eighth case of an adult whose plan is running. */
export function addMove(writing: Writing, { one, person, key, minor }: CaseOf): void {
  const { rows, today, at, organisation, programme, user, first } = writing;
  const turn = numberOf(one.id);
  const others = programme.organisations.filter(
    ({ kind, code }) => kind === 'cso' && code !== one.organisation,
  );
  const other = others[(turn >> 3) % others.length];
  if (minor || one.state !== 'active' || !one.supervisor || !other || turn % 8 > 1) return;
  const proposedOn = addDays(today, -1 - (turn % 5));
  const isDeclined = turn % 8 === 0;
  addConsentRow(
    writing,
    {
      id: writing.id<'consent'>(),
      purpose: 'share-with-organisation',
      ground: 'consent',
      toldIn: programme.language,
      toldHow: 'spoken',
      toldOn: proposedOn,
      untilOn: addDays(proposedOn, 180),
    },
    {
      personId: person.id,
      recordedBy: user(one.supervisor).id,
      organisationId: other.id,
      key,
      child: { adultId: null, isSmall: false },
      ended: null,
    },
  );
  rows.add('care.move', {
    id: writing.id(),
    case_id: one.id,
    person_id: one.personId,
    case_code: one.code,
    from_organisation_id: organisation(one.organisation).id,
    to_organisation_id: other.id,
    reason: 'lives-elsewhere',
    age_band: bandOf(person.birth.to, today),
    may_be_minor: false,
    province: null,
    priority: 'medium',
    state: isDeclined ? 'declined' : 'proposed',
    proposed_by: user(one.supervisor).id,
    proposed_at: at(proposedOn, 9),
    decided_by: isDeclined ? first('cso-manager', { organisation: other.code }).id : null,
    decided_at: isDeclined ? at(addDays(proposedOn, 1), 11) : null,
    decline_reason: isDeclined ? 'no-capacity' : null,
    due_on: addDays(proposedOn, 7),
    version: isDeclined ? 2 : 1,
  });
}

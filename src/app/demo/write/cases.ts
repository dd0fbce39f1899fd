// Cases of the made-up programme: assignments and the reach that comes with them, legal aid before
// any visit, visits.
// A closed case is first written as closing and closed afterwards (`closeCases`), because the
// database accepts no visit to a closed case.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Day } from '../../../kernel/day.ts';
import type { DemoFamily, DemoPerson } from '../model.ts';
import type { DemoCase } from '../model-care.ts';
import { addDays } from '../days.ts';
import { courseOf, isStopped } from './closing-course.ts';
import { addToldLegalAid } from './told.ts';
import type { Row } from './rows.ts';
import { addVisit, isOverheard } from './visits.ts';
import type { Writing } from './writing.ts';

export type CaseOf = {
  readonly one: DemoCase;
  readonly family: DemoFamily;
  readonly person: DemoPerson;
  readonly key: Buffer;
  readonly minor: boolean;
};

/** The lead or, before there is one, the organisation's intake worker. */
export function leadOf({ user, first }: Writing, { lead, organisation }: DemoCase): string {
  return lead !== null ? user(lead).id : first('case-manager', { organisation, duty: 'intake' }).id;
}

export function addCase(writing: Writing, of: CaseOf): void {
  const { one, family, person } = of;
  const { rows, at } = writing;
  const stopped = isStopped(one, writing.today);
  const next = one.closedOn === null && !stopped ? (one.visits.at(-1)?.nextOn ?? null) : null;
  rows.add('care.case_file', {
    id: one.id,
    code: one.code,
    person_id: person.id,
    household_id: family.id,
    household_code: family.code,
    organisation_id: writing.organisation(one.organisation).id,
    intake: family.route === 'self-return',
    state: one.state === 'closed' ? 'closing' : one.state,
    ...priorityOf(of),
    clock_from: at(one.openedOn),
    contact_due_at: dueAt(one.firstContactDueOn),
    contacted_at: one.firstContactOn && at(one.firstContactOn, 8),
    next_visit_on: next,
    ask_alone_by: isOverheard(writing, one) ? addDays(one.visits.at(-1)!.on, 7) : null,
    stopped_at: stopped ? at(courseOf(one, writing.today)!.proposedOn, 9) : null,
    opened_at: at(one.openedOn),
    without_lead_since: isLed(of) ? null : at(one.openedOn),
    without_supervisor_since: one.supervisor === null ? at(one.openedOn) : null,
    version: one.history.length,
  });
  addTransitions(writing, one);
  addAssignments(writing, of);
  addLegalAid(writing, of);
  for (const [turn, visit] of one.visits.entries()) addVisit(writing, of, { visit, turn });
}

// A clock that ends today ends in the evening, not in the morning.
const dueAt = (day: Day) => `${day}T12:00:00.000Z`;

function priorityOf({ one, family, minor }: CaseOf): { priority: string; priority_reason: string } {
  const { priority } = one;
  const alone =
    minor &&
    family.covers.some((cover) => cover.childId === one.personId && cover.kind === 'open-search');
  if (alone) return { priority: 'high', priority_reason: 'unaccompanied-minor' };
  if (priority === 'high') return { priority, priority_reason: 'urgent-need-on-arrival' };
  if (priority === 'low') return { priority, priority_reason: 'usual' };
  return { priority, priority_reason: minor ? 'minor' : 'basic-needs' };
}

const reasonOf = {
  identified: 'opened',
  registered: 'first-visit',
  assessment: 'assessment-made',
  'plan-draft': 'plan-made',
  active: 'plan-agreed',
  review: 'review-held',
} as const;

function addTransitions(writing: Writing, one: DemoCase): void {
  const { rows, at, first, user } = writing;
  const manager = first('cso-manager', { organisation: one.organisation }).id;
  const supervisor = one.supervisor === null ? manager : user(one.supervisor).id;
  const course = courseOf(one, writing.today);
  const lead = leadOf(writing, one);
  let before: string | null = null;
  for (const [step, { state, on }] of one.history.entries()) {
    const ends = state === 'closing' || state === 'closed';
    const day = state === 'closing' ? course!.proposedOn : dayWithin(on, one.closedOn);
    rows.add('care.case_transition', {
      id: writing.id(),
      case_id: one.id,
      person_id: one.personId,
      from_state: before,
      to_state: state,
      reason: ends ? course!.reason : reasonOf[state],
      moved_at: at(day, 5 + step),
      moved_by: state === 'identified' ? manager : state === 'closed' ? supervisor : lead,
    });
    before = state;
  }
}

const dayWithin = (on: Day, last: Day | null): Day => (last !== null && on > last ? last : on);

// At first the intake worker leads an intake.
const isLed = ({ one, family }: Pick<CaseOf, 'one' | 'family'>): boolean =>
  one.lead !== null || family.route === 'self-return';

// A member of another organisation is never on the team: a guardianship officer reaches the child
// through the guardianship (`guardianship.ts`).
function addAssignments(writing: Writing, { one, family }: CaseOf): void {
  const { user, first } = writing;
  const by = first('cso-manager', { organisation: one.organisation }).id;
  const parts: [part: 'lead' | 'supervisor' | 'team', account: string][] = [];
  if (isLed({ one, family })) parts.push(['lead', leadOf(writing, one)]);
  if (one.supervisor !== null) parts.push(['supervisor', user(one.supervisor).id]);
  for (const login of one.team) {
    if (user(login).organisation === one.organisation) parts.push(['team', user(login).id]);
  }
  for (const [part, account] of parts) {
    writing.rows.add('care.assignment', {
      id: writing.id(),
      case_id: one.id,
      person_id: one.personId,
      account_id: account,
      part,
      reason: 'first-assignment',
      assigned_by: by,
      from_at: writing.at(one.openedOn, 6),
    });
    addReach(writing, { account, personId: one.personId, via: `case-${part}`, on: one.openedOn });
  }
}

export type Reach = {
  readonly account: string;
  readonly personId: string;
  readonly on: Day;
  readonly via: 'case-lead' | 'case-supervisor' | 'case-team' | 'guardianship' | 'intake';
};

export function addReach({ rows, at }: Writing, { account, personId, via, on }: Reach): void {
  rows.add('access.reach', {
    account_id: account,
    person_id: personId,
    via,
    level: 'assigned',
    from_at: at(on, 6),
  });
}

function addLegalAid(writing: Writing, { one, family, person, minor }: CaseOf): void {
  const word = person.consents.find((consent) => consent.purpose === 'legal-aid');
  if (family.route !== 'self-return' && !word) return;
  const id = writing.id();
  const answer = word ? 'accepted' : minor ? 'later' : 'declined';
  addToldLegalAid(writing, one, { id, answer, by: leadOf(writing, one) });
  writing.rows.add('care.legal_aid_offer', {
    id,
    case_id: one.id,
    person_id: person.id,
    offered_on: one.openedOn,
    told_in: (word ?? person.consents[0])?.toldIn ?? 'other',
    made_by: leadOf(writing, one),
    answer,
    made_at: writing.at(one.openedOn, 7),
  });
}

/** Sets the final state and day of cases that are over. */
export async function closeCases(tx: Tx, families: readonly DemoFamily[]): Promise<void> {
  const closed: Row[] = families
    .flatMap((family) => family.cases)
    .filter((one) => one.closedOn !== null)
    .map((one) => ({ id: one.id, at: `${one.closedOn!}T14:00:00Z` }));
  if (closed.length === 0) return;
  await sql`update care.case_file c set state = 'closed', closed_at = r.at
    from json_to_recordset(${JSON.stringify(closed)}::json) as r(id uuid, at timestamptz)
    where c.id = r.id`.execute(tx);
}

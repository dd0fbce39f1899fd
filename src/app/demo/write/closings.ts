// Closings of the made-up programme, of each kind: waiting, decided, returned, stopped by the
// person, and closed long enough ago that somebody should ask again. The lead proposes and the
// supervisor decides, because the database accepts no closing by one person.

import { sealText } from '../../../engine/crypto/envelope.ts';
import type { Day } from '../../../kernel/day.ts';
import { closingCriteria, type ClosingReason } from '../../../rooms/care/closing/model.ts';
import { addDays } from '../days.ts';
import { unmetReasons } from '../texts.ts';
import type { DemoCase } from '../model-care.ts';
import { type CaseOf, leadOf } from './cases.ts';
import { attemptDays, type Course, courseOf, numberOf } from './closing-course.ts';
import { placeOf } from './place-of.ts';
import { bytes } from './rows.ts';
import type { Writing } from './writing.ts';

const decideDays = 7;
const followUpDays = 90;
export function addClosing(writing: Writing, of: CaseOf): void {
  const course = courseOf(of.one, writing.today);
  if (course) addCourse(writing, of, course);
  else if (of.one.state === 'review' && of.one.supervisor) addReturned(writing, of);
}

const attemptWays = ['phone', 'message', 'home-visit'] as const;

function addCourse(writing: Writing, of: CaseOf, course: Course): void {
  const { one } = of;
  const { at, user } = writing;
  const { reason, proposedOn, decidedOn } = course;
  const asksAgain = decidedOn !== null && reason !== 'person-stops';
  if (reason === 'lost-contact') addAttempts(writing, one, proposedOn);
  addRow(writing, of, {
    reason,
    state: decidedOn === null ? 'proposed' : 'closed',
    from_state: 'review',
    proposed_at: at(proposedOn, 9),
    decide_until: addDays(proposedOn, decideDays),
    decided_by: decidedOn === null ? null : user(one.supervisor!).id,
    decided_at: decidedOn && at(decidedOn, 14),
    refusal: null,
    follow_up_due_on: asksAgain ? addDays(decidedOn, followUpDays) : null,
    version: decidedOn === null ? 1 : 2,
  });
}

// A supervisor sent it back, and the lead learns why on Today.
function addReturned(writing: Writing, of: CaseOf): void {
  const { at, today, user } = writing;
  const { one } = of;
  if (numberOf(one.id) % 4 !== 0) return;
  const [proposedOn, decidedOn] = [addDays(today, -5), addDays(today, -1)];
  addRow(writing, of, {
    reason: 'goals-met',
    state: 'refused',
    from_state: 'review',
    proposed_at: at(proposedOn, 9),
    decide_until: addDays(proposedOn, decideDays),
    decided_by: user(one.supervisor!).id,
    decided_at: at(decidedOn, 14),
    refusal: 'criteria-not-yet',
    follow_up_due_on: null,
    version: 2,
  });
  const steps = [
    ['review', 'closing', 'goals-met', proposedOn, leadOf(writing, one)],
    ['closing', 'review', 'closing-refused', decidedOn, user(one.supervisor!).id],
  ] as const;
  for (const [from, to, reason, on, by] of steps) {
    writing.rows.add('care.case_transition', {
      id: writing.id(),
      case_id: one.id,
      person_id: one.personId,
      from_state: from,
      to_state: to,
      reason,
      moved_at: at(on, 14),
      moved_by: by,
    });
  }
}

function addAttempts(writing: Writing, one: DemoCase, until: Day): void {
  for (const [turn, days] of attemptDays.entries()) {
    writing.rows.add('care.contact_attempt', {
      id: writing.id(),
      case_id: one.id,
      person_id: one.personId,
      attempted_on: addDays(until, -days),
      way: attemptWays[turn],
      made_by: leadOf(writing, one),
      made_at: writing.at(addDays(until, -days), 9),
    });
  }
}

type Told = Readonly<Record<string, unknown>> & { readonly reason: ClosingReason };

function addRow(writing: Writing, of: CaseOf, told: Told): void {
  const { one } = of;
  const id = writing.id();
  writing.rows.add('care.closing', {
    id,
    case_id: one.id,
    person_id: one.personId,
    proposed_by: leadOf(writing, one),
    ...told,
  });
  if (told.reason === 'person-stops') return;
  for (const criterion of closingCriteria) addCriterion(writing, of, { id, criterion, told });
}

type Point = {
  readonly id: string;
  readonly criterion: (typeof closingCriteria)[number];
  readonly told: Told;
};

function addCriterion(writing: Writing, { one, key, minor }: CaseOf, point: Point): void {
  const { id, criterion, told } = point;
  const place = placeOf('care.closing_criterion', `${id}|${criterion}`, 'reason');
  const isUnmet =
    criterion === 'goals' || criterion === 'own-view'
      ? told.reason !== 'goals-met'
      : criterion === 'safety'
        ? told.reason === 'left-whereabouts-unknown'
        : criterion === 'papers' && numberOf(one.id) % 3 === 0;
  const isOfChildren = criterion === 'guardian-six-months' && !minor;
  writing.rows.add('care.closing_criterion', {
    closing_id: id,
    person_id: one.personId,
    criterion,
    answer: isUnmet ? 'not-met' : isOfChildren ? 'does-not-apply' : 'met',
    reason: isUnmet ? bytes(sealText(key, place, unmetReasons[criterion])) : null,
  });
}

// Urgent concerns of the made-up programme, so that Today and the person's page show each of their
// courses: open, late, a colleague asked, declined, and done. And some visits that were put off.

import { sealText } from '../../../engine/crypto/envelope.ts';
import { daysBetween } from '../../../kernel/day.ts';
import { addDays } from '../days.ts';
import type { CaseOf } from './cases.ts';
import { isStopped, numberOf } from './closing-course.ts';
import { placeOf } from './place-of.ts';
import { bytes } from './rows.ts';
import type { Writing } from './writing.ts';

const courses = ['open', 'late', 'asked', 'done', 'declined'] as const;
/** So many of one lead: more would be no ordinary morning. */
const ofOneLead = 2;
const hourMilliseconds = 3_600_000;

export type UrgentTurns = {
  concerns: number;
  readonly byLead: Map<string, number>;
  readonly putOffs: Map<string, number>;
};

/** Only where the need is high anyway: an urgent visit makes it so. */
export function addUrgent(writing: Writing, of: CaseOf, turns: UrgentTurns): void {
  const { one } = of;
  const { lead, supervisor, visits } = one;
  if (!lead || !supervisor || visits.length === 0 || one.closedOn !== null) return;
  // Nobody follows up before the first visit.
  if (daysBetween(visits[0]!.on, writing.today) < 6) return;
  if (one.state === 'closing' || isStopped(one, writing.today)) return;
  const before = turns.byLead.get(lead) ?? 0;
  if (one.priority === 'high' && before < ofOneLead) {
    turns.byLead.set(lead, before + 1);
    addConcern(writing, of, turns.concerns++);
  } else if (visits.at(-1)?.nextOn && !turns.putOffs.has(lead) && numberOf(one.id) % 2 === 0) {
    turns.putOffs.set(lead, 1);
    addPutOff(writing, of);
  }
}

function addConcern(writing: Writing, { one, key, minor }: CaseOf, turn: number): void {
  const { rows, now, user } = writing;
  const course = courses[turn % courses.length]!;
  const hoursAgo = { open: 5, late: 50, asked: 9, done: 90, declined: 14 }[course];
  const raisedAt = new Date(now.getTime() - hoursAgo * hourMilliseconds);
  const dueAt = new Date(raisedAt.getTime() + 24 * hourMilliseconds);
  const [visitId, concernId] = [writing.id(), writing.id()];
  const [lead, supervisor] = [user(one.lead!).id, user(one.supervisor!).id];
  const seal = (table: string, id: string, text: string) =>
    bytes(sealText(key, placeOf(table, id, 'text'), text));
  rows.add('care.visit', {
    id: visitId,
    case_id: one.id,
    person_id: one.personId,
    visited_on: raisedAt.toISOString().slice(0, 10),
    kind: 'follow-up',
    present: minor ? ['person', 'guardian'] : ['person'],
    safety_concern: 'urgent',
    safety_asked: 'alone',
    text: seal('care.visit', visitId, 'There was shouting next door at night; nobody slept.'),
    next_visit_on: null,
    made_by: lead,
    made_at: raisedAt.toISOString(),
  });
  const done = course === 'done';
  const doneAt = new Date(raisedAt.getTime() + 7 * hourMilliseconds).toISOString();
  rows.add('care.urgent_concern', {
    id: concernId,
    case_id: one.id,
    person_id: one.personId,
    source: 'visit',
    source_id: visitId,
    raised_at: raisedAt.toISOString(),
    raised_by: lead,
    due_at: dueAt.toISOString(),
    outcome: done ? 'help-given' : null,
    text: done
      ? seal('care.urgent_concern', concernId, 'We sat with the family; an aunt stays for a week.')
      : null,
    done_at: done ? doneAt : null,
    done_by: done ? supervisor : null,
    version: done ? 2 : 1,
  });
  if (course !== 'asked' && course !== 'declined') return;
  addHanding(writing, one, { concernId, course, raisedAt });
}

type Asked = {
  readonly concernId: string;
  readonly course: 'asked' | 'declined';
  readonly raisedAt: Date;
};

function addHanding(
  { rows, id, user }: Writing,
  one: CaseOf['one'],
  { concernId, course, raisedAt }: Asked,
): void {
  const hoursAfter = (hours: number) =>
    new Date(raisedAt.getTime() + hours * hourMilliseconds).toISOString();
  const isDeclined = course === 'declined';
  rows.add('care.handing', {
    id: id(),
    case_id: one.id,
    person_id: one.personId,
    about: 'urgent-concern',
    concern_id: concernId,
    from_account: user(one.lead!).id,
    to_account: user(one.supervisor!).id,
    reason: 'absent',
    asked_at: hoursAfter(1),
    state: course,
    decline_reason: isDeclined ? 'too-far' : null,
    decided_at: isDeclined ? hoursAfter(7) : null,
    version: isDeclined ? 2 : 1,
  });
}

function addPutOff({ rows, today, at, id, user }: Writing, { one }: CaseOf): void {
  rows.add('care.put_off', {
    id: id(),
    case_id: one.id,
    person_id: one.personId,
    kind: 'visit',
    record: one.id,
    until_on: addDays(today, 3),
    reason: 'person-away',
    put_off_by: user(one.lead!).id,
    put_off_at: at(addDays(today, -1), 6),
  });
}

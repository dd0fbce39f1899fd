// Appointments with company of the made-up programme: a few of each lead, in the coming days and,
// one, gone by without anybody having said what came of it.

import { addDays } from '../days.ts';
import type { CaseOf } from './cases.ts';
import { isStopped, numberOf } from './closing-course.ts';
import type { Writing } from './writing.ts';

const planned = [
  { kind: 'health', in: 1, hour: '10:00' },
  { kind: 'court-date', in: 3, hour: '09:30' },
  { kind: 'school', in: -1, hour: null },
] as const;

/** How many of each lead there are already. */
export type AppointmentTurns = Map<string, number>;

export function addAppointment(writing: Writing, { one }: CaseOf, turns: AppointmentTurns): void {
  const { rows, today, at, id, user } = writing;
  const { lead, visits, closedOn, state } = one;
  if (!lead || visits.length === 0 || closedOn !== null || state === 'closing') return;
  if (isStopped(one, today) || numberOf(one.id) % 3 !== 0) return;
  const turn = turns.get(lead) ?? 0;
  const appointment = planned[turn];
  if (!appointment) return;
  turns.set(lead, turn + 1);
  rows.add('care.appointment', {
    id: id(),
    case_id: one.id,
    person_id: one.personId,
    kind: appointment.kind,
    on_day: addDays(today, appointment.in),
    at_hour: appointment.hour,
    with_account: user(lead).id,
    made_by: user(lead).id,
    made_at: at(addDays(today, -3), 6),
  });
}

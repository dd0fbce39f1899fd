// SQL of appointments with company. The functions of database/appointments.sql decide.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import type { Day } from '../../../kernel/day.ts';
import type * as api from './api.ts';
import type { appointmentKinds, appointmentStates } from './model.ts';

export type AppointmentRow = {
  id: string;
  kind: (typeof appointmentKinds)[number];
  onDay: Day;
  atHour: string | null;
  withAccount: string;
  state: (typeof appointmentStates)[number];
  version: number;
  mayEnd: boolean;
};

/** What is planned first, in the order of its days; then the latest. */
export async function listAppointmentRows(tx: Tx, caseId: string): Promise<AppointmentRow[]> {
  const found = await sql<AppointmentRow>`select p.id, p.kind, p.on_day,
      to_char(p.at_hour, 'HH24:MI') as at_hour, p.with_account, p.state, p.version,
      p.state = 'planned' and care.ends_appointment(p) as may_end
    from care.appointment p where p.case_id = ${caseId}
    order by p.state <> 'planned', case when p.state = 'planned' then p.on_day end,
      p.on_day desc, p.id limit 100`.execute(tx);
  return found.rows;
}

export async function listCompanions(tx: Tx, caseId: string): Promise<string[]> {
  const found = await sql<{ accountId: string }>`
    select a as account_id from care.companions(${caseId}) a order by a limit 100`.execute(tx);
  return found.rows.map(({ accountId }) => accountId);
}

export async function mayPlan(tx: Tx, caseId: string): Promise<boolean> {
  const found = await sql<{ may: boolean }>`
    select care.plans_appointments_in(${caseId}) as may`.execute(tx);
  return found.rows[0]!.may;
}

export async function planAppointment(
  tx: Tx,
  planned: BodyOf<typeof api.planAppointment> & { id: string; caseId: string },
): Promise<string> {
  const found = await sql<{ answer: string }>`select care.plan_appointment(
    ${JSON.stringify(planned)}::jsonb) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function findAppointmentPerson(tx: Tx, id: string): Promise<string | null> {
  const found = await sql<{ personId: string }>`select person_id from care.appointment
    where id = ${id}`.execute(tx);
  return found.rows[0]?.personId ?? null;
}

export async function endAppointment(
  tx: Tx,
  id: string,
  { baseVersion, outcome }: BodyOf<typeof api.endAppointment>,
): Promise<string> {
  const found = await sql<{ answer: string }>`select care.end_appointment(${id}, ${baseVersion},
    ${outcome}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

// What somebody on a case leaves undone: each scenario makes the record, names whose page it stands
// on, moves the clock past its day, and names whose page it stands on then.

import { sql } from '../../src/engine/db/database.ts';
import { addDays, dayAt } from '../../src/kernel/day.ts';
import { makeActor, type TestActor, testProgramme } from './actors.ts';
import { type Bench, step } from './creating/bench.ts';
import {
  assessed,
  closing,
  consent,
  type Made,
  type Staff,
  takeIn,
  visit,
} from './creating/care.ts';
import { movesBetween } from './moving.ts';

/** `about`: the person, or whatever a coded entry or an alarm is known by. */
export type Seen = { readonly by: TestActor; readonly about: string };
export type Scenario = {
  readonly first: Seen;
  readonly late?: () => Promise<unknown>;
  readonly then?: Seen;
};
/** By the holder and the code of a row of the table. */
export type Scenarios = Readonly<Record<string, () => Promise<Scenario>>>;
export type Staffs = { readonly staff: Staff; readonly next: Staff };

const today = () => dayAt(new Date(), testProgramme.timeZone);
const longAgo = sql`now() - interval '90 days'`;

/** The plan of a new case: drafted, or agreed and in force. */
async function planned(bench: Bench, { lead, supervisor }: Staff, made: Made, isInForce: boolean) {
  const { id: planId } = await step(bench, lead, [`POST /api/cases/${made.caseId}/plans`, {}]);
  const goal = {
    level: 'individual',
    strength: 'copes',
    wording: 'To read again.',
    wordsOf: 'person',
    owner: 'person',
  };
  const { id: goalId } = await step(bench, lead, [`POST /api/plans/${planId}/goals`, goal]);
  const versionOf = async () =>
    (await step(bench, lead, [`GET /api/cases/${made.caseId}/plan`])).plan.version as number;
  const agree = async () =>
    step(bench, lead, [
      `PUT /api/plans/${planId}/agreement`,
      { baseVersion: await versionOf(), agreedOn: today(), how: 'spoken', adultAgreed: null },
    ]);
  if (isInForce) {
    await agree();
    await step(bench, supervisor, [
      `PUT /api/plans/${planId}/activation`,
      { baseVersion: await versionOf() },
    ]);
  }
  return { planId, goalId, agree };
}

export function workScenarios(bench: Bench, { staff }: Staffs): Scenarios {
  const { owner } = bench.database;
  const { lead, supervisor, manager, organisationId } = staff;
  const byLead = ({ personId }: Made, late: () => Promise<unknown>): Scenario => ({
    first: { by: lead, about: personId },
    late,
    then: { by: supervisor, about: personId },
  });
  return {
    'lead first-contact-due': async () => {
      const made = await takeIn(bench, staff, 30);
      return byLead(made, () =>
        sql`update care.case_file set contact_due_at = now() - interval '1 minute'
          where id = ${made.caseId}`.execute(owner),
      );
    },
    'lead assessment-to-make': async () => {
      const made = await takeIn(bench, staff, 30);
      await step(bench, lead, [`POST /api/cases/${made.caseId}/visits`, visit]);
      return byLead(made, () =>
        sql`update care.case_transition set moved_at = ${longAgo}
          where case_id = ${made.caseId}`.execute(owner),
      );
    },
    'lead told-to-answer': async () => {
      const made = await takeIn(bench, staff, 30);
      await step(bench, lead, [
        `POST /api/cases/${made.caseId}/legal-aid-offers`,
        { offeredOn: today(), toldIn: 'ky', answer: 'accepted' },
      ]);
      return byLead(made, () =>
        sql`update care.told set due_at = ${longAgo}
          where case_id = ${made.caseId}`.execute(owner),
      );
    },
    'lead visit-due': async () => {
      const made = await takeIn(bench, staff, 30);
      await step(bench, lead, [
        `POST /api/cases/${made.caseId}/visits`,
        { ...visit, nextVisitOn: addDays(today(), 3) },
      ]);
      return byLead(made, () =>
        sql`update care.case_file set next_visit_on = ${addDays(today(), -30)}
          where id = ${made.caseId}`.execute(owner),
      );
    },
    'lead safety-ask-alone': async () => {
      const made = await takeIn(bench, staff, 30);
      const overheard = { safetyAsked: 'not-alone', safetyConcern: 'not-answered' };
      await step(bench, lead, [
        `POST /api/cases/${made.caseId}/visits`,
        { ...visit, ...overheard },
      ]);
      await sql`update care.case_file set ask_alone_by = care.today() + 3
        where id = ${made.caseId}`.execute(owner);
      return byLead(made, () =>
        sql`update care.case_file set ask_alone_by = care.today() - 30
          where id = ${made.caseId}`.execute(owner),
      );
    },
    'lead consent-ask-alone': async () => {
      const made = await takeIn(bench, staff, 30);
      const { personId } = made;
      await step(bench, lead, [
        `POST /api/persons/${personId}/consents`,
        { ...consent, purpose: 'legal-aid', toldOn: today(), dutyReadOn: today(), alone: false },
      ]);
      return byLead(made, () =>
        sql`update people.consent set told_on = told_on - 60, until_on = until_on - 60,
            duty_read_on = duty_read_on - 60
          where person_id = ${personId} and ended_why = 'not-alone'`.execute(owner),
      );
    },
    'lead appointment-due': async () => {
      const made = await takeIn(bench, staff, 30);
      await step(bench, lead, [
        `POST /api/cases/${made.caseId}/appointments`,
        { kind: 'health', onDay: today(), atHour: null, withAccountId: lead.accountId },
      ]);
      return byLead(made, () =>
        sql`update care.appointment set on_day = care.today() - 30
          where case_id = ${made.caseId}`.execute(owner),
      );
    },
    'lead plan-to-draft': async () => {
      const made = await assessed(bench, staff);
      return byLead(made, () =>
        sql`update care.case_transition set moved_at = ${longAgo}
          where case_id = ${made.caseId}`.execute(owner),
      );
    },
    'manager leftBehind': async () => {
      const own = await takeIn(bench, staff, 30);
      const gone = await makeActor(bench.database, { role: 'case-manager', organisationId });
      const { version } = await step(bench, manager, [`GET /api/cases/${own.caseId}`]);
      await step(bench, manager, [
        `PUT /api/cases/${own.caseId}/assignment`,
        { baseVersion: version, part: 'lead', accountId: gone.accountId, reason: 'workload' },
      ]);
      const leave = (at: ReturnType<typeof sql>) =>
        sql`update workforce.membership set withdrawn_at = ${at}
          where account_id = ${gone.accountId}`.execute(owner);
      await leave(sql`now()`);
      return {
        first: { by: manager, about: own.code },
        late: () => leave(longAgo),
        then: { by: staff.coordinator, about: own.code },
      };
    },
  };
}

export function planScenarios(bench: Bench, { staff }: Staffs): Scenarios {
  const { owner } = bench.database;
  const { lead, supervisor } = staff;
  const make = async (isInForce: boolean) => {
    const made = await assessed(bench, staff);
    return { ...made, ...(await planned(bench, staff, made, isInForce)) };
  };
  const byLead = ({ personId }: Made, late: () => Promise<unknown>): Scenario => ({
    first: { by: lead, about: personId },
    late,
    then: { by: supervisor, about: personId },
  });
  const promise = async () => {
    const made = await make(true);
    const body = {
      service: 'medical',
      wording: 'We go to the clinic together.',
      mhpssLayer: null,
      providerOrganisationId: null,
      providerName: 'The clinic',
      dueOn: addDays(today(), 3),
      ground: 'law',
      consentId: null,
      decision: { reason: 'The law orders this treatment.', untilOn: addDays(today(), 3) },
      fundedUntil: null,
    };
    const { id } = await step(bench, lead, [`POST /api/goals/${made.goalId}/actions`, body]);
    return { ...made, actionId: id as string };
  };
  const decidedUntil = (actionId: string, days: number) =>
    sql`update care.action set ground_until = care.today() + ${days}::integer
      where id = ${actionId}`.execute(owner);
  return {
    'lead plan-to-agree': async () => {
      const made = await make(false);
      return byLead(made, () =>
        sql`update care.plan set made_at = ${longAgo}, changed_at = ${longAgo}
          where id = ${made.planId}`.execute(owner),
      );
    },
    'supervisor plan-to-approve': async () => {
      const made = await make(false);
      await made.agree();
      return { first: { by: supervisor, about: made.personId } };
    },
    'lead review-due': async () => {
      const made = await make(true);
      const due = (days: number) =>
        sql`update care.review set due_on = care.today() + ${days}::integer
          where plan_id = ${made.planId}`.execute(owner);
      await due(3);
      return byLead(made, () => due(-30));
    },
    'lead plan-changed': async () => {
      const made = await make(true);
      await sql`update care.plan set changed_at = clock_timestamp()
        where id = ${made.planId}`.execute(owner);
      return byLead(made, () =>
        sql`update care.plan set changed_at = ${longAgo}, agreed_recorded_at = ${longAgo}
          - interval '1 day' where id = ${made.planId}`.execute(owner),
      );
    },
    'lead action-due': async () => {
      const made = await promise();
      return byLead(made, () =>
        sql`update care.action set due_on = ${addDays(today(), -30)}
          where id = ${made.actionId}`.execute(owner),
      );
    },
    'lead basis-needed': async () => {
      const made = await promise();
      await decidedUntil(made.actionId, -1);
      return byLead(made, () => decidedUntil(made.actionId, -60));
    },
  };
}

export function closingScenarios(bench: Bench, { staff }: Staffs): Scenarios {
  const { owner } = bench.database;
  const { lead, supervisor, manager } = staff;
  const decide = (closingId: string, body: object) =>
    step(bench, supervisor, [
      `PUT /api/closings/${closingId}/decision`,
      { baseVersion: 1, ...body },
    ]);
  return {
    'supervisor closing-to-decide': async () => {
      const { personId, closingId } = await closing(bench, staff);
      return {
        first: { by: supervisor, about: personId },
        late: () =>
          sql`update care.closing set decide_until = ${addDays(today(), -1)}
            where id = ${closingId}`.execute(owner),
        then: { by: manager, about: personId },
      };
    },
    'supervisor follow-up-due': async () => {
      const { personId, closingId } = await closing(bench, staff);
      await decide(closingId, { decision: 'closed' });
      const due = (days: number) =>
        sql`update care.closing set follow_up_due_on = care.today() + ${days}::integer
          where id = ${closingId}`.execute(owner);
      await due(3);
      return {
        first: { by: supervisor, about: personId },
        late: () => due(-1),
        then: { by: manager, about: personId },
      };
    },
    'lead closing-returned': async () => {
      const { personId, closingId } = await closing(bench, staff);
      await decide(closingId, { decision: 'refused', refusal: 'work-continues' });
      return { first: { by: lead, about: personId } };
    },
  };
}

export function moveScenarios(bench: Bench, { staff, next }: Staffs): Scenarios {
  const { owner } = bench.database;
  const { lead, supervisor } = staff;
  const moves = movesBetween(bench, staff, next);
  const overdue = (moveId: string) => () =>
    sql`update care.move set due_on = care.today() - 1 where id = ${moveId}`.execute(owner);
  return {
    'asked-manager moves': async () => {
      const { moveId, personId } = await moves.proposed();
      return {
        first: { by: next.manager, about: moveId },
        late: overdue(moveId),
        then: { by: supervisor, about: personId },
      };
    },
    'lead move-to-complete': async () => {
      const { moveId, personId, code } = await moves.accepted();
      return {
        first: { by: lead, about: personId },
        late: overdue(moveId),
        then: { by: staff.coordinator, about: code },
      };
    },
    'supervisor move-declined': async () => {
      const { moveId, personId } = await moves.proposed();
      await moves.put(next.manager, moveId, 'decline', { reason: 'no-capacity' });
      return { first: { by: supervisor, about: personId } };
    },
    'supervisor move-withdrawn': async () => {
      const { moveId, personId } = await moves.accepted();
      const manager = staff.manager;
      await moves.put(manager, moveId, 'withdrawal', { baseVersion: 2 });
      return { first: { by: supervisor, about: personId } };
    },
    'new-lead case-moved-here': async () => {
      const { moveId, personId } = await moves.accepted();
      await moves.complete(supervisor, moveId);
      return { first: { by: next.lead, about: personId } };
    },
  };
}

// Races about danger: two people record what was done, two colleagues are asked at once, one
// accepts while the other takes it back, and something put off is brought back twice.

import { addDays } from '../../../src/kernel/day.ts';
import { sql } from '../../../src/engine/db/database.ts';
import { makeActor } from '../actors.ts';
import { type Bench, step } from '../creating/bench.ts';
import { concerned, makeStaff, type Staff, takeIn, visit } from '../creating/care.ts';
import { dayThere } from '../today.ts';
import type { Races } from './race.ts';

const effectOf = (query: ReturnType<typeof sql>) => ({ query, rows: 1 });

export async function urgentRaces(bench: Bench): Promise<Races> {
  const staff = await makeStaff(bench);
  return {
    ...concernRaces(bench, staff),
    ...putOffRaces(bench, staff),
    ...toldRaces(bench, staff),
  };
}

function concernRaces(bench: Bench, staff: Staff): Races {
  const { lead, supervisor } = staff;
  const asking = (concernId: string, toAccountId: string) => ({
    about: 'urgent-concern',
    concernId,
    toAccountId,
    reason: 'nearer',
  });
  return {
    settleConcern: [
      'concern-already-settled',
      async () => {
        const { concernId } = await concerned(bench, staff);
        const request = `PUT /api/concerns/${concernId}/outcome` as const;
        const body = { baseVersion: 1, outcome: 'help-given', text: null };
        return {
          table: 'care.urgent_concern',
          one: [lead, request, body],
          other: [supervisor, request, { ...body, outcome: 'safe-now' }],
          effect: effectOf(sql`select 1 from care.urgent_concern where id = ${concernId}
            and outcome is not null and version = 2`),
        };
      },
    ],
    askHanding: [
      'already-handed-on',
      async () => {
        const { caseId, concernId } = await concerned(bench, staff);
        const { organisationId } = staff;
        const third = await makeActor(bench.database, { role: 'case-manager', organisationId });
        const { accountId } = third;
        await step(bench, staff.manager, [`POST /api/cases/${caseId}/team`, { accountId }]);
        const request = `POST /api/cases/${caseId}/handings` as const;
        return {
          table: 'care.handing',
          one: [lead, request, asking(concernId, supervisor.accountId)],
          other: [supervisor, request, asking(concernId, accountId)],
          effect: effectOf(sql`select 1 from care.handing where concern_id = ${concernId}`),
        };
      },
    ],
    answerHanding: [
      'conflict-changed-meanwhile',
      async () => {
        const { caseId, concernId } = await concerned(bench, staff);
        const { id } = await step(bench, lead, [
          `POST /api/cases/${caseId}/handings`,
          asking(concernId, supervisor.accountId),
        ]);
        const request = `PUT /api/handings/${id}` as const;
        const answer = (given: string) => ({ baseVersion: 1, answer: given, reason: null });
        return {
          table: 'care.handing',
          one: [supervisor, request, answer('accepted')],
          other: [lead, request, answer('withdrawn')],
          effect: effectOf(sql`select 1 from care.handing where id = ${id} and version = 2`),
        };
      },
    ],
  };
}

function putOffRaces(bench: Bench, staff: Staff): Races {
  const { lead, supervisor } = staff;
  return {
    takeBackPutOff: [
      'nothing-put-off',
      async () => {
        const { caseId } = await takeIn(bench, staff, 30);
        const today = dayThere();
        await step(bench, lead, [
          `POST /api/cases/${caseId}/visits`,
          { ...visit, nextVisitOn: addDays(today, 1) },
        ]);
        const item = { kind: 'visit', record: caseId };
        const untilOn = addDays(today, 5);
        await step(bench, lead, ['POST /api/put-offs', { ...item, untilOn, reason: 'travel' }]);
        return {
          table: 'care.put_off',
          one: [lead, 'PUT /api/put-offs/end', item],
          other: [supervisor, 'PUT /api/put-offs/end', item],
          effect: effectOf(sql`select 1 from care.put_off where case_id = ${caseId}
            and reason = 'taken-back'`),
        };
      },
    ],
  };
}

function toldRaces(bench: Bench, staff: Staff): Races {
  const { lead, supervisor } = staff;
  return {
    answerTold: [
      'told-already-answered',
      async () => {
        const { personId } = await takeIn(bench, staff, 30);
        const { told } = await step(bench, lead, [`GET /api/persons/${personId}/told`]);
        const [{ id, version: baseVersion }] = told;
        const request = `PUT /api/persons/${personId}/told` as const;
        const answers = (answer: string) => ({ answers: [{ id, baseVersion, answer }] });
        return {
          table: 'care.told',
          one: [lead, request, answers('met')],
          other: [supervisor, request, answers('person-declined')],
          effect: effectOf(sql`select 1 from care.told where id = ${id} and version = 2`),
        };
      },
    ],
  };
}

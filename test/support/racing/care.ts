// Races on the care side.

import { sql } from '../../../src/engine/db/database.ts';
import { makeActor, type TestActor } from '../actors.ts';
import { type Bench, sendText, step, undescribed } from '../creating/bench.ts';
import {
  assessed,
  closing,
  criteria,
  guarded,
  makeStaff,
  moved,
  type Staff,
  takeIn,
  visit,
} from '../creating/care.ts';
import type { Race, Races } from './race.ts';

const effectOf = (query: ReturnType<typeof sql>, rows = 1) => ({ query, rows });

export async function careRaces(bench: Bench): Promise<Races> {
  const staff = await makeStaff(bench);
  const { lead, supervisor, manager, organisationId } = staff;
  const colleague = () => makeActor(bench.database, { role: 'case-manager', organisationId });
  return {
    ...emergencyRaces(bench, staff),
    ...kinRaces(bench, staff),
    ...closingRaces(bench, staff),
    endTeamMember: [
      'not-found',
      async (): Promise<Race> => {
        const { caseId } = await takeIn(bench, staff, 30);
        const { accountId } = await colleague();
        await step(bench, manager, [`POST /api/cases/${caseId}/team`, { accountId }]);
        const request = `PUT /api/cases/${caseId}/team/${accountId}/end` as const;
        return {
          table: 'care.assignment',
          one: [manager, request, { reason: 'workload' }],
          other: [supervisor, request, { reason: 'absence' }],
          effect: effectOf(sql`select 1 from care.assignment where account_id = ${accountId}
            and until_at < 'infinity'`),
        };
      },
    ],
    takeOffPersonDocument: [
      'already-taken-off',
      async () => {
        const { personId } = await takeIn(bench, staff, 30);
        const uploads = [await sendText(bench, lead)];
        const { id } = await step(bench, lead, [
          `POST /api/persons/${personId}/attached-documents`,
          { about: 'person', aboutId: personId, kind: 'letter', ...undescribed, uploads },
        ]);
        const request = `POST /api/person-documents/${id}/take-off` as const;
        return {
          table: 'people.document',
          one: [lead, request, { because: 'twice' }],
          other: [lead, request, { because: 'wrong-file' }],
          effect: effectOf(sql`select 1 from people.document where id = ${id}
            and content_key is null`),
        };
      },
    ],
    withdrawConsent: [
      'consent-over',
      async () => {
        const { personId } = await takeIn(bench, staff, 30);
        const page = await step(bench, lead, [`GET /api/persons/${personId}`]);
        const id = page.consents[0].id as string;
        const request = `PUT /api/persons/${personId}/consents/${id}/withdrawal` as const;
        return {
          table: 'people.consent',
          one: [lead, request, {}],
          other: [lead, request, {}],
          effect: effectOf(sql`select 1 from people.consent where id = ${id}
            and ended_why = 'withdrawn'`),
        };
      },
    ],
    startPlan: [
      'plan-already-open',
      async () => {
        const { caseId } = await assessed(bench, staff);
        const request = `POST /api/cases/${caseId}/plans` as const;
        return {
          table: 'care.plan',
          one: [lead, request, {}],
          other: [supervisor, request, {}],
          effect: effectOf(sql`select 1 from care.plan where case_id = ${caseId}`),
        };
      },
    ],
    recordVisit: [
      'first-visit-already-made',
      async () => {
        const { caseId } = await takeIn(bench, staff, 30);
        const request = `POST /api/cases/${caseId}/visits` as const;
        return {
          table: 'care.visit',
          one: [lead, request, visit],
          other: [lead, request, visit],
          effect: effectOf(sql`select 1 from care.visit where case_id = ${caseId}`),
        };
      },
    ],
    assignHousehold: [
      'conflict-changed-meanwhile',
      async () => {
        const { caseId } = await takeIn(bench, staff, 30);
        const file = await step(bench, manager, [`GET /api/cases/${caseId}`]);
        const to = async () => ({
          leadAccountId: (await colleague()).accountId,
          supervisorAccountId: supervisor.accountId,
          reason: 'workload',
          bases: [{ caseId, baseVersion: file.version }],
        });
        const request = `PUT /api/households/${file.householdId}/assignment` as const;
        return {
          table: 'care.assignment',
          one: [manager, request, await to()],
          other: [supervisor, request, await to()],
          effect: effectOf(sql`select 1 from care.assignment where case_id = ${caseId}
            and part = 'lead' and reason = 'workload'`),
        };
      },
    ],
  };
}

function closingRaces(bench: Bench, staff: Staff): Races {
  const { lead, supervisor } = staff;
  const decided = { baseVersion: 1, decision: 'closed' };
  return {
    proposeClosing: [
      'closing-already-proposed',
      async () => {
        const { caseId } = await takeIn(bench, staff, 30);
        const { version: baseVersion } = await step(bench, lead, [`GET /api/cases/${caseId}`]);
        const request = `POST /api/cases/${caseId}/closings` as const;
        const body = { baseVersion, reason: 'moved', criteria };
        return {
          table: 'care.closing',
          one: [lead, request, body],
          other: [supervisor, request, body],
          effect: effectOf(sql`select 1 from care.closing where case_id = ${caseId}`),
        };
      },
    ],
    decideClosing: [
      'closing-already-decided',
      async () => {
        const { caseId, closingId } = await closing(bench, staff);
        const request = `PUT /api/closings/${closingId}/decision` as const;
        const returned = { baseVersion: 1, decision: 'refused', refusal: 'work-continues' };
        return {
          table: 'care.closing',
          one: [supervisor, request, decided],
          other: [supervisor, request, returned],
          effect: effectOf(sql`select 1 from care.case_transition where case_id = ${caseId}
            and (to_state = 'closed' or reason = 'closing-refused')`),
        };
      },
    ],
    acknowledgeMove: [
      '',
      async () => {
        const { moveId, to } = await moved(bench, staff);
        const request = `PUT /api/moves/${moveId}/acknowledgement` as const;
        return {
          table: 'care.move',
          one: [to.lead, request, {}],
          other: [to.supervisor, request, {}],
          effect: effectOf(sql`select 1 from care.move where id = ${moveId}
            and lead_seen_at is not null and supervisor_seen_at is not null`),
        };
      },
    ],
    recordFollowUp: [
      'follow-up-already-recorded',
      async () => {
        const { closingId } = await closing(bench, staff);
        await step(bench, supervisor, [`PUT /api/closings/${closingId}/decision`, decided]);
        await sql`update care.closing set follow_up_due_on = current_date
          where id = ${closingId}`.execute(bench.database.owner);
        const request = `PUT /api/closings/${closingId}/follow-up` as const;
        return {
          table: 'care.closing',
          one: [supervisor, request, { followUp: 'doing-well' }],
          other: [staff.manager, request, { followUp: 'not-reached' }],
          effect: effectOf(sql`select 1 from care.closing where id = ${closingId}
            and follow_up is not null`),
        };
      },
    ],
  };
}

function emergencyRaces(bench: Bench, staff: Staff): Races {
  const { supervisor, manager, organisationId } = staff;
  const opened = async (): Promise<{ opener: TestActor; id: string }> => {
    const opener = await makeActor(bench.database, { role: 'case-manager', organisationId });
    const { code: caseCode } = await takeIn(bench, staff, 30);
    const { openingId } = await step(bench, opener, [
      'POST /api/emergencies',
      { caseCode, kind: 'violence', reason: 'A neighbour called.' },
    ]);
    return { opener, id: openingId };
  };
  const table = 'care.emergency_opening';
  return {
    endEmergency: [
      'emergency-already-over',
      async () => {
        const { opener, id } = await opened();
        return {
          table,
          one: [opener, `PUT /api/emergencies/${id}/end`],
          other: [supervisor, `PUT /api/emergencies/${id}/end`],
          effect: effectOf(sql`select 1 from care.emergency_opening where id = ${id}
            and ended_at is not null`),
        };
      },
    ],
    reviewEmergency: [
      'emergency-already-reviewed',
      async () => {
        const { id } = await opened();
        const request = `PUT /api/emergencies/${id}/review` as const;
        return {
          table,
          one: [supervisor, request, { verdict: 'justified', note: 'She was in danger.' }],
          other: [manager, request, { verdict: 'not-justified', note: 'She was not.' }],
          effect: effectOf(sql`select 1 from care.emergency_opening where id = ${id}
            and reviewed_at is not null`),
        };
      },
    ],
    liftEmergencyWithdrawal: [
      'not-found',
      async () => {
        const { opener, id } = await opened();
        const { accountId } = opener;
        await step(bench, supervisor, [
          `PUT /api/emergencies/${id}/review`,
          { verdict: 'not-justified', note: 'She was not.' },
        ]);
        return {
          table,
          one: [supervisor, 'PUT /api/emergency-rights', { accountId }],
          other: [manager, 'PUT /api/emergency-rights', { accountId }],
          effect: effectOf(sql`select 1 from care.emergency_opening where id = ${id}
            and lifted_at is not null`),
        };
      },
    ],
  };
}

function kinRaces(bench: Bench, staff: Staff): Races {
  const { owner } = bench.database;
  const officersOf = async (search: string) => {
    const found = await sql<{ id: string }>`select body_organisation_id as id
      from guardianship.search where id = ${search}`.execute(owner);
    const organisationId = found.rows[0]!.id;
    const officer = () =>
      makeActor(bench.database, { role: 'child-protection-officer', organisationId });
    return [await officer(), await officer()] as const;
  };
  return {
    takeSearch: [
      'search-already-taken',
      async () => {
        const { search } = await guarded(bench, staff);
        const [one, other] = await officersOf(search);
        const request = `PUT /api/guardianship-searches/${search}/taken` as const;
        return {
          table: 'guardianship.search',
          one: [one, request],
          other: [other, request],
          effect: effectOf(sql`select 1 from access.reach where via = 'guardianship'
            and account_id in (${one.accountId}, ${other.accountId})`),
        };
      },
    ],
    closeSearch: [
      'not-found',
      async () => {
        const { child, search } = await guarded(bench, staff);
        const [officer] = await officersOf(search);
        await sql`update guardianship.search set taken_by = ${officer.accountId}
          where id = ${search}`.execute(owner);
        await owner.transaction().execute(async (tx) => {
          await sql`insert into guardianship.cover (id, person_id, kind, basis, holder_name,
              holder_relation, from_on)
            values (gen_random_uuid(), ${child}, 'custodial-parent', 'parental', 'x', 'mother',
              care.today())`.execute(tx);
          await sql`update guardianship.cover set until_on = from_on
            where person_id = ${child} and kind = 'interim-body'`.execute(tx);
        });
        const request = `PUT /api/guardianship-searches/${search}/closure` as const;
        return {
          table: 'guardianship.search',
          one: [officer, request],
          other: [officer, request],
          effect: effectOf(sql`select 1 from guardianship.search where id = ${search}
            and outcome = 'cover-stays'`),
        };
      },
    ],
    appointGuardian: [
      'child-has-guardian',
      async () => {
        const { child, search } = await guarded(bench, staff);
        const [other] = await officersOf(search);
        await sql`insert into access.reach (account_id, person_id, via)
          values (${other.accountId}, ${child}, 'case-team'),
            (${staff.officer.accountId}, ${child}, 'case-team')`.execute(owner);
        const request = `POST /api/persons/${child}/covers` as const;
        const guardian = (name: string) => ({
          kind: 'guardian',
          basis: 'court-order',
          fromOn: '2026-01-01',
          untilOn: null,
          holder: { name, relation: 'other' },
          right: {
            order: { authority: 'Osh city court', number: 'UD-1/26', on: '2026-01-01' },
            isNamesake: false,
          },
        });
        return {
          table: 'guardianship.cover',
          one: [staff.officer, request, guardian('Aigul Testova')],
          other: [other, request, guardian('Nurgul Testova')],
          effect: effectOf(sql`select 1 from guardianship.cover where person_id = ${child}
            and kind = 'guardian'`),
        };
      },
    ],
  };
}

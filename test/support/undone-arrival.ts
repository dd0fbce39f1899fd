// What is left undone around an arrival, a child whom nobody looks after, two files of one person,
// and jobs; in the form of undone-care.ts.

import { sql } from '../../src/engine/db/database.ts';
import { newId } from '../../src/kernel/id.ts';
import { makeActor, type TestActor } from './actors.ts';
import { type Bench, step } from './creating/bench.ts';
import { takeIn } from './creating/care.ts';
import { addConsent, bornYearsAgo, makeArrivedHousehold } from './households.ts';
import type { Scenario, Scenarios, Staffs } from './undone-care.ts';

const longAgo = sql`now() - interval '90 days'`;

export function arrivalScenarios(bench: Bench, { staff }: Staffs): Scenarios {
  const { database, services } = bench;
  const { owner } = database;
  const { coordinator, manager, organisationId } = staff;
  const arrived = async () => {
    const made = await makeArrivedHousehold(database, { coordinator, services }, [
      { name: 'Aida Testova', birth: bornYearsAgo(30), sex: 'female' },
    ]);
    await addConsent(database, made.personIds[0]!);
    return made;
  };
  return {
    'coordinator unresolved-entry': async () => {
      const [operationId, familyId, id, code] = [newId(), newId(), newId(), `E-${newId()}`];
      await sql`insert into operations.operation (id, name, state, made_by)
        values (${operationId}, 'Test', 'landed', ${coordinator.accountId})`.execute(owner);
      await sql`insert into operations.family (id, operation_id, code)
        values (${familyId}, ${operationId}, ${`F-${familyId}`})`.execute(owner);
      await sql`insert into operations.entry (id, operation_id, code, root_id, state, own_state,
          sex, may_be_minor, own_may_be_minor, listed_family_id, family_is_listed, family_id)
        values (${id}, ${operationId}, ${code}, ${id}, 'boarded', 'boarded', 'female', false, false,
          ${familyId}, true, ${familyId})`.execute(owner);
      return { first: { by: coordinator, about: code } };
    },
    'coordinator family-not-offered': async () => {
      const { id, code } = await arrived();
      await sql`update people.household set made_at = ${longAgo} where id = ${id}`.execute(owner);
      return { first: { by: coordinator, about: code } };
    },
    'manager offer-to-answer': async () => {
      const { id: householdId, code } = await arrived();
      const { id } = await step(bench, coordinator, [
        'POST /api/offers',
        { householdId, organisationId, languages: ['ky'], urgentNeeds: [] },
      ]);
      return {
        first: { by: manager, about: id },
        late: () =>
          sql`update care.offer set offered_at = ${longAgo} where id = ${id}`.execute(owner),
        then: { by: coordinator, about: code },
      };
    },
  };
}

export function searchScenarios(bench: Bench, { staff }: Staffs): Scenarios {
  const { owner } = bench.database;
  const { coordinator, officer, lead, supervisor } = staff;
  const searched = async () => {
    const made = await takeIn(bench, staff, 7);
    const { rows } = await sql<{ id: string }>`update guardianship.search
      set body_organisation_id = ${officer.organisationId} where person_id = ${made.personId}
      returning id`.execute(owner);
    return { ...made, searchId: rows[0]!.id };
  };
  const take = (searchId: string) =>
    step(bench, officer, [`PUT /api/guardianship-searches/${searchId}/taken`, {}]);
  return {
    'officers search-to-take': async () => {
      const { searchId, code } = await searched();
      return {
        first: { by: officer, about: searchId },
        late: () =>
          sql`update guardianship.search set opened_at = ${longAgo}
            where id = ${searchId}`.execute(owner),
        then: { by: coordinator, about: code },
      };
    },
    'officer search-open': async () => {
      const { searchId, personId } = await searched();
      await take(searchId);
      return { first: { by: officer, about: personId } };
    },
    'lead search-ended': async () => {
      const { searchId, personId } = await searched();
      const close = (at: ReturnType<typeof sql>) =>
        sql`update guardianship.search set state = 'closed', closed_at = ${at},
          outcome = 'cover-found' where id = ${searchId}`.execute(owner);
      await close(sql`now()`);
      return {
        first: { by: lead, about: personId },
        late: () => close(longAgo),
        then: { by: supervisor, about: personId },
      };
    },
  };
}

export function pairScenarios(bench: Bench, { staff }: Staffs): Scenarios {
  const { owner } = bench.database;
  const proposed = async (
    state: 'proposed' | 'undo-proposed',
    by: TestActor,
  ): Promise<Scenario> => {
    const [one, other] = [await takeIn(bench, staff, 30), await takeIn(bench, staff, 30)];
    const [a, b] = [one.personId, other.personId].toSorted();
    const pairId = newId();
    await sql`insert into people.person_pair (id, a_person_id, b_person_id, kept_person_id, state)
      values (${pairId}, ${a}, ${b}, ${one.personId}, ${state})`.execute(owner);
    await sql`insert into people.person_pair_step (id, pair_id, step, by_account)
      values (${newId()}, ${pairId}, ${state}, ${by.accountId})`.execute(owner);
    return {
      first: { by: staff.lead, about: one.personId },
      late: () =>
        sql`update people.person_pair set changed_at = ${longAgo}
          where id = ${pairId}`.execute(owner),
      then: { by: staff.supervisor, about: one.personId },
    };
  };
  const colleague = () =>
    makeActor(bench.database, {
      role: 'child-protection-officer',
      organisationId: staff.officer.organisationId,
    });
  return {
    'second-person pair-to-decide': async () => proposed('proposed', await colleague()),
    'second-person pair-undo-to-decide': async () => proposed('undo-proposed', await colleague()),
  };
}

export function jobScenarios({ database }: Bench, { staff }: Staffs): Scenarios {
  const add = async (state: 'waiting' | 'dead'): Promise<Scenario> => {
    const id = newId();
    await sql`insert into jobs.job (id, kind, side, account_id, session_id, state, run_after,
        attempts, attempts_max, ended_at)
      values (${id}, 'list-import', 'programme', ${staff.coordinator.accountId}, ${newId()},
        ${state}, ${longAgo}, 3, 3, case when ${state} = 'dead' then now() end)`.execute(
      database.owner,
    );
    const administrator = await makeActor(database, { role: 'administrator' });
    return { first: { by: administrator, about: id } };
  };
  return {
    'administrator stuck': () => add('waiting'),
    'administrator dead': () => add('dead'),
  };
}

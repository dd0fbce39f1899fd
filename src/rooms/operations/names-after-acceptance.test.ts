// The coordinator works with names until handover, whichever door an organisation accepts through
// and however the coordinator left the list: here over SQL alone, as the login roles.

import { beforeAll, expect, test } from 'vitest';
import {
  asActor,
  makeActor,
  makeOrganisation,
  type TestActor,
} from '../../../test/support/actors.ts';
import { addConsent, makeArrivedHousehold } from '../../../test/support/households.ts';
import { bring, csvList, openBench, openOperation } from '../../../test/support/operations.ts';
import { sql } from '../../engine/db/database.ts';
import { newId } from '../../kernel/id.ts';

const bench = await openBench();
const { database, coordinator } = bench;
const { owner } = database;
type Query = ReturnType<typeof sql>;
let organisationId: string;
let manager: TestActor;

beforeAll(async () => {
  organisationId = await makeOrganisation(database, { side: 'care' });
  manager = await makeActor(database, { role: 'cso-manager', organisationId });
});

const as = (actor: TestActor, query: Query) =>
  asActor(database, actor, async (tx) => (await query.execute(tx)).rows as Record<string, any>[]);

const named = async (operationId: string) =>
  (
    await as(
      coordinator,
      sql`select full_name from operations.entry_identity where operation_id = ${operationId}`,
    )
  ).length;

/** A woman on two lists of an operation who arrived; nobody has accepted her yet. */
async function listed(): Promise<{ operationId: string; personId: string; householdId: string }> {
  const operationId = await openOperation(bench);
  const header = 'family no;surname;given name;sex;dob';
  const lines = ['1;Testova;Aina;F;1990-02-03', '2;Testova;Ayna;F;1990-02-03'];
  await bring(bench, operationId, csvList([header, ...lines], `${newId()}.csv`));
  const { id, personIds } = await makeArrivedHousehold(database, bench, [
    { name: 'Aina Testova', birth: '1990-02-03', sex: 'female' },
  ]);
  const personId = personIds[0]!;
  await addConsent(database, personId, { organisationId });
  await sql`update people.person set operation_id = ${operationId} where id = ${personId}`.execute(
    owner,
  );
  await sql`update operations.entry set root_id = (select min(id::text)::uuid
      from operations.entry where operation_id = ${operationId})
    where operation_id = ${operationId}`.execute(owner);
  return { operationId, personId, householdId: id };
}

async function accept(householdId: string): Promise<void> {
  const id = newId();
  const offer = { id, householdId, organisationId, languages: ['ky'], urgentNeeds: [] };
  const [offered] = await as(
    coordinator,
    sql`select care.offer_household(${JSON.stringify(offer)}::jsonb) ->> 'outcome' as outcome`,
  );
  const [accepted] = await as(
    manager,
    sql`select care.accept_offer(${id}, 1) ->> 'outcome' as outcome`,
  );
  expect([offered!['outcome'], accepted!['outcome']]).toEqual(['ok', 'ok']);
}

test.each(['arrived', 'boarded'])(
  'an acceptance closes every name of an entry left as %s',
  async (state) => {
    const { operationId, personId, householdId } = await listed();
    await sql`update operations.entry set state = ${state}, own_state = ${state},
      person_id = ${personId} where operation_id = ${operationId} and root_id = id`.execute(owner);
    expect(await named(operationId)).toBe(2);
    await accept(householdId);
    expect(await named(operationId)).toBe(0);
    const found = await as(
      coordinator,
      sql`select * from operations.search_entries(${operationId}, '[["testova"]]'::jsonb, 10)`,
    );
    expect(found).toEqual([]);
    const [entry] = await as(
      coordinator,
      sql`select e.state, (select count(*)::integer from operations.entry_transition t
          where t.entry_id = e.id and t.by_account = ${manager.accountId}) as accepted
        from operations.entry e where e.operation_id = ${operationId} and e.root_id = e.id`,
    );
    expect(entry).toEqual(
      state === 'arrived'
        ? { state: 'handed-over', accepted: 1 }
        : { state: 'boarded', accepted: 0 },
    );
  },
);

test('it does so where only the code links the entry to the person', async () => {
  const { operationId, personId, householdId } = await listed();
  await sql`update people.person p set code = e.code from operations.entry e
    where p.id = ${personId} and e.operation_id = ${operationId} and e.root_id = e.id`.execute(
    owner,
  );
  expect(await named(operationId)).toBe(2);
  await accept(householdId);
  expect(await named(operationId)).toBe(0);
});

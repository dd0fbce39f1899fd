// The coordinator over SQL, past the endpoints: what the database knows about an entry is not for
// the caller to say.

import { expect, test } from 'vitest';
import { asActor } from '../../../test/support/actors.ts';
import { makeArrivedHousehold } from '../../../test/support/households.ts';
import { bring, csvList, openBench, openOperation } from '../../../test/support/operations.ts';
import { sql } from '../../engine/db/database.ts';
import { newId } from '../../kernel/id.ts';

const bench = await openBench();
const { database, coordinator } = bench;
const { owner } = database;
type Query = ReturnType<typeof sql>;
type Row = Record<string, any>;

const as = (query: Query) =>
  asActor(database, coordinator, async (tx) => (await query.execute(tx)).rows as Row[]);
const rowsOf = async (query: Query) => (await query.execute(owner)).rows as Row[];

async function listed() {
  const operationId = await openOperation(bench);
  const header = 'family no;surname;given name;sex;dob;phone;note';
  const line = '1;Testova;Aina;F;1990-02-03;+996700000001;words';
  await bring(bench, operationId, csvList([header, line], `${newId()}.csv`));
  const [entry] = await rowsOf(
    sql`select id from operations.entry where operation_id = ${operationId}`,
  );
  return { operationId, entryId: entry!['id'] as string };
}
const identityOf = async (entryId: string) =>
  (
    await rowsOf(sql`select note is null as no_note, erase_on - care.today() as days
    from operations.entry_identity where entry_id = ${entryId}`)
  )[0]!;
const daysOf = async (name: string) =>
  (await rowsOf(sql`select programme.pack_number(${name}) as days`))[0]!['days'];

test('texts are forgotten about those alone who do not come, by the day of the pack', async () => {
  const { entryId } = await listed();
  const forget = sql`select operations.forget_texts(array[${entryId}]::uuid[])`;
  await as(forget);
  expect(await identityOf(entryId)).toEqual({
    noNote: false,
    days: await daysOf('list-entries-kept-days'),
  });
  await sql`update operations.entry set own_state = 'refused', state = 'refused',
    own_reason = 'own-decision', reason = 'own-decision' where id = ${entryId}`.execute(owner);
  await as(forget);
  const most = Math.min(
    await daysOf('list-entries-kept-days'),
    await daysOf('entries-not-boarded-kept-days'),
  );
  expect(await identityOf(entryId)).toEqual({ noNote: true, days: most });
});

test('no name is kept longer than the pack allows', async () => {
  const { operationId } = await listed();
  const id = newId();
  await sql`insert into operations.entry (id, operation_id, code, root_id, sex, may_be_minor,
      own_may_be_minor, relation, mark, listed_family_id, family_is_listed, family_id)
    select ${id}, operation_id, ${`T-${id}`}, ${id}, sex, may_be_minor, own_may_be_minor, relation,
      mark, listed_family_id, family_is_listed, family_id
    from operations.entry where operation_id = ${operationId}`.execute(owner);
  await as(sql`insert into operations.entry_identity (entry_id, operation_id, full_name,
      birth_precision, erase_on)
    values (${id}, ${operationId}, 'Testova Two', 'unknown', '9999-01-01')`);
  expect((await identityOf(id))['days']).toBe(await daysOf('list-entries-kept-days'));
});

test('nobody counts as handed over whom no organisation accepted', async () => {
  const { entryId } = await listed();
  const { personIds } = await makeArrivedHousehold(database, bench, [
    { name: 'Aina Testova', birth: '1990-02-03', sex: 'female' },
  ]);
  await sql`update operations.entry set state = 'arrived', own_state = 'arrived',
    person_id = ${personIds[0]} where id = ${entryId}`.execute(owner);
  const settle = sql`update operations.entry set state = 'handed-over' where id = ${entryId}`;
  await expect(as(settle)).rejects.toMatchObject({
    constraint: 'entry_handed_over_by_acceptance',
  });
  expect((await rowsOf(sql`select state from operations.entry where id = ${entryId}`))[0]).toEqual({
    state: 'arrived',
  });
});

// A reason or kind chosen from a list is stored in clear, because it is counted. Whoever can run
// SQL writes no sentence about a person there.

import { expect, test } from 'vitest';
import { sql } from '../src/engine/db/database.ts';
import { asActor, makeTestProgramme, testServices } from './support/actors.ts';
import { rooms } from '../src/app/rooms.ts';
import { step } from './support/creating/bench.ts';
import { makeStaff, takeIn } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { serverWith } from './support/http.ts';

const database = await testDatabase();
const { owner } = database;

/** Named as what is chosen from a list. */
const chosen = ['reason', 'end_reason', 'service', 'strength', 'told_in', 'ground', 'outcome'];
/** Written by the programme side alone, from lists of its own, about operations and entries. */
const others = ['operations.entry_transition.reason', 'operations.operation_transition.reason'];

test('every such column has a check', async () => {
  const { rows } = await sql<{ name: string }>`select format('%s.%s.%s', n.nspname, c.relname,
      a.attname) as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^(pg_|information_schema|public)' and a.atttypid = 'text'::regtype
      and a.attname = any(${chosen}::text[]) and not exists (select 1 from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any(k.conkey))
    order by 1`.execute(owner);
  expect(rows.map(({ name }) => name).filter((name) => !others.includes(name))).toEqual([]);
});

test('a sentence is refused where a member of the team leaves', async () => {
  await makeTestProgramme(database);
  const services = testServices(database);
  const bench = { database, services, server: serverWith(rooms, services) };
  const staff = await makeStaff(bench);
  const { caseId } = await takeIn(bench, staff, 30);
  const { accountId } = staff.lead;
  await step(bench, staff.manager, [`POST /api/cases/${caseId}/team`, { accountId }]);
  const leaves = (reason: string) =>
    asActor(database, staff.manager, async (tx) =>
      sql<{
        said: string;
      }>`select care.end_team(${caseId}, ${accountId}, ${reason}) as said`.execute(tx),
    );
  await expect(leaves('She drinks, the neighbours say.')).rejects.toMatchObject({ code: '23514' });
  expect((await leaves('workload')).rows[0]!.said).toBe('ok');
});

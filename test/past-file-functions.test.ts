// A file past its day is absent for functions too: every function that the care side may call with
// an id answers about it as it does about an id of nothing. The functions are read from the
// database, so that a new one that forgets the day is found.

import { beforeAll, expect, test } from 'vitest';
import { inTransaction, sql } from '../src/engine/db/database.ts';
import { newId } from '../src/kernel/id.ts';
import { asActor, type TestActor } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { fillProgramme } from './support/programme.ts';

const database = await testDatabase();
const { owner } = database;
const programme = await fillProgramme(database);
const nothing = '018f0000-0000-7000-8000-00000000dead';

type Callable = { name: string; types: string[]; names: string[] };
let callables: Callable[];
let actors: TestActor[];
let ids: Record<string, string>;

beforeAll(async () => {
  const found = await sql<Record<string, string> & { organisationId: string }>`
    select c.id as case_id, c.person_id, c.organisation_id, l.id as plan_id, g.id as goal_id
    from care.case_file c join care.plan l on l.case_id = c.id and l.state = 'active'
      join care.goal g on g.plan_id = l.id
      join access.reach r on r.person_id = c.person_id and r.via = 'case-supervisor'
      join access.reach s on s.person_id = c.person_id and s.via = 'case-lead'
    where c.state = 'active' and not exists (select 1 from people.person m
        where m.merged_into = c.person_id or (m.id = c.person_id and m.merged_into is not null))
      and not exists (select 1 from guardianship.cover h where h.holder_person_id = c.person_id)
      and not exists (select 1 from guardianship.search h where h.person_id = c.person_id
        and h.state = 'open')
      and exists (select 1 from guardianship.cover h where h.person_id = c.person_id)
    order by c.code limit 1`.execute(owner);
  const { organisationId, ...own } = found.rows[0]!;
  const closing = newId();
  const workers = await sql<{ accountId: string }>`select account_id from access.reach
    where person_id = ${own.personId}`.execute(owner);
  const working = new Set(workers.rows.map(({ accountId }) => accountId));
  await inTransaction(owner, async (tx) => {
    await sql`insert into care.closing (id, case_id, person_id, reason, from_state, state,
        proposed_by, decided_by, decided_at, decide_until, follow_up_due_on)
      values (${closing}, ${own.caseId}, ${own.personId}, 'person-stops', 'active', 'closed',
        ${[...working][0]!}, ${[...working][1]!}, now(), care.today(), care.today())`.execute(tx);
    await sql`update care.case_file set state = 'closed', closed_at = now() - interval '3000 days'
      where id = ${own.caseId}`.execute(tx);
    await sql`select people.note_file_end(${own.personId!}::uuid)`.execute(tx);
  });
  ids = { ...own, closingId: closing };
  actors = programme.actors.filter(
    (one) =>
      working.has(one.accountId) ||
      (one.role === 'cso-manager' && one.organisationId === organisationId),
  );
  callables = (
    await sql<Callable>`select p.oid::regproc::text as name,
        array(select format_type(t, null) from unnest(p.proargtypes) t) as types,
        coalesce(p.proargnames, '{}') as names
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('people', 'care', 'guardianship', 'operations', 'disclosure')
        and has_function_privilege('alongside_care', p.oid, 'execute')
        and p.prorettype <> 'trigger'::regtype
        and ('uuid'::regtype = any (p.proargtypes) or 'jsonb'::regtype = any (p.proargtypes)
          or 'uuid[]'::regtype = any (p.proargtypes))
      order by 1`.execute(owner)
  ).rows;
}, 60_000);

const given = (type: string, named: string, id: string, version: number) => {
  // A search takes alternatives of a word; an object would be refused or not as the plan falls.
  if (named === 'tokens') return `'[["${id}"]]'::jsonb`;
  if (type === 'uuid') return `'${id}'::uuid`;
  if (type === 'uuid[]') return `array['${id}'::uuid]`;
  if (type === 'integer') return `${version}`;
  if (type === 'date') return `care.today()`;
  if (type === 'text') return `'low'`;
  if (type === 'boolean') return 'true';
  if (type !== 'jsonb') return `null::${type}`;
  const input = Object.fromEntries(
    Object.keys(ids).map((name) => [name, id === nothing ? nothing : ids[name]]),
  );
  const more = { baseVersion: version, reason: 'person-stops', because: 'no-cover' };
  return `'${JSON.stringify({ ...input, ...more })}'::jsonb`;
};

async function answer(actor: TestActor, called: Callable, id: string): Promise<string> {
  const { name, types, names } = called;
  const list = types.map((type, at) => given(type, names[at] ?? '', id, 1)).join(', ');
  let said = '';
  await asActor(database, actor, async (tx) => {
    const found = await sql.raw(`select * from ${name}(${list}) as answer`).execute(tx);
    said = JSON.stringify(found.rows);
    throw new Error('rolled back');
  }).catch((problem: { code?: string; message: string }) => {
    if (problem.message !== 'rolled back') said = `${problem.code} ${problem.message}`;
  });
  return said.replaceAll(id, 'ID');
}

test('every function answers about it as about nobody', async () => {
  expect(actors.length).toBeGreaterThanOrEqual(3);
  const told: string[] = [];
  let tried = 0;
  for (const callable of callables) {
    for (const actor of actors) {
      const absent = await answer(actor, callable, nothing);
      for (const [kind, id] of Object.entries(ids)) {
        tried++;
        const present = await answer(actor, callable, id);
        if (present !== absent) {
          told.push(`${callable.name} ${kind} ${actor.role}: ${present} <> ${absent}`);
        }
      }
    }
  }
  expect(tried).toBeGreaterThan(500);
  expect(told).toEqual([]);
}, 120_000);

// The wall itself, read from the running database: what must be true for every table, function and
// role, so that nothing new can be left open by forgetting it, and what an intruder with a login
// role and SQL would try first.

import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, sql } from '../src/engine/db/database.ts';
import { loginRoles as knownRoles, roleName } from '../src/engine/db/roles.ts';
import { sides } from '../src/kernel/roles.ts';
import { inRooms } from '../tools/schema-texts.ts';
import { asActor, makeActor, makeTestProgramme, type TestActor } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { functionsOpenTo } from './support/walk.ts';

const database = await testDatabase();
const loginRoles = knownRoles.map(roleName);
const ours = sql.raw(inRooms);

async function names(query: ReturnType<typeof sql<{ name: string }>>): Promise<string[]> {
  return (await query.execute(database.owner)).rows.map((row) => row.name);
}

let careWorker: TestActor;
let officer: TestActor;

beforeAll(async () => {
  await makeTestProgramme(database);
  careWorker = await makeActor(database, { role: 'case-manager' });
  officer = await makeActor(database, { role: 'prosecutor' });
});

describe('every table', () => {
  it('has row-level security enabled and forced', async () => {
    expect(
      await names(sql<{
        name: string;
      }>`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n
        on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and ${ours} and not (c.relrowsecurity
        and c.relforcerowsecurity)`),
    ).toEqual([]);
  });
  it('that a login role may touch has a policy for exactly that command', async () => {
    const open = await names(sql<{ name: string }>`
      select n.nspname || '.' || c.relname || ' ' || r.rolname || ' ' || p.command as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      cross join (select oid, rolname from pg_roles where rolname = any(${loginRoles})) r
      cross join (values ('SELECT', 'r'), ('INSERT', 'a'), ('UPDATE', 'w'), ('DELETE', 'd')) p (command, code)
      where c.relkind = 'r' and ${ours}
        and (has_table_privilege(r.oid, c.oid, p.command) or (p.command <> 'DELETE'
          and has_any_column_privilege(r.oid, c.oid, p.command)))
        and not exists (select 1 from pg_policy y where y.polrelid = c.oid
          and r.oid = any(y.polroles) and (y.polcmd = '*' or y.polcmd::text = p.code))`);
    expect(open).toEqual([]);
  });
  it('is owned by nobody the application connects as', async () => {
    expect(
      await names(sql<{
        name: string;
      }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_roles r on r.oid = c.relowner where ${ours} and r.rolname = any(${loginRoles})`),
    ).toEqual([]);
  });
  it('lets no login role truncate, reference or trigger', async () => {
    expect(
      await names(sql<{
        name: string;
      }>`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n
        on n.oid = c.relnamespace
      cross join unnest(${loginRoles}::text[]) r (rolname) where c.relkind = 'r' and ${ours}
        and has_table_privilege(r.rolname, c.oid, 'TRUNCATE, REFERENCES, TRIGGER')`),
    ).toEqual([]);
  });
  it('holds no field that could score a person', async () => {
    const scores = ['score', 'level'].map((what) => `risk_${what}`);
    const words = [
      ...scores,
      'radical',
      'danger',
      'threat',
      'loyalty',
      'ideolog',
      'biometric',
      'fingerprint',
      'face_',
      'gps',
      'location',
    ];
    expect(
      await names(sql<{
        name: string;
      }>`select table_schema || '.' || table_name || '.' || column_name as name
        from information_schema.columns
      where table_schema not in ('pg_catalog', 'information_schema')
        and column_name ~ ${words.join('|')}`),
    ).toEqual([]);
  });
});

describe('every view, function and sequence', () => {
  it('views run as the one who asks', async () => {
    expect(
      await names(sql<{
        name: string;
      }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm') and ${ours}
        and not coalesce(c.reloptions @> array['security_invoker=true'], false)`),
    ).toEqual([]);
  });
  it('functions have a fixed search_path', async () => {
    expect(
      await names(sql<{
        name: string;
      }>`select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n
        on n.oid = p.pronamespace
      where ${ours} and not exists (select 1 from unnest(coalesce(p.proconfig, '{}')) c
        where c like 'search_path=%')`),
    ).toEqual([]);
  });
  it('definer functions are open to no one by default', async () => {
    expect(
      await names(sql<{
        name: string;
      }>`select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n
        on n.oid = p.pronamespace
      where ${ours} and p.prosecdef and has_function_privilege('public', p.oid, 'EXECUTE')`),
    ).toEqual([]);
  });
  it('no sequence is visible: its number would count records', async () => {
    expect(
      await names(sql<{
        name: string;
      }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      cross join unnest(${loginRoles}::text[]) r (rolname)
      where c.relkind = 'S' and ${ours} and has_sequence_privilege(r.rolname, c.oid, 'USAGE, SELECT, UPDATE')`),
    ).toEqual([]);
  });
});

describe('the two sides', () => {
  const care = ['people', 'care', 'guardianship', 'operations'];
  it('justice cannot enter any schema of care, nor care the one of justice', async () => {
    const entered = await names(sql<{
      name: string;
    }>`select r.rolname || ' ' || n.nspname as name from pg_namespace n
      cross join unnest(array['alongside_justice', 'alongside_oversight',
        'alongside_defence', 'alongside_self', 'alongside_door', 'alongside_sealer',
        'alongside_worker']) r (rolname)
      where n.nspname = any(${care}) and has_schema_privilege(r.rolname, n.oid, 'USAGE')
      union all select r.rolname || ' ' || n.nspname from pg_namespace n
      cross join unnest(array['alongside_care', 'alongside_programme', 'alongside_oversight',
        'alongside_defence', 'alongside_self', 'alongside_door', 'alongside_sealer',
        'alongside_worker']) r (rolname)
      where n.nspname = 'legal' and has_schema_privilege(r.rolname, n.oid, 'USAGE')`);
    expect(entered).toEqual([]);
  });
  it('the link between them is readable by no login role at all', async () => {
    expect(
      await names(sql<{
        name: string;
      }>`select r.rolname as name from unnest(${loginRoles}::text[]) r (rolname)
      where has_schema_privilege(r.rolname, 'link', 'USAGE') or has_table_privilege(r.rolname,
        'link.subject_person', 'SELECT')`),
    ).toEqual([]);
  });
  it('no foreign key confirms a record across the wall', async () => {
    expect(
      await names(sql<{ name: string }>`select k.conname as name from pg_constraint k
      join pg_class a on a.oid = k.conrelid join pg_namespace an on an.oid = a.relnamespace
      join pg_class b on b.oid = k.confrelid join pg_namespace bn on bn.oid = b.relnamespace
      where k.contype = 'f' and ((an.nspname = 'legal' and bn.nspname = any(${care}))
        or (bn.nspname = 'legal' and an.nspname = any(${care})))`),
    ).toEqual([]);
  });
  it.each(['defence', 'self'] as const)('%s may enter, and nothing more', async (side) => {
    const login = roleName(side);
    expect(await functionsOpenTo(database, side)).toEqual([
      { name: 'access.enter', parameters: ['text', 'integer', 'boolean'] },
    ]);
    expect(
      await names(sql<{ name: string }>`select n.nspname as name from pg_namespace n
        where ${ours} and has_schema_privilege(${login}, n.oid, 'USAGE')`),
    ).toEqual(['access']);
    expect(
      await names(sql<{ name: string }>`select c.oid::regclass::text as name from pg_class c
        join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'v', 'm', 'p')
        and ${ours} and has_any_column_privilege(${login}, c.oid,
          'SELECT, INSERT, UPDATE, REFERENCES')`),
    ).toEqual([]);
    expect(
      await names(sql<{ name: string }>`select polname as name from pg_policy
        where ${login}::regrole = any(polroles)`),
    ).toEqual([]);
  });
  it('login roles are plain: no superuser, no bypass, no membership in one another', async () => {
    expect(
      await names(sql<{
        name: string;
      }>`select rolname as name from pg_roles where rolname = any(${loginRoles})
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
      union all select m.rolname from pg_auth_members x join pg_roles m on m.oid = x.member
        where m.rolname = any(${loginRoles})`),
    ).toEqual([]);
  });
});

describe('an intruder with a login role and SQL', () => {
  const asCare = <Value>(work: Parameters<typeof inTransaction<Value>>[1]) =>
    inTransaction(database.pools.of('care'), work);
  it('sees nothing before entering', async () => {
    const seen = await asCare(
      async (tx) =>
        (
          await sql<{ count: number }>`select (select count(*) from people.person)
      + (select count(*) from workforce.membership) + (select count(*)
        from audit.entry) as count`.execute(tx)
        ).rows[0]!.count,
    );
    expect(seen).toBe(0);
  });
  it('cannot become somebody by setting the context', async () => {
    const payload = `${officer.accountId}|justice|prosecutor|||`;
    for (const forged of [payload, `${'0'.repeat(64)}:${payload}`]) {
      const actor = await asCare(async (tx) => {
        await sql`select set_config('alongside.context', ${forged}, true)`.execute(tx);
        return (await sql<{ actor: string | null }>`select access.actor() as actor`.execute(tx))
          .rows[0]!.actor;
      });
      expect(actor).toBeNull();
    }
  });
  it('cannot replay a context of another transaction, nor one altered by a letter', async () => {
    const copied = await asActor(
      database,
      careWorker,
      async (tx) =>
        (
          await sql<{
            context: string;
          }>`select current_setting('alongside.context') as context`.execute(tx)
        ).rows[0]!.context,
    );
    for (const context of [copied, copied.replace('case-manager', 'cso-manager')]) {
      const actor = await asCare(async (tx) => {
        await sql`select set_config('alongside.context', ${context}, true)`.execute(tx);
        return (await sql<{ actor: string | null }>`select access.actor() as actor`.execute(tx))
          .rows[0]!.actor;
      });
      expect(actor).toBeNull();
    }
  });
  it('cannot enter with a session of the other side', async () => {
    const entered = await asCare(
      async (tx) =>
        (
          await sql<{ status: string }>`select status from access.enter(${officer.token})`.execute(
            tx,
          )
        ).rows[0]!.status,
    );
    expect(entered).toBe('unknown');
  });
  it.each(['repeatable read', 'serializable'] as const)(
    'cannot enter with a snapshot that stays as it was: %s',
    async (level) => {
      await expect(
        database.pools
          .of('care')
          .transaction()
          .setIsolationLevel(level)
          .execute((tx) => sql`select status from access.enter(${careWorker.token})`.execute(tx)),
      ).rejects.toThrow('read committed alone');
    },
  );
  it.each([
    'set role alongside_justice',
    'set session authorization alongside_justice',
    'select * from access.secret',
    'select * from access.session',
    'select * from access.device',
    'select * from programme.epoch',
    'select * from access.account',
    "select access.mac('x')",
    'update audit.entry set event = event',
    'delete from audit.entry',
    'truncate audit.entry',
    'alter table people.person disable row level security',
    'create table people.mine (x int)',
    'create table public.mine (x int)',
    'select * from link.subject_person',
    'select * from legal.subject',
    'create function access.actor() returns uuid language sql as $$ select null::uuid $$',
    "copy people.person to program 'cat'",
  ])('may not: %s', async (statement) => {
    await expect(
      asActor(database, careWorker, (tx) => sql.raw(statement).execute(tx)),
    ).rejects.toThrow(
      /permission denied|must be owner|must be superuser|must be a member|does not exist/,
    );
  });
  it.each(sides)('%s cannot open a session or read a password', async (side) => {
    await expect(
      inTransaction(database.pools.of(side), (tx) =>
        sql`select * from access.account_of_attempt(gen_random_uuid())`.execute(tx),
      ),
    ).rejects.toThrow(/permission denied/);
    await expect(
      inTransaction(database.pools.of(side), (tx) =>
        sql`select access.open_session(gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
          ''::bytea, 1, 1, '{}', ''::bytea)`.execute(tx),
      ),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('a session', () => {
  it('ends in the moment its grant is withdrawn', async () => {
    const actor = await makeActor(database, { role: 'case-manager' });
    await asActor(database, actor, async () => undefined);
    await sql`update workforce.membership set withdrawn_at = now()
      where account_id = ${actor.accountId}`.execute(database.owner);
    await expect(asActor(database, actor, async () => undefined)).rejects.toThrow('unknown');
    const open = await sql`select 1 from access.session where account_id = ${actor.accountId}
        and ended_at is null`.execute(database.owner);
    expect(open.rows).toHaveLength(0);
  });
  it('locks after idling and is over when it expires', async () => {
    const actor = await makeActor(database, { role: 'case-manager' });
    const hash = createHash('sha256').update(actor.token).digest();
    await sql`update access.session set seen_at = now() - interval '16 minutes'
      where token_hash = ${hash}`.execute(database.owner);
    await expect(asActor(database, actor, async () => undefined)).rejects.toThrow('locked');
    await sql`update access.session set locked_at = null, seen_at = now(), expires_at = now()
      where token_hash = ${hash}`.execute(database.owner);
    await expect(asActor(database, actor, async () => undefined)).rejects.toThrow('unknown');
  });
  it('opens nothing before a manager has confirmed the grant', async () => {
    const actor = await makeActor(database, { role: 'case-manager' });
    await sql`update workforce.membership set confirmed_at = null
      where account_id = ${actor.accountId}`.execute(database.owner);
    await expect(asActor(database, actor, async () => undefined)).rejects.toThrow('unknown');
  });
  it('belongs to one role on one side, which the database insists on', async () => {
    await expect(
      sql`insert into workforce.membership (id, account_id, organisation_id, role)
      values (gen_random_uuid(), ${careWorker.accountId}, ${careWorker.organisationId},
        'prosecutor')`.execute(database.owner),
    ).rejects.toThrow();
  });
});

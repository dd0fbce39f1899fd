// Whatever an old backup would undo is noted in the transaction that ends it: no path can forget
// it, a rolled-back ending leaves no trace, and no login role can write, read or stop it.

import { expect, describe, it, beforeAll } from 'vitest';
import { inTransaction, sql, type Tx } from '../src/engine/db/database.ts';
import { loginRoles } from '../src/engine/db/roles.ts';
import { newId } from '../src/kernel/id.ts';
import { testDatabase } from './support/database.ts';
import { type FilledProgramme, fillProgramme } from './support/programme.ts';

const database = await testDatabase();
const { owner } = database;
let programme: FilledProgramme;

beforeAll(async () => {
  programme = await fillProgramme(database);
}, 60_000);

describe('no login role', () => {
  it.each(loginRoles)('%s reads or writes endings, or notes one', async (role) => {
    const tried = [
      sql`select 1 from programme.ending`,
      sql`select 1 from programme.ledger`,
      sql`insert into programme.ending (kind, record) values ('revoked', gen_random_uuid())`,
      sql`update programme.ending set number = 1`,
      sql`delete from programme.ending`,
      sql`select programme.note_ending('revoked', gen_random_uuid())`,
    ];
    for (const one of tried) {
      await expect(one.execute(database.pools.of(role))).rejects.toThrow('permission denied');
    }
  });

  it.each(loginRoles.filter((role) => role !== 'worker'))('%s hands out', async (role) => {
    const tried = [
      sql`select * from programme.lock_ledger()`,
      sql`select * from programme.list_endings_to_hand_out(10)`,
      sql`select programme.note_handed_out('{}', 1, '\\x')`,
    ];
    for (const one of tried) {
      await expect(one.execute(database.pools.of(role))).rejects.toThrow('permission denied');
    }
  });
});

type Noted = { kind: string; record: string };

async function notedBy(work: (tx: Tx) => Promise<unknown>): Promise<Noted[]> {
  const before = await sql<{ id: string }>`select id from programme.ending`.execute(owner);
  await inTransaction(owner, work);
  const { rows } = await sql<Noted>`select kind, record from programme.ending
    where id <> all(${before.rows.map(({ id }) => id)}::uuid[]) order by kind, record`.execute(
    owner,
  );
  return rows;
}

async function idOf(query: ReturnType<typeof sql>): Promise<string> {
  const { rows } = await (query as ReturnType<typeof sql<{ id: string }>>).execute(owner);
  return rows[0]!.id;
}

describe('is noted, once and with its transaction', () => {
  it('a withdrawn grant, with all the reach that ends with it', async () => {
    const { accountId } = programme.actor('case-manager');
    const id = await idOf(sql`select id from workforce.membership where account_id = ${accountId}`);
    const reach = await sql<{ record: string }>`select
      access.reach_record(account_id, person_id, via) as record from access.reach
      where account_id = ${accountId} and via <> 'merged-file'`.execute(owner);
    expect(reach.rows.length).toBeGreaterThan(3);
    const noted = await notedBy((tx) =>
      sql`update workforce.membership set withdrawn_at = now() where id = ${id}`.execute(tx),
    );
    const records = noted.map(({ record }) => record);
    expect(new Set(noted.map(({ kind }) => kind))).toEqual(new Set(['revoked']));
    expect(records.toSorted()).toEqual([id, ...reach.rows.map((row) => row.record)].toSorted());
    const again = await notedBy((tx) =>
      sql`update workforce.membership set province = province where id = ${id}`.execute(tx),
    );
    expect(again).toEqual([]);
  });

  it.each([
    ['a closed account', 'access.account', 'closed_at', 'revoked'],
    ['a closed organisation', 'workforce.organisation', 'closed_at', 'revoked'],
    ['a withdrawn consent', 'people.consent', 'ended_at', 'withdrawn'],
    ['an expunged matter', 'legal.subject', 'expunged_at', 'expunged'],
    ['an erased person', 'people.person', 'expunged_at', 'erased'],
  ])('%s', async (_, table, column, kind) => {
    const id = await idOf(sql`select id from ${sql.table(table)}
      where ${sql.ref(column)} is null order by id limit 1`);
    const noted = await notedBy((tx) =>
      sql`update ${sql.table(table)} set ${sql.ref(column)} = now()
        ${sql.raw(table === 'people.consent' ? ", ended_why = 'withdrawn'" : '')}
        where id = ${id}`.execute(tx),
    );
    expect(noted).toEqual([{ kind, record: id }]);
  });

  it('an answer that a later no ended', async () => {
    const { rows } = await sql<{ id: string; personId: string; purpose: string }>`
      select c.id, c.person_id, c.purpose from people.consent c
      join people.person p on p.id = c.person_id and p.merged_into is null
      where c.ground <> 'refused' and c.ended_at is null order by c.id desc limit 1`.execute(owner);
    const [yes] = rows;
    const no = (tx: Tx) =>
      sql`insert into people.consent (id, person_id, purpose, ground, organisation_id, told_in,
          told_how, told_on, until_on) select ${newId()}, person_id, purpose, 'refused',
          organisation_id, told_in, told_how, told_on, until_on from people.consent
        where id = ${yes!.id}`.execute(tx);
    // One answer is in force at a time: the no cannot be written beside the yes.
    await expect(inTransaction(owner, no)).rejects.toThrow('consent_in_force');
    const noted = await notedBy(async (tx) => {
      await sql`update people.consent set ended_at = now(), ended_why = 'refused'
        where id = ${yes!.id}`.execute(tx);
      await no(tx);
    });
    expect(noted).toContainEqual({ kind: 'withdrawn', record: yes!.id });
  });

  it('two files taken apart again', async () => {
    const { rows } = await sql<{ id: string }>`select p.id from people.person p
      where merged_into is null and not exists (select 1 from care.case_file c
        where c.person_id = p.id) order by code limit 2`.execute(owner);
    const [merged, kept] = rows.map(({ id }) => id);
    await sql`select people.point_file(${merged}, ${kept})`.execute(owner);
    const noted = await notedBy((tx) => sql`select people.point_file(${merged}, null)`.execute(tx));
    expect(noted).toContainEqual({ kind: 'unmerged', record: merged });
  });

  it('an erased list entry, an expunged proceeding', async () => {
    const entry = await idOf(
      sql`select entry_id as id from operations.entry_identity order by entry_id limit 1`,
    );
    expect(
      await notedBy((tx) =>
        sql`select operations.forget_entries(array[${entry}::uuid])`.execute(tx),
      ),
    ).toEqual([{ kind: 'erased', record: entry }]);
    const proceeding = await idOf(
      sql`update legal.proceeding set expunge_on = legal.today() where id =
        (select id from legal.proceeding where state <> 'expunged' order by id limit 1)
        returning id`,
    );
    expect(
      await notedBy((tx) =>
        sql`select legal.forget_proceedings(array[${proceeding}::uuid])`.execute(tx),
      ),
    ).toEqual([{ kind: 'expunged', record: proceeding }]);
  });

  it('nothing, when the transaction is rolled back', async () => {
    const id = await idOf(sql`select id from access.account where closed_at is null limit 1`);
    const noted = await notedBy((tx) =>
      sql`update access.account set closed_at = now() where id = ${id}`
        .execute(tx)
        .then(() => sql`savepoint nothing`.execute(tx))
        .then(() => Promise.reject(new Error('rolled back'))),
    ).catch(() => []);
    expect(noted).toEqual([]);
    const found = await sql`select 1 from programme.ending where record = ${id}`.execute(owner);
    expect(found.rows).toEqual([]);
  });
});

// What may no longer be kept is forgotten as the list of stored fields declares: every matter of a
// made-up programme expunged, every list entry past its day. Read from the list, so that a table or
// column added later is checked without being added here.

import { beforeAll, describe, expect, it } from 'vitest';
import { storedTables } from '../src/app/stored-tables.ts';
import { inTransaction, sql } from '../src/engine/db/database.ts';
import type { StoredTable } from '../src/kernel/stored-fields.ts';
import { testDatabase } from './support/database.ts';
import { fillProgramme } from './support/programme.ts';

const database = await testDatabase();
await fillProgramme(database);
const { owner } = database;

const tablesWithin = (schemas: readonly string[], kept: string) =>
  [...storedTables].filter(
    ([name, table]) => schemas.includes(name.split('.')[0]!) && table.kept === kept,
  );

async function count(table: string, condition = 'true'): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::int as count
    from ${sql.raw(table)} t where ${sql.raw(condition)}`.execute(owner);
  return found.rows[0]!.count;
}

/** Rows of a tombstone that contain more than they may keep. */
function holdsMore({ fields }: StoredTable): string {
  return Object.entries(fields)
    .filter(([, { leaves }]) => leaves !== 'same')
    .map(([column, { leaves }]) => `${column} is distinct from ${leaves ?? 'null'}`)
    .join(' or ');
}

async function whatIsLeft(tables: readonly [string, StoredTable][]): Promise<string[]> {
  const left: string[] = [];
  for (const [name, table] of tables) {
    const isLeft =
      table.ending === 'deleted' ? 'true' : table.ending === 'kept' ? 'false' : holdsMore(table);
    const rows = await count(name, isLeft);
    if (rows > 0) left.push(`${name}: ${rows}`);
  }
  return left;
}

/** What a person could be recognised by, before forgetting. */
async function valuesInClear(): Promise<string[]> {
  const { rows } = await sql<{ value: string }>`
    select unnest(array[article, court, court_number, offence_code, act_from::text, act_to::text])
      as value from legal.proceeding
    union select full_name from legal.subject_name union select code from legal.subject
    union select birth_from::text from legal.subject`.execute(owner);
  return rows.flatMap(({ value }) => value ?? []);
}

/**
 * The tables of a matter that the made-up programme leaves empty, with a row for each matter that
 * can have one. Bypasses their triggers: what may be written is for other tests.
 */
const rowsOfMatters: Readonly<Record<string, string>> = {
  'legal.birth_settlement': `(id, subject_id, birth_from, birth_to, birth_precision, order_number,
      found_on, recorded_by)
    select gen_random_uuid(), s.id, '1990-01-01', '1990-12-31', 'year', 'B-1', legal.today(), a.id
    from legal.subject s, one_account a`,
  'legal.birth_claim': `(id, subject_id, birth_from, birth_to, birth_precision, says, recorded_by,
      settlement_id)
    select gen_random_uuid(), b.subject_id, '1989-01-01', '1989-12-31', 'year', '\\x01', a.id, b.id
    from legal.birth_settlement b, one_account a`,
  'legal.counsel_change': `(id, subject_id, from_state, to_state, on_day, recorded_by)
    select gen_random_uuid(), s.id, 'absent', 'present', legal.today(), a.id
    from legal.subject s, one_account a`,
  'legal.alternatives_considered': `(id, subject_id, proceeding_id, considered_on, alternatives,
      why_not_enough, recorded_by)
    select gen_random_uuid(), p.subject_id, p.id, legal.today(), '{warning}', '\\x01', a.id
    from legal.proceeding p, one_account a`,
  'legal.exemption_request': `(id, subject_id, proceeding_id, edition_id, rule_code,
      legal_aid_offered_on, legal_aid_answer, opened_on, recorded_by)
    select gen_random_uuid(), p.subject_id, p.id, e.id, 'rule', legal.today(), 'accepted',
      legal.today(), a.id
    from legal.proceeding p, one_account a, (select id from law.edition limit 1) e`,
  'legal.exemption_answer': `(id, subject_id, request_id, condition_code, answer, evidence,
      recorded_by)
    select gen_random_uuid(), r.subject_id, r.id, 'condition', 'yes', '\\x01', a.id
    from legal.exemption_request r, one_account a`,
  'legal.detention_review': `(id, subject_id, detention_id, reviewed_on, outcome, order_number,
      recorded_by)
    select gen_random_uuid(), d.subject_id, d.id, legal.today(), 'released', 'D-1', a.id
    from legal.detention d, one_account a`,
  'legal.restriction_appeal': `(id, restriction_id, subject_id, lodged_on, court, recorded_by)
    select gen_random_uuid(), r.id, r.subject_id, legal.today(), 'C', a.id
    from legal.restriction r, one_account a where not exists (select 1
      from legal.restriction_appeal known where known.restriction_id = r.id)`,
  'legal.restriction_lifting': `(id, restriction_id, subject_id, kind, on_day, order_number,
      recorded_by)
    select gen_random_uuid(), r.id, r.subject_id, 'lifted', legal.today(), 'L-1', a.id
    from legal.restriction r, one_account a`,
};

async function fillTheRest(): Promise<void> {
  for (const [table, rows] of Object.entries(rowsOfMatters)) {
    await inTransaction(owner, async (tx) => {
      await sql`create temporary table one_account on commit drop as
        select id from access.account order by id limit 1`.execute(tx);
      await sql.raw(`alter table ${table} disable trigger user`).execute(tx);
      await sql.raw(`insert into ${table} ${rows}`).execute(tx);
      await sql.raw(`alter table ${table} enable trigger user`).execute(tx);
    });
  }
}

describe('expunging every matter', () => {
  const tables = tablesWithin(['legal'], 'matter');
  const filled = new Map<string, number>();
  const clear: string[] = [];

  beforeAll(async () => {
    await fillTheRest();
    for (const [name] of tables) filled.set(name, await count(name));
    clear.push(...(await valuesInClear()));
    await sql`update legal.proceeding set expunge_on = legal.today()`.execute(owner);
    await sql`update legal.subject set expunged_from = legal.today()`.execute(owner);
    await sql`select legal.erase_by_the_clock()`.execute(owner);
  });

  it('began with something in every one of its tables', () => {
    const empty = [...filled].filter(([, rows]) => rows === 0).map(([name]) => name);
    expect(filled.size).toBeGreaterThan(20);
    expect(empty).toEqual([]);
  });

  it('leaves random ids and the day, and nothing that was said, found, ordered or done', async () => {
    expect(await whatIsLeft(tables)).toEqual([]);
    expect(await count('legal.subject')).toBe(filled.get('legal.subject'));
    expect(await count('link.subject_person')).toBe(0);
  });

  it('leaves no offence, act, court, number or name in clear', async () => {
    expect(clear.length).toBeGreaterThan(50);
    const { rows } = await sql<{ text: string }>`select (select string_agg(to_jsonb(p)::text, ' ')
      from legal.proceeding p) || (select string_agg(to_jsonb(s)::text, ' ')
      from legal.subject s) as text`.execute(owner);
    expect(clear.filter((value) => rows[0]!.text.includes(JSON.stringify(value)))).toEqual([]);
  });

  it('says so in the same words a second time, and changes nothing', async () => {
    const before = await sql`select * from legal.proceeding order by id`.execute(owner);
    await sql`select legal.erase_by_the_clock()`.execute(owner);
    const after = await sql`select * from legal.proceeding order by id`.execute(owner);
    expect(after.rows).toEqual(before.rows);
  });
});

describe('list entries past their day', () => {
  const tables = tablesWithin(['operations'], 'entry');

  it('began with something in every one of its tables', async () => {
    const empty: string[] = [];
    for (const [name] of tables) if ((await count(name)) === 0) empty.push(name);
    expect(empty).toEqual([]);
  });

  it('leave a code and a state that counts', async () => {
    const entries = await count('operations.entry');
    expect(entries).toBeGreaterThan(20);
    await sql`update operations.entry_identity set erase_on = care.today()`.execute(owner);
    await sql`select operations.erase_by_the_clock()`.execute(owner);
    expect(await whatIsLeft(tables)).toEqual([]);
    expect(await count('operations.entry')).toBe(entries);
  });
});

describe('requests of the crossing that are over', () => {
  it('leave no number of a register, no name, no value', async () => {
    await sql`update disclosure.request set state = 'refused'`.execute(owner);
    await sql`select disclosure.erase_by_the_clock()`.execute(owner);
    expect(await count('disclosure.request')).toBeGreaterThan(2);
    expect(await whatIsLeft(tablesWithin(['disclosure'], 'crossing'))).toEqual([]);
  });
});

describe('sessions and answers of commands', () => {
  it('are there for thirty days after their end, and then no more', async () => {
    const account = (
      await sql<{ id: string }>`select id from access.account limit 1`.execute(owner)
    ).rows[0]!.id;
    await sql`insert into access.device (id, account_id, token_hash, seen_at) values
      ('018f0000-0000-7000-8000-0000000000d1', ${account}, 'old', now() - interval '401 days'),
      ('018f0000-0000-7000-8000-0000000000d2', ${account}, 'new', now())`.execute(owner);
    await sql`insert into access.session (id, token_hash, account_id, device_id, expires_at)
      select gen_random_uuid(), convert_to(days || id::text, 'UTF8'), ${account}, id,
        now() - make_interval(days => days)
      from access.device, unnest(array[29, 31]) days where token_hash in ('old', 'new')`.execute(
      owner,
    );
    await sql`insert into access.command (id, account_id, endpoint, body_hash, at)
      select gen_random_uuid(), ${account}, 'planted', '', now() - make_interval(days => days)
      from unnest(array[29, 31]) days`.execute(owner);
    await sql`update access.session set expires_at = now() - interval '40 days'
      where device_id = '018f0000-0000-7000-8000-0000000000d1'`.execute(owner);
    await sql`select access.forget_old_sessions()`.execute(owner);
    expect(await count('access.command', `endpoint = 'planted'`)).toBe(1);
    expect(await count('access.session', `expires_at < now()`)).toBe(1);
    expect(await count('access.device', `token_hash = 'old'`)).toBe(0);
  });
});

// A clock ten years on: a whole made-up programme that ended its work, with every day and moment in
// it ten years earlier. The sweeps run, and nothing is left by which anyone could be recognised; no
// figure has changed; a second run changes nothing; an ending says of each record that it is gone.

import { beforeAll, describe, expect, it } from 'vitest';
import { storedTables } from '../src/app/stored-tables.ts';
import { inTransaction, sql } from '../src/engine/db/database.ts';
import { runDueJobs } from '../src/engine/jobs/runner.ts';
import type { StoredTable } from '../src/kernel/stored-fields.ts';
import { erasingJob } from '../src/rooms/operations/erasing.ts';
import { testDatabase } from './support/database.ts';
import { wholeLog } from './support/log.ts';
import { fillProgramme, type FilledProgramme } from './support/programme.ts';
import { canaryPattern, dumpOf } from './support/who-sees.ts';

const database = await testDatabase();
const { owner } = database;
let programme: FilledProgramme;
const days = 3_653;

async function count(table: string, condition = 'true'): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::int as count
    from ${sql.raw(table)} t where ${sql.raw(condition)}`.execute(owner);
  return found.rows[0]!.count;
}

/** The work ends: cases and searches are closed, nobody answers for a child who is an adult. */
async function endTheWork(): Promise<void> {
  await unheeded(async (run) => {
    await run(`update care.case_file set state = 'closed', closed_at = now()
      where state <> 'transferred' and closed_at is null`);
    await run(`update guardianship.search set state = 'closed', closed_at = now(),
      outcome = 'cover-found' where state = 'open'`);
    await run(`update guardianship.cover set until_on = greatest(from_on, current_date)
      where until_on is null or until_on > current_date`);
    await run(`update legal.proceeding set expunge_on = current_date`);
    await run(`update legal.subject set expunged_from = current_date`);
    await run(`update disclosure.request set state = 'refused' where state = 'released'`);
    await run(`update operations.operation set state = 'cancelled', suspended_from = null`);
  });
}

/** Without triggers: what may be written is for other tests. */
async function unheeded(
  work: (run: (text: string) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  await inTransaction(owner, async (tx) => {
    const run = (text: string) => sql.raw(text).execute(tx);
    const tables = [...storedTables.keys()];
    for (const table of tables) await run(`alter table ${table} disable trigger user`);
    await work(run);
    await run('set constraints all immediate');
    for (const table of tables) await run(`alter table ${table} enable trigger user`);
  });
}

async function goOn(): Promise<void> {
  const columns = await sql<{ table: string; column: string }>`
    select format('%I.%I', table_schema, table_name) as table, column_name as column
    from information_schema.columns where data_type in ('date', 'timestamp with time zone')
      and table_schema not in ('pg_catalog', 'information_schema', 'migration', 'audit', 'law')
      and is_generated = 'NEVER' order by 1`.execute(owner);
  const byTable = Map.groupBy(columns.rows, (row) => row.table);
  await unheeded(async (run) => {
    for (const [table, shifted] of byTable) {
      if (!storedTables.has(table)) continue;
      const sets = shifted.map(
        ({ column }) => `${column} = case when isfinite(${column})
        then ${column} - ${shiftOf(column)} else ${column} end`,
      );
      await run(`update ${table} set ${sets.join(', ')}`);
    }
  });
}

// A date minus days is a date; a moment needs an interval.
const dateColumns = new Set<string>();
const shiftOf = (column: string) =>
  dateColumns.has(column) ? `${days}` : `make_interval(days => ${days})`;

async function sweep(): Promise<void> {
  await sql`update jobs.job set run_after = now() where kind = 'erasing'`.execute(owner);
  await runDueJobs({ ...programme.services, log: wholeLog }, [erasingJob]);
}

/** What the gate would count. */
async function figures(): Promise<unknown> {
  const found = await sql`select 'arrivals' as figure, row_key, column_key, count
      from reports.count_arrivals()
    union all select 'disclosures', row_key, column_key, count from reports.count_disclosures()
    union all select 'releases', release_number::text, row_key || column_key, count(*)::integer
      from reports.release_cell group by 1, 2, 3
    order by 1, 2, 3`.execute(owner);
  return found.rows;
}

function holdsMore({ fields }: StoredTable): string {
  return Object.entries(fields)
    .filter(([, { leaves }]) => leaves !== 'same')
    .map(([column, { leaves }]) => `${column} is distinct from ${leaves ?? 'null'}`)
    .join(' or ');
}

describe('a clock ten years on', () => {
  const files = [...storedTables].filter(([, { kept }]) => kept === 'file');
  let filled: [string, number][];
  let persons: number;
  let names: string[];
  let before: unknown;

  beforeAll(async () => {
    programme = await fillProgramme(database);
    const dates = await sql<{ column: string }>`select distinct column_name as column
      from information_schema.columns where data_type = 'date'`.execute(owner);
    for (const { column } of dates.rows) dateColumns.add(column);
    filled = [];
    for (const [name] of files) filled.push([name, await count(name)]);
    persons = await count('people.person');
    const found = await sql<{ name: string }>`
      select full_name as name from people.person_name
      union select full_name from operations.entry_identity
      union select full_name from legal.subject_name`.execute(owner);
    names = found.rows.map(({ name }) => name);
    await endTheWork();
    await goOn();
    before = await figures();
    await sweep();
  }, 120_000);

  it('began with a full programme', () => {
    expect(persons).toBeGreaterThan(100);
    expect(names.length).toBeGreaterThan(100);
    expect(filled.filter(([, rows]) => rows > 0).length).toBeGreaterThan(25);
  });

  it('finds nothing in any table of a file but random ids, codes that say nothing and years', async () => {
    const left: string[] = [];
    for (const [name, table] of files) {
      const rows = await count(name, table.ending === 'deleted' ? 'true' : holdsMore(table));
      // `updated_at` leaves the moment of erasing, which is not now any more.
      if (rows > 0 && name !== 'people.person') left.push(`${name}: ${rows}`);
    }
    expect(left).toEqual([]);
    expect(await count('people.person', 'expunged_at is null')).toBe(0);
    expect(await count('people.person')).toBe(persons);
    expect(await count('people.file_key', 'wrapped_key is not null')).toBe(0);
    expect(await count('operations.operation_key', 'wrapped_key is not null')).toBe(0);
    expect(await count('legal.subject_key', 'wrapped_key is not null')).toBe(0);
  });

  it('finds no canary and no name anywhere, in clear or with a key that still opens it', async () => {
    const texts = await dumpOf(database);
    const holding = [...texts].filter(
      ([, text]) =>
        (text.match(canaryPattern) ?? []).length > 0 || names.some((name) => text.includes(name)),
    );
    expect(holding.map(([table]) => table)).toEqual([]);
  });

  it('counts what it counted before', async () => {
    expect(await figures()).toEqual(before);
  });

  it('has a proof of each kind, with counts and no id, and an ending for each file', async () => {
    const proofs = await sql<{ kind: string; rowsByTable: Record<string, number> }>`
      select kind, rows_by_table from programme.erasing_proof`.execute(owner);
    const kinds = new Set(proofs.rows.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(expect.arrayContaining(['crossing', 'entry', 'file']));
    for (const { rowsByTable } of proofs.rows) {
      expect(Object.keys(rowsByTable).every((name) => storedTables.has(name))).toBe(true);
      expect(Object.values(rowsByTable).every((rows) => rows > 0)).toBe(true);
    }
    expect(
      await count(
        'people.person',
        `not exists (select 1 from programme.ending e
        where e.record = p.id and e.kind = 'erased')`.replaceAll('p.id', 't.id'),
      ),
    ).toBe(0);
    expect(await count('audit.entry', `event = 'file-erased'`)).toBeGreaterThan(100);
  });

  it('changes nothing a second time', async () => {
    const [proofs, endings] = [
      await count('programme.erasing_proof'),
      await count('programme.ending'),
    ];
    await sweep();
    expect(await count('programme.erasing_proof')).toBe(proofs);
    expect(await count('programme.ending')).toBe(endings);
  });
});

// Whatever the list of stored fields keeps only for a time has a sweep: a function that the worker
// calls and from which a statement is reached that empties or deletes the table. Read from the list
// and from the catalogue, so that a new table or a new retention without a sweep is found here.

import { expect, it } from 'vitest';
import { storedTables } from '../src/app/stored-tables.ts';
import { sql } from '../src/engine/db/database.ts';
import { type Retention, retentions, sweeps } from '../src/kernel/stored-fields.ts';
import { testDatabase } from './support/database.ts';

const { owner } = await testDatabase();

const found = await sql<{ name: string; body: string }>`
  select n.nspname || '.' || p.proname as name, p.prosrc as body from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  where n.nspname not in ('pg_catalog', 'information_schema')`.execute(owner);
const bodies = new Map(found.rows.map(({ name, body }) => [name, body]));

/** The bodies of a function and of all that it calls. */
function reachedFrom(name: string, reached = new Map<string, string>()): Map<string, string> {
  const body = bodies.get(name);
  if (body === undefined || reached.has(name)) return reached;
  reached.set(name, body);
  for (const [called] of body.matchAll(/\b[a-z]+\.[a-z_]+(?=\()/g)) reachedFrom(called, reached);
  return reached;
}

const textFrom = (name: string) => [...reachedFrom(name).values()].join('\n');
const removes = (text: string, table: string) =>
  new RegExp(`(delete from|update) ${table.replace('.', '\\.')}\\b`).test(text);

it('has a sweep for each retention that ends', () => {
  const ending = [...storedTables.values()].filter(({ ending: end }) => end !== 'kept');
  const kept = [...new Set(ending.map((table) => table.kept))];
  expect(kept.filter((retention) => sweeps[retention] === 'kept')).toEqual([]);
  expect(Object.keys(sweeps)).toEqual(Object.keys(retentions));
  expect(kept.length).toBeGreaterThan(5);
});

it('reaches every table whose rows may not stay', () => {
  const missed = [...storedTables].flatMap(([name, { kept, ending, within }]) => {
    // What no key opens any more needs no statement of its own.
    if (ending === 'kept' || ending === 'key destroyed') return [];
    // Devices belong to an account and end by themselves.
    const sweep = name === 'access.device' ? sweeps.session : sweeps[kept];
    if (sweep !== 'kept' && removes(textFrom(sweep), name)) return [];
    // The link of a crossing ends with whichever of its two sides is first.
    return [`${name} (${kept}, within ${within})`];
  });
  expect(missed).toEqual([]);
});

it('is called by the worker, each of them', async () => {
  const called = await sql<{ name: string }>`
    select n.nspname || '.' || p.proname as name from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
    where has_function_privilege('alongside_worker', p.oid, 'execute')
      and n.nspname = 'programme'`.execute(owner);
  const reached = new Set(called.rows.flatMap(({ name }) => [...reachedFrom(name).keys()]));
  const ends = Object.entries(sweeps) as [Retention, string][];
  expect(ends.filter(([, name]) => name !== 'kept' && !reached.has(name))).toEqual([]);
});

it('leaves a proof and, of a record, an ending', () => {
  const without = Object.values(sweeps).filter(
    (name) => name !== 'kept' && !reachedFrom(name).has('programme.note_erasing'),
  );
  expect(without).toEqual([]);
  const records = [sweeps.file, sweeps.matter, sweeps.crossing, sweeps.entry];
  expect(records.filter((name) => !reachedFrom(name).has('programme.note_ending'))).toEqual([]);
});

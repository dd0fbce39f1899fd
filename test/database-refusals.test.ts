// Every error that the database can raise has an answer: codes raised by triggers and functions are
// refusals of an endpoint; unique keys and checks are named by the endpoint that can break them, or
// are listed in `database-refusals.expected.txt` with the reason why no one can. A forgotten one
// fails here and not for a user.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { endpoints, rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { isDatabaseAway, problemOfDatabase } from '../src/engine/http/database-refusals.ts';
import { type Endpoint, fileIsMerged, refusalsOf } from '../src/kernel/contract.ts';
import { makeActor, makeTestProgramme, testServices } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { heardLog } from './support/log.ts';

const database = await testDatabase();
const { owner } = database;
const ours = sql`n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`;

const listed = new Map(
  readFileSync(join(import.meta.dirname, 'database-refusals.expected.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' ') as [string, string]),
);
const named = new Set(endpoints.flatMap((one: Endpoint) => Object.keys(one.violates ?? {})));

type Named = { name: string };
const namesOf = async (query: ReturnType<typeof sql>) =>
  ((await query.execute(owner)).rows as Named[]).map(({ name }) => name);

const uniqueKeys = () =>
  namesOf(sql`select n.nspname || '.' || i.relname as name from pg_index x
    join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = i.relnamespace
    where x.indisunique and not x.indisprimary and ${ours}`);
/** For a check on a single column, the contract already limits codes, length and range. */
const wideChecks = () =>
  namesOf(sql`select n.nspname || '.' || c.conname as name from pg_constraint c
    join pg_namespace n on n.oid = c.connamespace
    where c.contype in ('c', 'x') and cardinality(c.conkey) > 1 and ${ours}`);

describe('unique keys and checks', () => {
  it('are named by an endpoint, or stand in the list with a reason, each once', async () => {
    const all = [...(await uniqueKeys()), ...(await wideChecks())];
    expect(all.filter((name) => !named.has(name) && !listed.has(name))).toEqual([]);
    expect([...listed.keys(), ...named].filter((name) => !all.includes(name))).toEqual([]);
    expect([...listed.keys()].filter((name) => named.has(name))).toEqual([]);
  });
  it('mean a refusal that their endpoint lists', () => {
    for (const { name, violates = {}, refuses } of endpoints as readonly Endpoint[]) {
      for (const code of Object.values(violates))
        expect([name, refuses]).toEqual([name, expect.arrayContaining([code])]);
    }
  });
});

describe('rules of triggers and functions', () => {
  it('are refusals of some endpoint', async () => {
    const { rows } = await sql<{ source: string }>`select p.prosrc as source from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace where ${ours}`.execute(owner);
    const codes = rows.flatMap(({ source }) =>
      [
        ...source.matchAll(/raise exception '([a-z-]+)'\s+using errcode = 'AL001'/g),
        ...source.matchAll(/legal\.refuse\('([a-z-]+)'\)/g),
      ].map((found) => found[1]!),
    );
    expect(codes.length).toBeGreaterThan(25);
    // No endpoint takes a recognition as victim back.
    const ofNoEndpoint = ['victim-first'];
    const known = new Set([
      ...endpoints.flatMap((one) => refusalsOf(one)),
      ...ofNoEndpoint,
      fileIsMerged,
    ]);
    expect([...new Set(codes)].filter((code) => !known.has(code))).toEqual([]);
  });
});

describe('one table', () => {
  const making = endpoints.find((one) => one.name === 'startPlan')! as Endpoint;
  const answerOf = (failure: object) => {
    const problem = problemOfDatabase(making, failure);
    return problem && (problem.extra.code ?? problem.code);
  };
  it.each([
    [{ code: '23505', schema: 'care', constraint: 'plan_one_open' }, 'plan-already-open'],
    [{ code: '23505', schema: 'care', constraint: 'plan_pkey' }, 'id-taken'],
    [{ code: '23505', schema: 'care', constraint: 'goal_pkey' }, null],
    [{ code: '23514', schema: 'care', constraint: 'plan_check' }, null],
    [{ code: 'AL001', message: 'case-is-closed' }, 'case-is-closed'],
    [{ code: 'AL001', message: 'no-refusal-of-it' }, null],
    [{ code: 'AL001', message: 'file-is-merged' }, 'file-is-merged'],
    [{ code: '23503', message: 'insert or update on table "plan" violates' }, 'not-found'],
    [{ code: '23503', message: 'update or delete on table "plan" violates' }, null],
    [{ code: '42501', message: 'new row violates row-level security policy for' }, 'not-found'],
    [{ code: '42501', message: 'not in sight' }, 'not-found'],
    [{ code: '42501', message: 'permission denied for table visit' }, null],
    [{ code: '42501', message: 'not open to this role' }, null],
    [{ code: '22P05' }, null],
    [new Error('something else'), null],
  ])('%o', (failure, answer) => {
    expect(answerOf(failure)).toBe(answer);
  });
  it('a database that is busy or away is no mistake, text that does not fit is', () => {
    const away = ['40P01', '40001', '55P03', '53300', '57P01', '57014', '08006', 'ECONNREFUSED'];
    expect(away.filter((code) => !isDatabaseAway({ code }))).toEqual([]);
    const ourMistake = ['22003', '22007', '22008', '22021', '22P02', '22P05', '23514', '42501'];
    expect(ourMistake.filter((code) => isDatabaseAway({ code }))).toEqual([]);
  });
});

describe('over HTTP', () => {
  const server = serverWith(rooms, {
    ...testServices(database),
    log: heardLog(() => undefined),
  });
  beforeAll(() => makeTestProgramme(database));

  it('the same list sent twice in one moment is one list', async () => {
    const coordinator = await makeActor(database, { role: 'national-coordinator' });
    const operation = await call(server, coordinator, 'POST /api/operations', {
      name: 'A',
      phase: '1',
      originSite: 'Roj',
      originCountry: 'SY',
      carrier: 'Air',
      partners: [],
      plannedOn: '2026-12-01',
      departedOn: null,
      landedOn: null,
      planned: { men: 0, women: 1, children: 2 },
    });
    const bytes = new TextEncoder().encode('Name,Sex\nSomebody One,F\nSomebody Two,F\n');
    const stage = () =>
      call(
        server,
        coordinator,
        `POST /api/operations/${operation.body.id}/lists?fileName=list.csv&kind=camp`,
        bytes,
      );
    const answers = await Promise.all([stage(), stage(), stage()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { rows } = await sql`select id from operations.list`.execute(owner);
    expect(rows).toHaveLength(1);
  });
});

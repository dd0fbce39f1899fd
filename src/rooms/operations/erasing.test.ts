// What is past its day: hidden from everyone from that day on, erased without a request, and dated
// from the country pack. It is there the day before, and gone on the day.

import { describe, expect, test } from 'vitest';
import { asActor, makeActor } from '../../../test/support/actors.ts';
import { call } from '../../../test/support/http.ts';
import { heardLog } from '../../../test/support/log.ts';
import {
  bring,
  type File,
  openBench,
  openOperation,
  read,
} from '../../../test/support/operations.ts';
import { sql } from '../../engine/db/database.ts';
import { runDueJobs } from '../../engine/jobs/runner.ts';
import { erasingJob } from './erasing.ts';
import { listEntryDaysOf, notBoardedDaysOf } from './country.ts';

const bench = await openBench();
const { database, server, coordinator } = bench;
const { owner, pools } = database;
const file: File = {
  name: 'list.csv',
  kind: 'ministry',
  bytes: Buffer.from(
    [
      'family no;surname;given name;sex;dob',
      '1;Testova;Aina;F;1990-02-03',
      '2;Testova;Bermet;F;1991-02-03',
      '3;Testova;Cholpon;F;1992-02-03',
    ].join('\n'),
  ),
};
const daysLeft = async (operationId: string) =>
  (
    await sql<{ days: number }>`
  select erase_on - care.today() as days from operations.entry_identity
  where operation_id = ${operationId} order by full_name`.execute(owner)
  ).rows.map((row) => row.days);
const setDay = (operationId: string, name: string, days: number) =>
  sql`
  update operations.entry_identity set erase_on = care.today() + ${days}::integer
  where operation_id = ${operationId} and full_name like ${`%${name}%`}`.execute(owner);
const loud = heardLog((line) => {
  throw new Error(JSON.stringify(line));
});

async function seenNames(operationId: string): Promise<unknown[]> {
  const entries = await read(
    server,
    coordinator,
    `/api/operations/${operationId}/entries?limit=50`,
  );
  return entries.entries.flatMap((one: { name: unknown }) => one.name ?? []);
}

test('nobody but the worker may erase by the clock, and it learns nothing', async () => {
  for (const side of ['justice', 'care', 'programme', 'oversight', 'sealer', 'door'] as const) {
    for (const query of [
      sql`select programme.erase_what_is_due()`,
      sql`select operations.erase_by_the_clock()`,
    ]) {
      await expect(query.execute(pools.of(side))).rejects.toMatchObject({ code: '42501' });
    }
  }
});

describe('names of list entries', () => {
  test("stand until the pack's day, and shorter for somebody who refused", async () => {
    const operationId = await openOperation(bench);
    await bring(bench, operationId, file);
    const whole = listEntryDaysOf('kg');
    const before = await daysLeft(operationId);
    expect(new Set(before)).toEqual(new Set([whole]));
    const { entries } = await read(
      server,
      coordinator,
      `/api/operations/${operationId}/entries?limit=50`,
    );
    const { id, version } = entries[0];
    for (const [at, to] of (['contacted', 'refused'] as const).entries()) {
      const answer = await call(
        server,
        coordinator,
        `PUT /api/operations/${operationId}/entries/${id}/state`,
        {
          baseVersion: version + at,
          to,
          basis: 'person-said',
          reason: to === 'refused' ? 'stays-with-family' : null,
        },
      );
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    }
    expect(Math.min(...(await daysLeft(operationId)))).toBe(notBoardedDaysOf('kg'));
    expect(notBoardedDaysOf('kg')).toBeLessThan(whole);
  });

  test('the day before they are there, on the day nobody sees them, then they are gone', async () => {
    const operationId = await openOperation(bench);
    await bring(bench, operationId, file);
    await setDay(operationId, 'Aina', 1);
    await setDay(operationId, 'Bermet', 0);
    await setDay(operationId, 'Cholpon', -1);
    const names = await seenNames(operationId);
    expect(names.length).toBe(1);
    expect(JSON.stringify(names[0])).toContain('Aina');
    expect(await daysLeft(operationId)).toEqual([1, 0, -1]);
    await runDueJobs({ ...bench.services, log: loud }, [erasingJob]);
    expect(await daysLeft(operationId)).toEqual([1]);
    const after = await read(
      server,
      coordinator,
      `/api/operations/${operationId}/entries?limit=50`,
    );
    expect(after.total, 'the count stays').toBe(3);
    expect(
      (
        await sql`select 1 from operations.entry_name_key k join operations.entry e
      on e.id = k.entry_id where e.operation_id = ${operationId}`.execute(owner)
      ).rows.length,
    ).toBeGreaterThan(0);
  });

  test('a list that nobody confirmed is gone after its time', async () => {
    const operationId = await openOperation(bench);
    await bring(bench, operationId, file);
    await sql`insert into operations.list (id, operation_id, kind, file_name, file_hash, staged_by,
        discarded_after) select gen_random_uuid(), ${operationId}, 'other', 'x', hash, staged_by,
          due
      from operations.list, (values ('\\x01'::bytea, now() - interval '1 second'),
        ('\\x02'::bytea, now() + interval '1 hour')) v(hash, due)
      where operation_id = ${operationId}`.execute(owner);
    await runDueJobs({ ...bench.services, log: loud }, [erasingJob]);
    const states = (
      await sql<{ state: string }>`select state from operations.list
      where operation_id = ${operationId} order by state`.execute(owner)
    ).rows;
    expect(states.map((row) => row.state)).toEqual(['discarded', 'imported', 'staged']);
  });
});

describe('a room that cannot erase', () => {
  const rooms = ['operations', 'legal', 'disclosure', 'jobs'] as const;
  /** Everything due in the first room and in the last, which are erased in this order. */
  async function makeDue(): Promise<string> {
    const operationId = await openOperation(bench);
    await bring(bench, operationId, file);
    await setDay(operationId, '', -1);
    await sql`delete from jobs.job`.execute(owner);
    await sql`insert into jobs.job (kind, state, ended_at)
      values ('list-import', 'done', now() - interval '31 days')`.execute(owner);
    return operationId;
  }
  async function broken(room: string, work: () => Promise<void>): Promise<void> {
    const name = `${room}.erase_by_the_clock()`;
    const { rows } = await sql<{ whole: string }>`
      select pg_get_functiondef(${name}::regprocedure) as whole`.execute(owner);
    await sql`create or replace function ${sql.raw(name)} returns void language plpgsql
      security definer set search_path = pg_catalog, pg_temp
      as 'begin raise exception ''Aina Testova'' using errcode = ''23503''; end'`.execute(owner);
    await work().finally(() => sql.raw(rows[0]!.whole).execute(owner));
  }
  const finishedJobs = async () =>
    (await sql`select 1 from jobs.job where state = 'done'`.execute(owner)).rows.length;

  test.each(rooms)('%s keeps no other from erasing, and the job counts a failure', async (room) => {
    const operationId = await makeDue();
    const said: unknown[] = [];
    const log = heardLog((line) => void said.push(line));
    await broken(room, () => runDueJobs({ ...bench.services, log }, [erasingJob]));
    expect([(await daysLeft(operationId)).length, await finishedJobs()]).toEqual([
      room === 'operations' ? 3 : 0,
      room === 'jobs' ? 1 : 0,
    ]);
    const job = await sql`select state, attempts, last_error, failing_since is not null as fails
      from jobs.job where kind = 'erasing'`.execute(owner);
    expect(job.rows).toEqual([
      { state: 'waiting', attempts: 1, lastError: `${room}-23503`, fails: true },
    ]);
    expect(JSON.stringify(said)).not.toContain('Testova');
  });

  test('is named beside every other one that cannot', async () => {
    const inside = rooms.reduce<() => Promise<void>>(
      (work, room) => () => broken(room, work),
      async () => {
        const { rows } = await sql<{ failed: string[] }>`
          select programme.erase_what_is_due() as failed`.execute(pools.of('worker'));
        expect(rows[0]!.failed).toEqual(rooms.map((room) => `${room}-23503`));
      },
    );
    await inside();
  });
});

test('a donor sees no entry before and after', async () => {
  const donor = await makeActor(database, { role: 'donor' });
  await asActor(database, donor, async (tx) => {
    await expect(
      sql`select 1 from operations.entry_identity`.execute(tx).then(({ rows }) => rows.length),
    ).resolves.toBe(0);
  });
});

// An import as a job: what it is ordered with, and what happens to it if the server crashes or
// stops, if the person who confirmed it loses the right, and if it fails for good.

import { expect, test } from 'vitest';
import { makeActor, type TestActor } from '../../../../test/support/actors.ts';
import { call, serverWith } from '../../../../test/support/http.ts';
import {
  ended,
  type File,
  openBench,
  openOperation,
  read,
  stage,
} from '../../../../test/support/operations.ts';
import { sql } from '../../../engine/db/database.ts';
import { runDueJobs, startJobs } from '../../../engine/jobs/runner.ts';
import { jobsRoom } from '../../jobs/room.ts';
import { importJob } from './import-list.ts';

const bench = await openBench({ runs: false });
const { database, server, services, coordinator } = bench;
const { owner, pools } = database;
const file = (rows: number): File => ({
  name: 'list.csv',
  kind: 'ministry',
  bytes: Buffer.from(
    [
      'family no;surname;given name;sex;dob',
      ...Array.from({ length: rows }, (_, at) => `${at};Fam${at}ova;Aina;F;2015`),
    ].join('\n'),
  ),
});
const run = () => runDueJobs(services, [importJob]);

type Started = { operationId: string; listId: string; jobId: string; path: string };
async function order(rows = 3, by: TestActor = coordinator, skipRows: unknown[] = []) {
  const operationId = await openOperation(bench);
  const staged = await stage({ server, coordinator: by }, operationId, file(rows));
  const { listId } = staged.body;
  const started = await call(
    server,
    by,
    `POST /api/operations/${operationId}/lists/${listId}/import`,
    { baseVersion: 1, skipRows },
  );
  expect(started.status, started.raw).toBe(200);
  const { jobId } = started.body;
  return {
    operationId,
    listId,
    jobId,
    path: `/api/operations/${operationId}/imports/${jobId}`,
  } satisfies Started;
}
const entries = async ({ operationId }: Started) =>
  (
    await sql<{ count: number }>`select count(*) as count from operations.entry
      where operation_id = ${operationId}::uuid`.execute(owner)
  ).rows[0]!.count;
const jobOf = async ({ jobId }: Started) =>
  (
    await sql<{
      id: string;
      state: string;
      payload: unknown;
      attempts: number;
    }>`select id, state, payload, attempts from jobs.job
      where payload ->> 'importId' = ${jobId}`.execute(owner)
  ).rows[0]!;

test('is ordered with an id alone; rows left out are kept by number until it is over', async () => {
  const started = await order(3, coordinator, [{ sheet: '', row: 3 }]);
  expect((await jobOf(started)).payload).toEqual({ importId: started.jobId });
  const kept = async () =>
    (
      await sql`select list_version, skipped_rows from operations.import_job
        where id = ${started.jobId}`.execute(owner)
    ).rows[0];
  expect(await kept()).toEqual({ listVersion: 1, skippedRows: [[0, 3]] });
  expect((await read(server, coordinator, started.path)).state).toBe('waiting');
  await run();
  expect(await read(server, coordinator, started.path)).toMatchObject({
    state: 'done',
    entriesAdded: 2,
    rowsSkipped: 1,
  });
  expect(await kept()).toEqual({ listVersion: 1, skippedRows: [] });
  expect((await jobOf(started)).state).toBe('done');
});

test('its server killed in the middle: it is done by the next, once', async () => {
  const started = await order();
  // Claimed and never heard of again.
  await sql`select * from jobs.claim(array['list-import'], 30)`.execute(pools.of('worker'));
  await sql`update operations.import_job set state = 'running', rows_done = 2
    where id = ${started.jobId}`.execute(owner);
  await run();
  expect((await read(server, coordinator, started.path)).state).toBe('running');
  await sql`update jobs.job set claimed_until = now() - interval '1 second'
    where state = 'running'`.execute(owner);
  await run();
  await run();
  expect(await read(server, coordinator, started.path)).toMatchObject({
    state: 'done',
    entriesAdded: 3,
  });
  expect(await entries(started)).toBe(3);
});

test('its server stopped in the middle: nothing stays, no attempt is lost, the next does it', async () => {
  const started = await order(4_000);
  const runner = startJobs(services, [importJob], 10);
  await expect
    .poll(async () => (await read(server, coordinator, started.path)).rowsDone, { timeout: 20_000 })
    .toBeGreaterThan(0);
  await runner.stop();
  expect([await entries(started), await jobOf(started)]).toEqual([
    0,
    expect.objectContaining({ state: 'waiting', attempts: 0 }),
  ]);
  await run();
  expect(await entries(started)).toBe(4_000);
}, 60_000);

test('asked to stop before anybody took it up: it ends as cancelled', async () => {
  const started = await order();
  const asked = await call(server, coordinator, `DELETE ${started.path}`);
  expect(asked.body).toMatchObject({ cancelling: true });
  await run();
  expect((await read(server, coordinator, started.path)).state).toBe('cancelled');
  expect([await entries(started), (await jobOf(started)).state]).toEqual([0, 'cancelled']);
});

test('whoever confirmed it may no more: it ends as cancelled, and another may begin', async () => {
  const other = await makeActor(database, { role: 'national-coordinator' });
  const started = await order(3, other);
  await sql`update workforce.membership set withdrawn_at = now()
    where account_id = ${other.accountId}`.execute(owner);
  await run();
  expect((await read(server, coordinator, started.path)).state).toBe('cancelled');
  expect([await entries(started), (await jobOf(started)).state]).toEqual([0, 'cancelled']);
  const again = await call(
    server,
    coordinator,
    `POST /api/operations/${started.operationId}/lists/${started.listId}/import`,
    { baseVersion: 1, skipRows: [] },
  );
  expect(again.status, again.raw).toBe(200);
  await run();
  expect((await ended(bench, started.operationId, again.body.jobId)).state).toBe('done');
});

test('the grant goes while it writes: nothing of it stays', async () => {
  const other = await makeActor(database, { role: 'national-coordinator' });
  const started = await order(4_000, other);
  const runner = startJobs(services, [importJob], 10);
  await expect
    .poll(async () => (await read(server, coordinator, started.path)).rowsDone, { timeout: 20_000 })
    .toBeGreaterThan(0);
  await sql`update workforce.membership set withdrawn_at = now()
    where account_id = ${other.accountId}`.execute(owner);
  await expect
    .poll(async () => (await jobOf(started)).state, { timeout: 20_000 })
    .toBe('cancelled');
  await runner.stop();
  expect([await entries(started), (await read(server, coordinator, started.path)).state]).toEqual([
    0,
    'cancelled',
  ]);
}, 60_000);

test('failing for good it reads as failed, and waits again when somebody retries it', async () => {
  const started = await order();
  const { id } = await jobOf(started);
  await sql`update jobs.job set state = 'dead', ended_at = now(), attempts = 3
    where id = ${id}`.execute(owner);
  expect((await read(server, coordinator, started.path)).state).toBe('failed');
  await sql`update jobs.job set state = 'waiting', ended_at = null, attempts = 0
    where id = ${id}`.execute(owner);
  expect((await read(server, coordinator, started.path)).state).toBe('waiting');
  await run();
  expect(await entries(started)).toBe(3);
});

test('is not tried again while another import of its operation is open, and runs after it', async () => {
  const jobsServer = serverWith([jobsRoom], services);
  const administrator = await makeActor(database, { role: 'administrator' });
  const dead = await order();
  const { id } = await jobOf(dead);
  await sql`update jobs.job set state = 'dead', ended_at = now(), attempts = 3
    where id = ${id}`.execute(owner);
  const other = await stage(bench, dead.operationId, file(5));
  const begun = await call(
    server,
    coordinator,
    `POST /api/operations/${dead.operationId}/lists/${other.body.listId}/import`,
    { baseVersion: 1, skipRows: [] },
  );
  expect(begun.status, begun.raw).toBe(200);
  const retry = () => call(jobsServer, administrator, `PUT /api/jobs/${id}/retry`);
  const refused = await retry();
  expect([refused.status, refused.body.code]).toEqual([409, 'job-goes-on']);
  for (const known of [dead.operationId, other.body.listId, begun.body.jobId]) {
    expect(refused.raw).not.toContain(known);
  }
  expect((await jobOf(dead)).state).toBe('dead');
  expect((await read(server, coordinator, dead.path)).state).toBe('failed');
  await run();
  expect((await retry()).status).toBe(200);
  await run();
  expect((await read(server, coordinator, dead.path)).state).toBe('done');
});

test('is refused to somebody who has twenty open ones, and nothing of it stays', async () => {
  const busy = await makeActor(database, { role: 'national-coordinator' });
  await sql`insert into jobs.job (kind, payload, side, account_id, session_id, run_after)
    select 'list-import', '{}', 'programme', ${busy.accountId}, gen_random_uuid(),
      now() + interval '1 day' from generate_series(1, 20)`.execute(owner);
  const operationId = await openOperation(bench);
  const staged = await stage({ server, coordinator: busy }, operationId, file(3));
  const begin = () =>
    call(server, busy, `POST /api/operations/${operationId}/lists/${staged.body.listId}/import`, {
      baseVersion: 1,
      skipRows: [],
    });
  const refused = await begin();
  expect([refused.status, refused.body.code]).toEqual([409, 'too-many-jobs']);
  const left = await sql`select 1 from operations.import_job
    where operation_id = ${operationId}`.execute(owner);
  expect(left.rows).toEqual([]);
  await sql`delete from jobs.job where id = (select id from jobs.job
    where account_id = ${busy.accountId} limit 1)`.execute(owner);
  expect((await begin()).status).toBe(200);
});

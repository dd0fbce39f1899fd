// The page about jobs: closed to everyone except administrator and auditor, without anything that a
// job carries, and what an administrator does about a dead one. Then the trail.

import { beforeEach, describe, expect, test } from 'vitest';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  testServices,
} from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { call, serverWith } from '../../../test/support/http.ts';
import { jobsOf } from '../../app/jobs.ts';
import { sql } from '../../engine/db/database.ts';
import { newId } from '../../kernel/id.ts';
import { jobKinds } from './model.ts';
import { jobsRoom } from './room.ts';

const database = await testDatabase();
const { owner } = database;
await makeTestProgramme(database);
const server = serverWith([jobsRoom], testServices(database));
const administrator = await makeActor(database, { role: 'administrator' });
const auditor = await makeActor(database, { role: 'auditor' });
const coordinator = await makeActor(database, { role: 'national-coordinator' });
const secretId = newId();

type Wanted = { state: string; kind?: string; every?: string; failing?: string };
async function add({ state, kind = 'list-import', every, failing }: Wanted): Promise<string> {
  const id = newId();
  const isOrdered = every === undefined;
  await sql`insert into jobs.job (id, kind, payload, side, account_id, session_id, state, every,
      run_after, attempts, attempts_max, ended_at, failing_since, last_error)
    values (${id}, ${kind}, ${JSON.stringify(isOrdered ? { importId: secretId } : {})}::jsonb,
      ${isOrdered ? 'programme' : null}, ${isOrdered ? coordinator.accountId : null},
      ${isOrdered ? newId() : null}, ${state}, ${every ?? null}::interval,
      now() - interval '10 minutes', 3, 3, ${state === 'dead' ? new Date() : null},
      now() - ${failing ?? null}::interval, ${failing === undefined ? null : 'EACCES'})`.execute(
    owner,
  );
  return id;
}
const stateOf = async (id: string) =>
  (await sql<{ state: string }>`select state from jobs.job where id = ${id}`.execute(owner)).rows[0]
    ?.state ?? null;
const page = async (actor = administrator) => {
  const answer = await call(server, actor, 'GET /api/jobs');
  expect(answer.status, answer.raw).toBe(200);
  return answer;
};
const kindOf = async (kind: string) =>
  (await page()).body.kinds.find((one: { kind: string }) => one.kind === kind);

beforeEach(async () => {
  await sql`delete from jobs.job`.execute(owner);
});

describe('refused', () => {
  test('to everybody else, over HTTP and over SQL', async () => {
    const id = await add({ state: 'dead' });
    for (const request of [
      'GET /api/jobs',
      `PUT /api/jobs/${id}/retry`,
      `DELETE /api/jobs/${id}`,
    ] as const) {
      expect((await call(server, coordinator, request)).status).toBe(404);
    }
    for (const question of [sql`select jobs.retry(${id})`, sql`select jobs.discard(${id})`]) {
      for (const actor of [coordinator, auditor]) {
        await expect(asActor(database, actor, (tx) => question.execute(tx))).rejects.toMatchObject({
          code: '42501',
        });
      }
    }
    const seen = await asActor(database, coordinator, (tx) =>
      sql`select id from jobs.job`.execute(tx),
    );
    expect(seen.rows).toEqual([]);
  });
  test('to the auditor: doing anything about it', async () => {
    const id = await add({ state: 'dead' });
    expect((await call(server, auditor, `PUT /api/jobs/${id}/retry`)).status).toBe(404);
    expect((await call(server, auditor, `DELETE /api/jobs/${id}`)).status).toBe(404);
    expect(await stateOf(id)).toBe('dead');
  });
  test.each(['payload', 'account_id', 'session_id', 'claim_hash', 'side'])(
    'to the administrator and the auditor: %s of a job',
    async (column) => {
      for (const actor of [administrator, auditor]) {
        await expect(
          asActor(database, actor, (tx) =>
            sql`select ${sql.ref(column)} from jobs.job`.execute(tx),
          ),
        ).rejects.toMatchObject({ code: '42501' });
      }
    },
  );
  test('of a job that waits or runs as it should, and of one that is not there', async () => {
    const id = await add({ state: 'waiting' });
    for (const [request, code] of [
      [`PUT /api/jobs/${id}/retry`, 'job-goes-on'],
      [`DELETE /api/jobs/${id}`, 'job-goes-on'],
      [`PUT /api/jobs/${newId()}/retry`, 'not-found'],
      [`DELETE /api/jobs/${newId()}`, 'not-found'],
    ] as const) {
      expect((await call(server, administrator, request)).body.code).toBe(code);
    }
    const erasing = await add({
      state: 'waiting',
      kind: 'erasing',
      every: '1 hour',
      failing: '1 h',
    });
    expect((await call(server, administrator, `DELETE /api/jobs/${erasing}`)).body.code).toBe(
      'job-goes-on',
    );
  });
});

describe('the page', () => {
  test('names every kind that the server runs, also when there is nothing to do', async () => {
    const { body } = await page(auditor);
    expect(body.kinds.map((one: { kind: string }) => one.kind)).toEqual(jobKinds);
    const config = {
      dataFolder: '',
      ledgerFile: '',
      auditHeads: { folder: '', webhook: null },
      mail: null,
    };
    expect(jobsOf(config).map(({ kind }) => kind)).toEqual(jobKinds);
    const known = await sql<{ kind: string }>`select kind from jobs.known_kinds()`.execute(owner);
    expect(known.rows.map(({ kind }) => kind)).toEqual(jobKinds);
    expect(body.dead).toEqual([]);
  });
  test('counts what waits, runs and is dead, and shows nothing of what it is about', async () => {
    const dead = await add({ state: 'dead', failing: '2 hours' });
    await add({ state: 'waiting' });
    const answer = await page(auditor);
    expect(await kindOf('list-import')).toMatchObject({
      waiting: 1,
      running: 0,
      dead: 1,
      isStuck: false,
    });
    expect(answer.body.dead).toEqual([
      {
        jobId: dead,
        kind: 'list-import',
        attempts: 3,
        lastError: 'EACCES',
        since: expect.any(String),
      },
    ]);
    expect(answer.raw).not.toContain(secretId);
    expect(answer.raw).not.toContain(coordinator.accountId);
  });
  test('machinery that fails for more than an hour is stuck, for less it is not', async () => {
    await add({ state: 'waiting', kind: 'sealing', every: '3 seconds', failing: '59 minutes' });
    await add({ state: 'waiting', kind: 'erasing', every: '1 hour', failing: '61 minutes' });
    expect(await kindOf('sealing')).toMatchObject({
      isStuck: false,
      failures: 3,
      lastError: 'EACCES',
    });
    expect(await kindOf('erasing')).toMatchObject({ isStuck: true, everySeconds: 3600 });
  });
});

describe('an administrator', () => {
  test('tries a dead job again, and it is on the trail', async () => {
    const id = await add({ state: 'dead', failing: '1 day' });
    expect((await call(server, administrator, `PUT /api/jobs/${id}/retry`)).body).toEqual({
      jobId: id,
    });
    const row = await sql`select state, attempts, ended_at, failing_since from jobs.job
      where id = ${id}`.execute(owner);
    expect(row.rows).toEqual([
      { state: 'waiting', attempts: 0, endedAt: null, failingSince: null },
    ]);
    // What started again has not failed for a day.
    expect(await kindOf('list-import')).toMatchObject({ isStuck: false, failingSince: null });
  });
  test('has failing machinery tried at once, which keeps its count and its day', async () => {
    const id = await add({ state: 'waiting', kind: 'erasing', every: '1 hour', failing: '2 h' });
    await sql`update jobs.job set run_after = now() + interval '1 hour'`.execute(owner);
    await call(server, administrator, `PUT /api/jobs/${id}/retry`);
    const row = await sql`select run_after <= now() as due, attempts,
      failing_since < now() - interval '1 hour' as fails from jobs.job`.execute(owner);
    expect(row.rows).toEqual([{ due: true, attempts: 3, fails: true }]);
  });
  test('discards a dead job', async () => {
    const id = await add({ state: 'dead' });
    expect((await call(server, administrator, `DELETE /api/jobs/${id}`)).status).toBe(200);
    expect(await stateOf(id)).toBeNull();
  });
  test('and both are on the trail', async () => {
    const entries = await sql<{ event: string }>`select event from audit.entry
      where record = 'job' order by at, id`.execute(owner);
    expect(entries.rows.map(({ event }) => event)).toEqual([
      'job-retried',
      'job-retried',
      'job-discarded',
    ]);
  });
});

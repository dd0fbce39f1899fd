// The runner on a real database with work chosen by the test: each job is done once whichever
// runner takes it, a failure is logged once and without a value, and a stop leaves nothing half
// done.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTestProgramme, testServices } from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { heardLog } from '../../../test/support/log.ts';
import { sql } from '../db/database.ts';
import type { Machinery } from './job.ts';
import { type Runner, startJobs } from './runner.ts';

const database = await testDatabase();
const said: [string, object][] = [];
const services = testServices(database, {
  log: heardLog((line) => void said.push([line.text, line])),
});
await makeTestProgramme(database);
const runners: Runner[] = [];
const start = (jobs: readonly Machinery[], wanted = services) => {
  const runner = startJobs(wanted, jobs, 10);
  runners.push(runner);
  return runner;
};
const machinery = (run: () => Promise<void>, kind = 'erasing'): Machinery => ({
  kind,
  as: 'machinery',
  role: 'worker',
  everySeconds: 1,
  failing: `${kind} failed`,
  run,
});
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const rows = async () =>
  (
    await sql<{ kind: string; state: string; attempts: number }>`select kind, state, attempts
      from jobs.job order by kind`.execute(database.owner)
  ).rows;

beforeEach(async () => {
  said.length = 0;
  await sql`delete from jobs.job`.execute(database.owner);
});
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
});

test('what is due is done once while two runners ask for it', async () => {
  let [one, other, together, most] = [0, 0, 0, 0];
  const counting = (count: () => void): Machinery => ({
    ...machinery(async () => {
      count();
      most = Math.max(most, ++together);
      // Long enough for the other runner to ask many times.
      await pause(300);
      together--;
    }),
    everySeconds: 3_600,
  });
  const jobs = [counting(() => one++), counting(() => other++)] as const;
  const settled = async () => (await rows())[0]?.state === 'waiting';
  // One after the other: starting a runner makes its job due.
  for (const [at, job] of jobs.entries()) {
    start([job]);
    await expect.poll(() => one + other, { timeout: 4_000 }).toBe(at + 1);
    await expect.poll(settled, { timeout: 4_000 }).toBe(true);
  }
  for (let round = 1; round <= 3; round++) {
    [one, other] = [0, 0];
    await sql`update jobs.job set run_after = now()`.execute(database.owner);
    await expect.poll(() => one + other, { timeout: 4_000 }).toBe(1);
    await expect.poll(settled, { timeout: 4_000 }).toBe(true);
    await pause(100);
    expect([one + other, most]).toEqual([1, 1]);
  }
});

test('one kind that hangs keeps no other from its work', async () => {
  let done = 0;
  let release = () => undefined as void;
  const hanging = new Promise<void>((resolve) => (release = resolve));
  start([machinery(() => hanging), machinery(async () => void done++, 'sealing')]);
  await expect.poll(() => done, { timeout: 4_000 }).toBeGreaterThan(1);
  release();
});

test('a failure is said once, with a code and no value, and again after it worked', async () => {
  let fails = true;
  const failure = Object.assign(new Error('duplicate key "Aigul Testova"'), { code: '23505' });
  start([machinery(async () => (fails ? Promise.reject(failure) : undefined))]);
  const attempts = async () => (await rows())[0]?.attempts ?? 0;
  await expect.poll(attempts, { timeout: 5_000 }).toBeGreaterThan(1);
  expect(said.map(([text]) => text)).toEqual(['erasing failed']);
  expect(JSON.stringify(said)).not.toContain('Aigul');
  expect(said[0]![1]).toMatchObject({ code: '23505' });
  fails = false;
  await expect.poll(attempts, { timeout: 5_000 }).toBe(0);
  fails = true;
  await expect.poll(() => said.length, { timeout: 5_000 }).toBe(2);
});

test('a stop waits for what is under way', async () => {
  let [begun, done] = [false, false];
  const runner = start([
    machinery(async () => {
      begun = true;
      await pause(300);
      done = true;
    }),
  ]);
  await expect.poll(() => begun).toBe(true);
  await runner.stop();
  expect([done, await rows()]).toEqual([
    true,
    [{ kind: 'erasing', state: 'waiting', attempts: 0 }],
  ]);
});

test('a database out of reach is said once, and the work goes on when it is back', async () => {
  let [reached, done] = [false, 0];
  const pools = {
    ...services.pools,
    of: (role: Parameters<typeof services.pools.of>[0]) => {
      if (!reached) throw Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
      return services.pools.of(role);
    },
  };
  start([machinery(async () => void done++)], { ...services, pools });
  await pause(100);
  expect(said.map(([text]) => text)).toEqual(['jobs cannot be taken']);
  reached = true;
  await expect.poll(() => done).toBe(1);
});

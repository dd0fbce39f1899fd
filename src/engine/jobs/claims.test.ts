// Jobs over SQL, as each login role: what may be ordered, claimed and entered, and by whom.
// Refusals first: a claim is worthless over another side's login role, for another job, or after it
// has expired, been finished or been taken over; and anyone who lost the right can do nothing more
// through it.

import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
} from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { newId } from '../../kernel/id.ts';
import { type Side, sides } from '../../kernel/roles.ts';
import { enterJob } from '../access/actor.ts';
import { inTransaction, sql } from '../db/database.ts';
import { loginRoles } from '../db/roles.ts';
import { type Claimed, claimJob, failJob, finishJob, keepJob, recurJob } from './claims.ts';
import { type Ids, orderJob } from './job.ts';

const database = await testDatabase();
const { owner, pools } = database;
const worker = pools.of('worker');
const kind = 'list-import';
const orderingSides: readonly Side[] = ['justice', 'care', 'programme', 'oversight'];
await makeTestProgramme(database);
let coordinator: TestActor;

const order = (actor: TestActor, wanted: { kind?: string; payload?: Ids; token?: string } = {}) => {
  const id = newId();
  return asActor(database, actor, (tx) =>
    orderJob(tx, { id, kind, payload: { importId: newId() }, token: actor.token, ...wanted }),
  ).then(() => id);
};
async function claimed(): Promise<Claimed> {
  await order(coordinator);
  return (await claimJob(worker, [kind]))!;
}
const statusOver = (side: TestActor['side'], held: { jobId: string; claim: string }) =>
  inTransaction(pools.of(side), async (tx) => (await enterJob(tx, held)).status);
const row = async (id: string) =>
  (
    await sql<{
      state: string;
      attempts: number;
      lastError: string | null;
    }>`select state, attempts, last_error from jobs.job where id = ${id}::uuid`.execute(owner)
  ).rows[0];
const runOut = (id: string) =>
  sql`update jobs.job set claimed_until = now() - interval '1 second'
    where id = ${id}::uuid`.execute(owner);
const ofSession = (change: string) =>
  sql`update access.session set ${sql.raw(change)}
    where account_id = ${coordinator.accountId}`.execute(owner);

beforeEach(async () => {
  await sql`delete from jobs.job`.execute(owner);
  coordinator = await makeActor(database, { role: 'national-coordinator' });
});

describe('ordering is refused', () => {
  it('to a login role that has not entered', async () => {
    const token = coordinator.token;
    await expect(
      inTransaction(pools.of('programme'), (tx) =>
        orderJob(tx, { id: newId(), kind, payload: {}, token }),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });
  it("with another's session, or one that has ended", async () => {
    const other = await makeActor(database, { role: 'national-coordinator' });
    await expect(order(coordinator, { token: other.token })).rejects.toMatchObject({
      code: '42501',
    });
    await expect(order(coordinator, { token: 'programme.none' })).rejects.toMatchObject({
      code: '42501',
    });
  });
  it('of machinery, of what is not known, and of what another side does', async () => {
    const care = await makeActor(database, { role: 'case-manager' });
    for (const wanted of ['sealing', 'erasing', 'anything']) {
      await expect(order(coordinator, { kind: wanted })).rejects.toMatchObject({ code: '42501' });
    }
    await expect(order(care)).rejects.toMatchObject({ code: '42501' });
  });
  it.each([
    ['a name', { importId: 'Aigul Testova' }],
    ['a text under a key that holds one', { AigulTestova: newId() }],
    ['a number', { importId: 7 }],
    ['something within', { importId: { a: newId() } }],
    ['a list', [newId()]],
    ['null', null],
  ])('of a payload that holds %s', async (_, payload) => {
    await expect(order(coordinator, { payload: payload as unknown as Ids })).rejects.toMatchObject({
      code: '23514',
    });
  });
  it('without end', async () => {
    for (let at = 0; at < 20; at++) await order(coordinator);
    await expect(order(coordinator)).rejects.toMatchObject({
      code: 'AL001',
      message: 'too-many-jobs',
    });
  });
  it('and nothing is ordered when the request does not commit', async () => {
    const { token } = coordinator;
    await asActor(database, coordinator, async (tx) => {
      await orderJob(tx, { id: newId(), kind, payload: {}, token });
      throw new Error('the request failed');
    }).catch(() => undefined);
    expect(await claimJob(worker, [kind])).toBeUndefined();
  });
});

describe('the worker', () => {
  it('reads no table, writes none, and enters no schema of people or matters', async () => {
    const open = await sql`select c.oid::regclass::text as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname !~ '^(pg_|information_schema)' and c.relkind in ('r', 'v', 'm', 'p', 'S')
        and (has_any_column_privilege('alongside_worker', c.oid, 'SELECT, INSERT, UPDATE')
          or has_table_privilege('alongside_worker', c.oid, 'SELECT, INSERT, UPDATE, DELETE'))
        and n.nspname not in ('migration')`.execute(owner);
    expect(open.rows).toEqual([]);
    const schemas = await sql<{ name: string }>`select nspname as name from pg_namespace
      where nspname !~ '^(pg_|information_schema|public)'
        and nspname <> 'migration' and has_schema_privilege('alongside_worker', oid, 'USAGE')
      order by 1`.execute(owner);
    expect(schemas.rows.map(({ name }) => name)).toEqual(['jobs', 'programme']);
  });
  it('may call these functions and no other', async () => {
    const open = await sql<{ name: string }>`select n.nspname || '.' || p.proname as name
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname !~ '^(pg_|information_schema|public)'
        and has_function_privilege('alongside_worker', p.oid, 'EXECUTE') order by 1`.execute(owner);
    expect(open.rows.map(({ name }) => name)).toEqual([
      'jobs.claim',
      'jobs.fail',
      'jobs.finish',
      'jobs.give_back',
      'jobs.keep',
      'jobs.recur',
      'notices.erase_by_the_clock',
      'programme.begin_rekey',
      'programme.contents_kept',
      'programme.erase_file',
      'programme.erase_what_is_due',
      'programme.files_due',
      'programme.files_to_rekey',
      'programme.finish_rekey',
      'programme.list_endings_to_hand_out',
      'programme.lock_ledger',
      'programme.note_files_due',
      'programme.note_handed_out',
      'programme.note_notice_mail_sent',
      'programme.notice_mails_waiting',
      'programme.order_notice_mails',
    ]);
  });
  it('is the only one who claims', async () => {
    for (const role of loginRoles.filter((one) => one !== 'worker')) {
      for (const question of [
        sql`select * from jobs.claim(array['list-import'], 30)`,
        sql`select jobs.recur('erasing', '1 hour')`,
        sql`select jobs.finish(${newId()}::uuid, 'x', 'done')`,
        sql`select jobs.erase_by_the_clock()`,
      ]) {
        await expect(question.execute(pools.of(role))).rejects.toMatchObject({ code: '42501' });
      }
    }
  });
  it('cannot enter as anybody, even with the claim', async () => {
    const { jobId, claim } = await claimed();
    await expect(
      sql`select * from access.enter_job(${jobId}::uuid, ${claim})`.execute(worker),
    ).rejects.toMatchObject({ code: '42501' });
  });
  it('makes no work of a person come again and again', async () => {
    await expect(recurJob(worker, kind, 60)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('entering for a job', () => {
  it('opens as whoever ordered it, and for that transaction alone', async () => {
    const held = await claimed();
    const [inside, after] = await inTransaction(pools.of('programme'), async (tx) => {
      await enterJob(tx, held);
      return (await sql<{ actor: string }>`select access.actor() as actor`.execute(tx)).rows;
    }).then(async ([first]) => [
      first!.actor,
      (await sql<{ actor: null }>`select access.actor() as actor`.execute(pools.of('programme')))
        .rows[0]!.actor,
    ]);
    expect([inside, after]).toEqual([coordinator.accountId, null]);
  });
  it('is refused over the login role of another side', async () => {
    const held = await claimed();
    for (const side of ['justice', 'care', 'oversight'] as const) {
      expect(await statusOver(side, held)).toBe('unknown');
    }
    for (const side of sides.filter((one) => !orderingSides.includes(one))) {
      await expect(statusOver(side, held)).rejects.toMatchObject({ code: '42501' });
    }
    expect(await statusOver('programme', held)).toBe('ok');
  });
  it('is refused with another claim, for another job, and for a forged one', async () => {
    const [held, other] = [await claimed(), await claimed()];
    for (const forged of [
      { ...held, claim: other.claim },
      { ...held, claim: '' },
      { ...held, claim: held.claim.toUpperCase() },
      { ...held, jobId: other.jobId },
      { ...held, jobId: newId() },
      { jobId: await order(coordinator), claim: held.claim },
    ]) {
      expect(await statusOver('programme', forged)).toBe('unknown');
    }
  });
  it('is refused with the hash of the claim, which is all that the table holds', async () => {
    const held = await claimed();
    const claim = createHash('sha256').update(held.claim).digest('hex');
    expect(await statusOver('programme', { ...held, claim })).toBe('unknown');
  });
  it('is refused once the claim has run out, and it is not brought back', async () => {
    const held = await claimed();
    await runOut(held.jobId);
    expect(await statusOver('programme', held)).toBe('unknown');
    expect(await keepJob(worker, held)).toBe(false);
    expect(await finishJob(worker, held, 'done')).toBe(false);
  });
  it('is refused once somebody else has taken the job over', async () => {
    const held = await claimed();
    await runOut(held.jobId);
    const taken = (await claimJob(worker, [kind]))!;
    expect(taken.jobId).toBe(held.jobId);
    expect(await statusOver('programme', held)).toBe('unknown');
    expect(await failJob(worker, held, 'late')).toBe(false);
    expect(await statusOver('programme', taken)).toBe('ok');
  });
  it('is refused when the job is finished: no claim is used twice', async () => {
    const held = await claimed();
    expect(await finishJob(worker, held, 'done')).toBe(true);
    expect(await statusOver('programme', held)).toBe('unknown');
    expect(await finishJob(worker, held, 'done')).toBe(false);
  });
  it.each([
    ['repeatable read', 'read committed alone'],
    ['serializable', 'read committed alone'],
  ] as const)('is refused under %s', async (level, says) => {
    const held = await claimed();
    await expect(
      pools
        .of('programme')
        .transaction()
        .setIsolationLevel(level)
        .execute((tx) => enterJob(tx, held)),
    ).rejects.toThrow(says);
  });
});

describe('whoever ordered it is looked at anew in each transaction', () => {
  const withdraw = () =>
    sql`update workforce.membership set withdrawn_at = now()
      where account_id = ${coordinator.accountId}`.execute(owner);
  it.each([
    ['the grant was withdrawn', withdraw],
    [
      'the grant is over by the clock',
      () =>
        sql`update workforce.membership set until_at = now()
          where account_id = ${coordinator.accountId}`.execute(owner),
    ],
    [
      'the account was closed',
      () =>
        sql`update access.account set closed_at = now()
          where id = ${coordinator.accountId}`.execute(owner),
    ],
    ['the session ended', () => ofSession('ended_at = now()')],
    ['the session expired', () => ofSession('expires_at = now()')],
    ['the session is gone', () => ofSession('id = gen_random_uuid()')],
  ])('over when %s', async (_, happens) => {
    const held = await claimed();
    expect(await statusOver('programme', held)).toBe('ok');
    await happens();
    expect(await statusOver('programme', held)).toBe('over');
  });
  it('goes on while the screen is locked', async () => {
    const held = await claimed();
    await ofSession("locked_at = now(), seen_at = now() - interval '1 hour'");
    expect(await statusOver('programme', held)).toBe('ok');
  });
  it('cannot end the work when the grant went in the middle', async () => {
    const held = await claimed();
    const finished = await inTransaction(pools.of('programme'), async (tx) => {
      expect((await enterJob(tx, held)).status).toBe('ok');
      await withdraw();
      return (
        await sql<{ finished: boolean }>`
          select access.finish_job(${held.jobId}::uuid, ${held.claim}) as finished`.execute(tx)
      ).rows[0]!.finished;
    });
    expect(finished).toBe(false);
  });
  it("ends nobody else's job", async () => {
    const held = await claimed();
    const other = await makeActor(database, { role: 'national-coordinator' });
    const finished = await asActor(
      database,
      other,
      async (tx) =>
        (
          await sql<{ finished: boolean }>`
            select access.finish_job(${held.jobId}::uuid, ${held.claim}) as finished`.execute(tx)
        ).rows[0]!.finished,
    );
    expect(finished).toBe(false);
  });
});

describe('claiming', () => {
  it('gives each job to one, and nobody waits for another', async () => {
    await order(coordinator);
    await order(coordinator);
    await inTransaction(owner, async (tx) => {
      await sql`select 1 from jobs.job order by run_after, id limit 1 for update`.execute(tx);
      expect(await claimJob(worker, [kind])).toBeDefined();
      expect(await claimJob(worker, [kind])).toBeUndefined();
    });
    expect(await claimJob(worker, [kind])).toBeDefined();
    expect(await claimJob(worker, [kind])).toBeUndefined();
  });
  it('tries again after a pause, three times, then it is dead', async () => {
    const id = await order(coordinator);
    for (const state of ['waiting', 'waiting', 'dead']) {
      const held = (await claimJob(worker, [kind]))!;
      expect(await failJob(worker, held, 'EACCES')).toBe(true);
      expect(await claimJob(worker, [kind])).toBeUndefined();
      expect(await row(id)).toMatchObject({ state, lastError: 'EACCES' });
      await sql`update jobs.job set run_after = now() where state = 'waiting'`.execute(owner);
    }
    expect(await claimJob(worker, [kind])).toBeUndefined();
  });
  it('leaves no job to runners that die of it', async () => {
    const id = await order(coordinator);
    for (let at = 0; at < 3; at++) {
      expect(await claimJob(worker, [kind])).toBeDefined();
      await runOut(id);
    }
    expect(await claimJob(worker, [kind])).toBeUndefined();
    expect(await row(id)).toMatchObject({ state: 'dead', lastError: 'claim-ran-out' });
  });
  it('keeps a code of a failure, never a sentence', async () => {
    await failJob(worker, await claimed(), 'duplicate key value "Aigul"');
    expect((await sql`select last_error from jobs.job`.execute(owner)).rows).toEqual([
      { lastError: 'unknown' },
    ]);
  });
});

describe('what comes again and again', () => {
  const once = () => claimJob(worker, ['erasing']);
  const due = () => sql`update jobs.job set run_after = now()`.execute(owner);
  it('is one row, whoever asks for it, and one server does it', async () => {
    await recurJob(worker, 'erasing', 3_600);
    await recurJob(worker, 'erasing', 1_800);
    expect((await sql`select every::text as every from jobs.job`.execute(owner)).rows).toEqual([
      { every: '00:30:00' },
    ]);
    const held = (await once())!;
    expect(await once()).toBeUndefined();
    expect(await finishJob(worker, held, 'done')).toBe(true);
    expect(await once()).toBeUndefined();
    await due();
    expect(await once()).toBeDefined();
  });
  it('is never dead, and counts its failures until it works', async () => {
    await recurJob(worker, 'erasing', 3_600);
    const state = async () =>
      (
        await sql`select state, attempts, failing_since is not null as fails
          from jobs.job`.execute(owner)
      ).rows[0];
    for (let at = 1; at <= 5; at++) {
      await failJob(worker, (await once())!, '40001');
      expect(await state()).toEqual({ state: 'waiting', attempts: at, fails: true });
      await due();
    }
    await finishJob(worker, (await once())!, 'done');
    expect(await state()).toEqual({ state: 'waiting', attempts: 0, fails: false });
  });
  it('stays when what is over goes after thirty days, and so do the dead', async () => {
    await recurJob(worker, 'erasing', 3_600);
    await sql`insert into jobs.job (kind, state, ended_at) select 'list-import', state,
        now() - make_interval(days => days)
      from (values ('done', 31), ('done', 29), ('cancelled', 31), ('dead', 400)) v(state, days)`.execute(
      owner,
    );
    await sql`select programme.erase_what_is_due()`.execute(worker);
    const left = await sql<{ state: string }>`select state from jobs.job order by state`.execute(
      owner,
    );
    expect(left.rows.map(({ state }) => state)).toEqual(['dead', 'done', 'waiting']);
  });
});

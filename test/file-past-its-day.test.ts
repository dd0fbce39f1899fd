// A person's file past its day, with every job stopped: nobody reads it, by SQL or over HTTP, and
// nobody writes into it; the days, proofs and endings are closed to every login role. Then the job
// runs: it erases that file and no other, and a failure in the middle leaves it whole.

import { beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { inTransaction, sql } from '../src/engine/db/database.ts';
import { packOf } from '../src/engine/countries/load-packs.ts';
import { packNumbersOf } from '../src/engine/countries/pack-numbers.ts';
import { runDueJobs } from '../src/engine/jobs/runner.ts';
import { erasingJob } from '../src/rooms/operations/erasing.ts';
import { asActor, type TestActor, testProgramme } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { wholeLog } from './support/log.ts';
import { fillProgramme } from './support/programme.ts';

const database = await testDatabase();
const { owner, pools } = database;
const programme = await fillProgramme(database);
const server = serverWith(rooms, programme.services);

type Closed = { caseId: string; personId: string; code: string; supervisor: TestActor };
let closed: Closed;
let manager: TestActor;

async function closeOne(): Promise<Closed> {
  const found = await sql<{ caseId: string; personId: string; code: string; accountId: string }>`
    select c.id as case_id, c.person_id, p.code, r.account_id from care.case_file c
    join people.person p on p.id = c.person_id and p.merged_into is null
      and not exists (select 1 from people.person m where m.merged_into = p.id)
    join access.reach r on r.person_id = p.id and r.via = 'case-supervisor'
    where c.state = 'active' and not care.may_be_minor(p.birth_to, care.today())
      and exists (select 1 from people.kinship k where k.kin_person_id = p.id)
      and not exists (select 1 from guardianship.cover g where g.holder_person_id = p.id)
    order by c.code limit 1`.execute(owner);
  const { accountId, ...one } = found.rows[0]!;
  await sql`update care.case_file set state = 'closed', closed_at = now()
    where id = ${one.caseId}`.execute(owner);
  return { ...one, supervisor: programme.actors.find((each) => each.accountId === accountId)! };
}

/** As if it had been closed so many days earlier. */
const closedDaysAgo = (days: number, { caseId, personId } = closed) =>
  inTransaction(owner, async (tx) => {
    await sql`update care.case_file set closed_at = now() - make_interval(days => ${days})
      where id = ${caseId}`.execute(tx);
    await sql`select people.note_file_end(${personId}::uuid)`.execute(tx);
  });

const rowsSeen = async (actor: TestActor, table: string, column = 'person_id') =>
  asActor(
    database,
    actor,
    async (tx) =>
      (
        await sql`select 1 from ${sql.raw(table)}
      where ${sql.ref(column)} = ${closed.personId}`.execute(tx)
      ).rows.length,
  );

beforeAll(async () => {
  closed = await closeOne();
  const found = await sql<{ organisationId: string }>`select organisation_id from care.case_file
    where id = ${closed.caseId}`.execute(owner);
  manager = programme.actors.find(
    (one) => one.role === 'cso-manager' && one.organisationId === found.rows[0]!.organisationId,
  )!;
}, 60_000);

describe('endings, proofs and days', () => {
  const tables = ['programme.ending', 'programme.erasing_proof', 'programme.pack_number'];
  test.each(tables)('%s is read and written by no login role', async (table) => {
    for (const actor of programme.actors) {
      for (const query of [
        sql`select 1 from ${sql.raw(table)}`,
        sql`delete from ${sql.raw(table)}`,
      ]) {
        await expect(asActor(database, actor, (tx) => query.execute(tx))).rejects.toMatchObject({
          code: '42501',
        });
      }
    }
    await expect(
      sql`select 1 from ${sql.raw(table)}`.execute(pools.of('worker')),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('a proof is not changed even by the owner', async () => {
    await sql`insert into programme.erasing_proof (kind, rule, rows_by_table)
      values ('job', 'tried', '{}')`.execute(owner);
    await expect(sql`delete from programme.erasing_proof`.execute(owner)).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('nobody but the worker erases, and the worker only what is due', async () => {
    for (const actor of programme.actors) {
      await expect(
        asActor(database, actor, (tx) =>
          sql`select programme.erase_file(${closed.personId}::uuid, 'x')`.execute(tx),
        ),
      ).rejects.toMatchObject({ code: '42501' });
    }
    const kept = await sql<{ erased: boolean }>`
      select programme.erase_file(${closed.personId}::uuid, 'x') as erased`.execute(
      pools.of('worker'),
    );
    expect(kept.rows[0]!.erased).toBe(false);
  });
});

describe('with every job stopped', () => {
  const tables = ['people.person_name', 'care.case_file', 'care.visit', 'people.file_key'];

  test('the last day before it, the supervisor and the manager read the file', async () => {
    await closedDaysAgo(1824);
    for (const table of tables) expect(await rowsSeen(closed.supervisor, table), table).not.toBe(0);
    expect(await rowsSeen(manager, 'people.person', 'id')).toBe(1);
    const page = await call(server, closed.supervisor, `GET /api/cases/${closed.caseId}`);
    expect(page.status).toBe(200);
  });

  test('on the day, nobody does, and nobody writes', async () => {
    await closedDaysAgo(1825);
    for (const actor of programme.actors.filter(({ side }) => side === 'care')) {
      for (const table of tables) expect(await rowsSeen(actor, table), table).toBe(0);
      expect(await rowsSeen(actor, 'people.person', 'id')).toBe(0);
    }
    const absent = await call(
      server,
      closed.supervisor,
      'GET /api/cases/018f0000-0000-7000-8000-00000000dead',
    );
    for (const actor of [closed.supervisor, manager]) {
      const answer = await call(server, actor, `GET /api/cases/${closed.caseId}`);
      expect([answer.status, answer.body.code]).toEqual([absent.status, absent.body.code]);
    }
    const reopened = await asActor(database, closed.supervisor, (tx) =>
      sql<{ outcome: string }>`select care.move_case(${closed.caseId}::uuid,
        (select version from care.case_file where id = ${closed.caseId}), 'reopened', 'new-need')
        as outcome`.execute(tx),
    );
    expect(reopened.rows[0]!.outcome).toBe('not-found');
  });

  test('it can be read again if the pack keeps files for longer', async () => {
    const keep = async (days: number) => {
      const numbers = packNumbersOf(packOf(testProgramme.country));
      const kept = { numbers: [days], source: 'tried', status: 'unverified' };
      const given = JSON.stringify({ ...numbers, 'closed-cases-kept-days': kept });
      await sql`select programme.use_pack(${given}::jsonb)`.execute(owner);
    };
    await keep(2000);
    expect(await rowsSeen(closed.supervisor, 'care.case_file')).toBe(1);
    await keep(1825);
    expect(await rowsSeen(closed.supervisor, 'care.case_file')).toBe(0);
  });
});

describe('a file that is still needed', () => {
  const endOf = async () =>
    (
      await sql<{ eraseOn: string }>`select erase_on::text from people.file_end
      where person_id = ${closed.personId}`.execute(owner)
    ).rows[0]?.eraseOn ?? null;

  test('while a child depends on the person, and from then on', async () => {
    expect(await endOf()).not.toBeNull();
    const child = await sql<{ id: string }>`select p.id from people.person p
      where care.may_be_minor(p.birth_to, care.today() + 400) and p.merged_into is null
        and p.expunged_at is null and p.id <> ${closed.personId} order by p.id limit 1`.execute(
      owner,
    );
    await sql`insert into guardianship.cover (id, person_id, kind, basis, holder_person_id, from_on)
      values ('018f0000-0000-7000-8000-0000000000c1', ${child.rows[0]!.id}, 'custodial-parent', 'parental',
        ${closed.personId}, care.today() - 2000)`.execute(owner);
    expect(await endOf()).toBeNull();
    await sql`delete from guardianship.cover
      where id = '018f0000-0000-7000-8000-0000000000c1'`.execute(owner);
    await closedDaysAgo(1825);
  });

  test('while someone looks for relatives', async () => {
    await sql`insert into guardianship.search (id, person_id, body_organisation_id)
      select '018f0000-0000-7000-8000-0000000000c2', ${closed.personId}, id
      from workforce.organisation where kind = 'guardianship-body' limit 1`.execute(owner);
    expect(await endOf()).toBeNull();
    await sql`delete from guardianship.search
      where id = '018f0000-0000-7000-8000-0000000000c2'`.execute(owner);
    await closedDaysAgo(1825);
  });
});

describe('what is due', () => {
  const numbersOf = async (actor: TestActor) => call(server, actor, 'GET /api/erasing');

  test('is told to nobody but the administrator and the auditor', async () => {
    for (const actor of programme.actors) {
      const isOpen = actor.role === 'administrator' || actor.role === 'auditor';
      expect((await numbersOf(actor)).status, actor.role).toBe(isOpen ? 200 : 404);
      const asked = asActor(database, actor, (tx) =>
        sql`select 1 from programme.erasing_numbers()`.execute(tx),
      );
      if (isOpen) await asked;
      else await expect(asked).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('as numbers, with no id, name or code', async () => {
    const { body, raw } = await numbersOf(programme.actor('administrator'));
    const file = body.kinds.find(({ kind }: { kind: string }) => kind === 'file');
    expect([file.due, body.daysAhead]).toEqual([1, 90]);
    expect(raw).not.toContain(closed.personId);
    expect(raw).not.toContain(closed.code);
    expect(raw).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    await closedDaysAgo(1825 - 90);
    const soon = (await numbersOf(programme.actor('auditor'))).body.kinds[0];
    expect([soon.due, soon.soon]).toEqual([0, 1]);
    await closedDaysAgo(1825 - 91);
    expect((await numbersOf(programme.actor('auditor'))).body.kinds[0].soon).toBe(0);
    await closedDaysAgo(1825);
  });
});

describe('the job', () => {
  const run = async () => {
    await sql`update jobs.job set run_after = now() where kind = 'erasing'`.execute(owner);
    await runDueJobs({ ...programme.services, log: wholeLog }, [erasingJob]);
  };
  const isErased = async () =>
    (
      await sql<{ erased: boolean }>`select expunged_at is not null as erased from people.person
      where id = ${closed.personId}`.execute(owner)
    ).rows[0]!.erased;
  const namesLeft = async () =>
    (
      await sql`select 1 from people.person_name where person_id = ${closed.personId}`.execute(
        owner,
      )
    ).rows.length;

  test('that fails in the middle leaves the file whole', async () => {
    const whole = await sql<{ text: string }>`select pg_get_functiondef(
      'people.forget_persons(uuid[])'::regprocedure) as text`.execute(owner);
    await sql`create or replace function people.forget_persons(gone uuid[]) returns jsonb
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      begin
        delete from people.person_name where person_id = any(gone);
        raise exception 'Aina Testova' using errcode = '53100';
      end $$`.execute(owner);
    await run().finally(() => sql.raw(whole.rows[0]!.text).execute(owner));
    expect([await isErased(), (await namesLeft()) > 0]).toEqual([false, true]);
    const job = await sql`select last_error from jobs.job where kind = 'erasing'`.execute(owner);
    expect(job.rows).toEqual([{ lastError: 'people-53100' }]);
    const visits = await sql`select 1 from care.visit where person_id = ${closed.personId}`.execute(
      owner,
    );
    expect(visits.rows.length).toBeGreaterThan(0);
  });

  test('erases it, its part in the kin of others, and no other file', async () => {
    const others = await sql<{ count: number }>`select count(*)::int as count from people.file_key
      where wrapped_key is not null and person_id <> ${closed.personId}`.execute(owner);
    await run();
    expect([await isErased(), await namesLeft()]).toEqual([true, 0]);
    const after = await sql<{ count: number }>`select count(*)::int as count from people.file_key
      where wrapped_key is not null`.execute(owner);
    expect(after.rows).toEqual(others.rows);
    const kin = await sql`select 1 from people.kinship
      where ${closed.personId} in (person_id, kin_person_id)`.execute(owner);
    expect(kin.rows).toEqual([]);
  });

  test('says so in the trail by the pseudonym, and in an ending', async () => {
    const subject = programme.services.keyring.pseudonym(closed.personId);
    const entries = await sql`select action, record, subjects, account_id from audit.entry
      where event = 'file-erased'`.execute(owner);
    expect(entries.rows).toEqual([
      { action: 'write', record: 'person', subjects: [subject], accountId: null },
    ]);
    const endings = await sql`select kind from programme.ending
      where record = ${closed.personId}`.execute(owner);
    expect(endings.rows).toEqual([{ kind: 'erased' }]);
  });
});

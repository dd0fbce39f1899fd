// A hold on the erasing of one file: closed to everyone but the supervisor of the case and the
// manager of its organisation, stopping nothing before two people agreed, and over on its last day
// with every job stopped. Nobody on the justice side learns of it.

import { beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { inTransaction, sql } from '../src/engine/db/database.ts';
import { runDueJobs } from '../src/engine/jobs/runner.ts';
import { addDays, type Day, toDay } from '../src/kernel/day.ts';
import { erasingJob } from '../src/rooms/operations/erasing.ts';
import { asActor, makeActor, type TestActor } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { wholeLog } from './support/log.ts';
import { fillProgramme } from './support/programme.ts';

const database = await testDatabase();
const { owner } = database;
const programme = await fillProgramme(database);
const server = serverWith(rooms, programme.services);
const days = 1825;
const reason = 'cnry-holdrea the court asked for the file';

let file: { caseId: string; personId: string };
let other: { caseId: string; personId: string };
let supervisor: TestActor;
let manager: TestActor;
let today: Day;

const closedDaysAgo = (ago: number, { caseId, personId } = file) =>
  inTransaction(owner, async (tx) => {
    await sql`update care.case_file set state = 'closed',
        closed_at = now() - make_interval(days => ${ago}) where id = ${caseId}`.execute(tx);
    await sql`select people.note_file_end(${personId}::uuid)`.execute(tx);
  });

beforeAll(async () => {
  const found = await sql<{ caseId: string; personId: string; by: string; organisation: string }>`
    select c.id as case_id, c.person_id, r.account_id as by, c.organisation_id as organisation
    from care.case_file c
    join people.person p on p.id = c.person_id and p.merged_into is null
      and not exists (select 1 from people.person m where m.merged_into = p.id)
    join access.reach r on r.person_id = c.person_id and r.via = 'case-supervisor'
    where c.state = 'active' and not care.may_be_minor(p.birth_to, care.today())
      and not exists (select 1 from guardianship.cover g where g.holder_person_id = p.id)
    order by c.code limit 2`.execute(owner);
  file = found.rows[0]!;
  other = found.rows[1]!;
  supervisor = programme.actors.find(({ accountId }) => accountId === found.rows[0]!.by)!;
  manager = programme.actors.find(
    (one) => one.role === 'cso-manager' && one.organisationId === found.rows[0]!.organisation,
  )!;
  today = toDay(
    (await sql<{ day: string }>`select care.today()::text as day`.execute(owner)).rows[0]!.day,
  );
  await closedDaysAgo(days - 10);
}, 60_000);

const propose = (actor: TestActor, body: object = {}, caseId = file.caseId) =>
  call(server, actor, `POST /api/cases/${caseId}/holds`, {
    orderedAs: 'court-order',
    reason,
    untilOn: addDays(today, 400),
    ...body,
  });
const endOf = (actor: TestActor) => call(server, actor, `GET /api/cases/${file.caseId}/end`);
const holdOf = async (actor: TestActor) => (await endOf(actor)).body.holds[0];
async function step(actor: TestActor, name: string) {
  const { holdId, version } = await holdOf(supervisor);
  return call(server, actor, `PUT /api/cases/${file.caseId}/holds/${holdId}`, {
    baseVersion: version,
    step: name,
  });
}

describe('refused', () => {
  test('to everyone else, with the answer of a case that does not exist', async () => {
    const absent = '018f0000-0000-7000-8000-00000000dead';
    const keeps = ({ accountId, role, organisationId }: TestActor) =>
      accountId === supervisor.accountId ||
      (role === 'cso-manager' && organisationId === manager.organisationId);
    for (const actor of programme.actors.filter((one) => !keeps(one))) {
      const [seen, none] = [
        await endOf(actor),
        await call(server, actor, `GET /api/cases/${absent}/end`),
      ];
      expect([seen.status, seen.body.code], actor.role).toEqual([none.status, none.body.code]);
      expect(seen.status).toBe(404);
      expect((await propose(actor)).status, actor.role).toBe(404);
    }
    expect((await propose(manager)).status).toBe(404);
  });

  test('over SQL: the table to every login role, the functions to whom they do not concern', async () => {
    for (const actor of programme.actors) {
      await expect(
        asActor(database, actor, (tx) => sql`select 1 from care.erasing_hold`.execute(tx)),
      ).rejects.toMatchObject({ code: '42501' });
      const answered = asActor(database, actor, (tx) =>
        sql<{ answer: string }>`select care.propose_hold(gen_random_uuid(), ${file.caseId}::uuid,
          'complaint', '\\x01', care.today() + 1) ->> 'outcome' as answer`.execute(tx),
      );
      if (actor.side !== 'care') await expect(answered).rejects.toMatchObject({ code: '42501' });
      else if (actor.accountId !== supervisor.accountId) {
        expect((await answered).rows[0]!.answer, actor.role).toBe('not-found');
      } else await answered;
    }
    await sql`delete from care.erasing_hold`.execute(owner);
  });

  test('a last day that has passed, or is more than two years away', async () => {
    expect((await propose(supervisor, { untilOn: today })).body.code).toBe('hold-is-over');
    expect((await propose(supervisor, { untilOn: addDays(today, 731) })).body.code).toBe(
      'hold-too-long',
    );
  });
});

describe('a file that is about to be erased', () => {
  const codesOf = async (actor: TestActor) =>
    (await call(server, actor, 'GET /api/today?limit=100')).body.items
      .filter((item: { caseId: string }) => item.caseId === file.caseId)
      .map(({ why, missed }: any) => [why.code, why.facts.dueOn, missed]);

  test('stands on Today of its supervisor alone, thirty days before and not earlier', async () => {
    const waiting = [['erasing-due', addDays(today, 9), false]];
    expect(await codesOf(manager)).toEqual([]);
    for (const role of ['case-manager', 'supervisor', 'cso-manager'] as const) {
      expect(await codesOf(await makeActor(database, { role })), role).toEqual([]);
    }
    expect(await codesOf(supervisor)).toEqual(waiting);
    await closedDaysAgo(days - 31);
    expect(await codesOf(supervisor)).toEqual([]);
    await closedDaysAgo(days - 10);
    expect(await codesOf(supervisor)).toEqual(waiting);
  });

  test('stands on Today of the manager if there is no supervisor any more', async () => {
    const ended = (until: string) =>
      sql`update care.assignment
      set until_at = ${until}::timestamptz
      where case_id = ${file.caseId} and part = 'supervisor'`.execute(owner);
    await ended('now');
    expect(await codesOf(manager)).toEqual([['erasing-due', addDays(today, 9), false]]);
    await ended('infinity');
    expect(await codesOf(manager)).toEqual([]);
  });
});

describe('a hold', () => {
  test('that is only proposed stops nothing', async () => {
    expect((await propose(supervisor)).status).toBe(200);
    expect((await propose(supervisor)).body.code).toBe('hold-already-there');
    const { eraseOn, untilOnMax } = (await endOf(supervisor)).body;
    expect([eraseOn, untilOnMax]).toEqual([addDays(today, 10), addDays(today, 730)]);
  });

  test('shows its reason to the supervisor alone, and waits with the manager', async () => {
    expect((await holdOf(supervisor)).reason).toBe(reason);
    const shown = await endOf(manager);
    expect(shown.raw).not.toContain('cnry-holdrea');
    expect(shown.body.holds[0].steps).toEqual(['confirmed', 'refused']);
    const waiting = (await call(server, manager, 'GET /api/today?limit=100')).body.items.filter(
      ({ caseId }: { caseId: string }) => caseId === file.caseId,
    );
    expect(waiting.map(({ why }: { why: { code: string } }) => why.code)).toEqual([
      'hold-to-decide',
    ]);
    const stored = await sql<{ text: string }>`select string_agg(to_jsonb(h)::text, '') as text
      from care.erasing_hold h`.execute(owner);
    expect(stored.rows[0]!.text).not.toContain('cnry-holdrea');
  });

  test('is not confirmed by who proposed it, nor by the same human under another account', async () => {
    expect((await step(supervisor, 'confirmed')).body.code).toBe('hold-second-person-needed');
    const twin = await makeActor(database, {
      role: 'cso-manager',
      organisationId: manager.organisationId,
    });
    await sql`update access.account set display_name = (select display_name from access.account
      where id = ${supervisor.accountId}) where id = ${twin.accountId}`.execute(owner);
    expect((await step(twin, 'confirmed')).body.code).toBe('hold-second-person-needed');
  });

  test('moves the day once a second person agreed, and leaves an entry', async () => {
    expect((await step(manager, 'confirmed')).status).toBe(200);
    expect((await endOf(supervisor)).body.eraseOn).toBe(addDays(today, 400));
    const { items } = (await call(server, supervisor, 'GET /api/today?limit=100')).body;
    expect(items.filter(({ caseId }: any) => caseId === file.caseId)).toEqual([]);
    const entries = await sql`select event from audit.entry
      where event like 'hold-%' order by at`.execute(owner);
    expect(entries.rows.map(({ event }: any) => event)).toEqual([
      'hold-proposed',
      'hold-confirmed',
    ]);
  });

  test('keeps its file and no other when the job runs past their day', async () => {
    await closedDaysAgo(days + 5);
    await closedDaysAgo(days + 5, other);
    await sql`update jobs.job set run_after = now() where kind = 'erasing'`.execute(owner);
    await runDueJobs({ ...programme.services, log: wholeLog }, [erasingJob]);
    const kept = await sql<{ id: string }>`select id from people.person
      where expunged_at is null and id in (${file.personId}, ${other.personId})`.execute(owner);
    expect(kept.rows).toEqual([{ id: file.personId }]);
    expect((await endOf(supervisor)).status).toBe(200);
  });

  test('is on Today of its supervisor before it ends and when it is to be looked at', async () => {
    const codes = async () =>
      (await call(server, supervisor, 'GET /api/today?limit=100')).body.items
        .filter(({ kind }: { kind: string }) => kind === 'hold')
        .map(({ why }: { why: { code: string } }) => why.code);
    expect(await codes()).toEqual([]);
    await sql`update care.erasing_hold set review_on = care.today() + 14`.execute(owner);
    expect(await codes()).toEqual(['hold-review-due']);
    expect((await step(supervisor, 'reviewed')).status).toBe(200);
    expect(await codes()).toEqual([]);
    await sql`update care.erasing_hold set until_on = care.today() + 200`.execute(owner);
    await sql`update care.erasing_hold set review_on = care.today() + 10,
      until_on = care.today() + 30`.execute(owner);
    expect(await codes()).toEqual(['hold-ends']);
  });

  test('that the manager refused is told to the supervisor of the case for a week', async () => {
    await sql`delete from care.erasing_hold where case_id = ${file.caseId}`.execute(owner);
    await closedDaysAgo(days - 100);
    const codes = async (actor: TestActor) =>
      (await call(server, actor, 'GET /api/today?limit=100')).body.items
        .filter((item: { caseId: string }) => item.caseId === file.caseId)
        .map(({ why, missed }: any) => [why.code, missed]);
    expect((await propose(supervisor)).status).toBe(200);
    expect(await codes(supervisor)).toEqual([]);
    expect((await step(manager, 'refused')).status).toBe(200);
    for (const actor of programme.actors.filter(({ role }) => role !== 'supervisor'))
      expect((await call(server, actor, 'GET /api/today?limit=100')).raw).not.toContain(
        'hold-refused',
      );
    expect(await codes(await makeActor(database, { role: 'supervisor' }))).toEqual([]);
    expect(await codes(supervisor)).toEqual([['hold-refused', false]]);
    const ago = (interval: string) =>
      sql`update care.erasing_hold set proposed_at = now() - ${interval}::interval - interval '1 hour',
        refused_at = now() - ${interval}::interval`.execute(owner);
    await ago('6 days 23 hours');
    expect(await codes(supervisor)).toEqual([['hold-refused', false]]);
    await ago('7 days');
    expect(await codes(supervisor)).toEqual([]);
    await ago('1 day');
    expect((await propose(supervisor)).status).toBe(200);
    expect(await codes(supervisor)).toEqual([]);
    expect((await step(manager, 'confirmed')).status).toBe(200);
    await closedDaysAgo(days + 5);
  });

  test('a manager may keep it, and the supervisor is told for a week', async () => {
    const told = async (actor: TestActor) =>
      (await call(server, actor, 'GET /api/today?limit=100')).raw.includes('hold-kept');
    expect((await step(manager, 'kept')).body.code).toBe('hold-step-does-not-follow');
    expect((await step(supervisor, 'lifting-proposed')).status).toBe(200);
    expect((await step(supervisor, 'kept')).body.code).toBe('hold-second-person-needed');
    expect(await told(supervisor)).toBe(false);
    expect((await step(manager, 'kept')).status).toBe(200);
    expect((await endOf(supervisor)).body.holds[0]).toMatchObject({
      state: 'in-force',
      steps: ['reviewed', 'lifting-proposed'],
    });
    expect((await step(manager, 'lifted')).body.code).toBe('hold-step-does-not-follow');
    expect([await told(supervisor), await told(manager)]).toEqual([true, false]);
    await sql`update care.erasing_hold set kept_at = now() - interval '7 days'
      where kept_at is not null`.execute(owner);
    expect(await told(supervisor)).toBe(false);
  });

  test('is lifted by two people', async () => {
    expect((await step(manager, 'lifted')).body.code).toBe('hold-step-does-not-follow');
    expect((await step(supervisor, 'lifting-proposed')).status).toBe(200);
    expect((await step(supervisor, 'lifted')).body.code).toBe('hold-second-person-needed');
    expect((await step(manager, 'lifted')).status).toBe(200);
    // Its day is over, so from this moment nobody reads the file.
    expect((await endOf(supervisor)).status).toBe(404);
  });

  test('ends by itself on its last day, with every job stopped', async () => {
    await closedDaysAgo(days - 10);
    expect((await propose(supervisor)).status).toBe(200);
    expect((await step(manager, 'confirmed')).status).toBe(200);
    await closedDaysAgo(days + 5);
    const until = (day: string) =>
      inTransaction(owner, async (tx) => {
        await sql`update care.erasing_hold set review_on = least(review_on, ${day}::date),
          until_on = ${day}::date where lifted_at is null`.execute(tx);
        await sql`select people.note_file_end(${file.personId}::uuid)`.execute(tx);
      });
    await until(addDays(today, 1));
    expect((await endOf(supervisor)).body.eraseOn).toBe(addDays(today, 1));
    // The same row a day later.
    await sql`update people.file_end set erase_on = erase_on - 1
      where person_id = ${file.personId}`.execute(owner);
    expect((await endOf(supervisor)).status).toBe(404);
  });
});

// A case moves to another organisation, refusals first: who sees, proposes, takes or hands on
// nothing; that the old workers have lost the person as if there had never been one, that the new
// ones had not had them a moment earlier, and that the whole file lies under another key.

import { beforeAll, describe, expect, it } from 'vitest';
import { openBytes, type Place, unwrapKey } from '../src/engine/crypto/envelope.ts';
import { sql } from '../src/engine/db/database.ts';
import { roleNames } from '../src/kernel/roles.ts';
import { rooms } from '../src/app/rooms.ts';
import { storedTables } from '../src/app/stored-tables.ts';
import { rekeyingJob } from '../src/rooms/people/rekeying.ts';
import { asActor, makeActor, makeOrganisation } from './support/actors.ts';
import type { Bench } from './support/creating/bench.ts';
import { makeStaff, type Staff, takeIn } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { addConsent } from './support/households.ts';
import { call, serverWith } from './support/http.ts';
import { movesBetween } from './support/moving.ts';
import { fillProgramme } from './support/programme.ts';
import { run } from './support/racing/race.ts';
import { dayThere } from './support/today.ts';

const database = await testDatabase();
const { owner } = database;
const programme = await fillProgramme(database, { persons: 80 });
const { services } = programme;
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
const nothing = '01890000-0000-7000-8000-000000000000';
const today = dayThere();
let staff: Staff;
let next: Staff;

beforeAll(async () => {
  staff = await makeStaff(bench);
  next = await makeStaff(bench);
  moves = movesBetween(bench, staff, next);
});

const rowsOf = async (query: ReturnType<typeof sql>) => (await query.execute(owner)).rows as any[];
const one = async (query: ReturnType<typeof sql>) => (await rowsOf(query))[0];

let moves: ReturnType<typeof movesBetween>;
const propose: typeof moves.propose = (...input) => moves.propose(...input);
const put: typeof moves.put = (...input) => moves.put(...input);
const accept: typeof moves.accept = (...input) => moves.accept(...input);
const complete: typeof moves.complete = (...input) => moves.complete(...input);
const agreed = () => moves.agreed();
const proposed = () => moves.proposed();
const accepted = () => moves.accepted();

describe('who has nothing to do with a move', () => {
  it('sees no row of it, and cannot tell it from one that does not exist', async () => {
    const { caseId, moveId } = await proposed();
    for (const role of roleNames) {
      const stranger = await makeActor(database, { role });
      const rows = await asActor(
        database,
        stranger,
        async (tx) => (await sql`select id from care.move`.execute(tx)).rows.length,
      ).catch((problem: { code: string }) => (problem.code === '42501' ? 0 : -1));
      expect([role, rows]).toEqual([role, 0]);
      for (const ask of [
        (id: string) => propose(stranger, id),
        (id: string) => call(server, stranger, `GET /api/cases/${id}/moves`),
      ]) {
        expect([role, (await ask(caseId)).body]).toEqual([role, (await ask(nothing)).body]);
      }
      for (const ask of [
        (id: string) => put(stranger, id, 'withdrawal'),
        (id: string) => put(stranger, id, 'decline', { reason: 'district' }),
        (id: string) => accept(stranger, id),
        (id: string) => complete(stranger, id, { baseVersion: 1 }),
        (id: string) => call(server, stranger, `PUT /api/moves/${id}/acknowledgement`, {}),
      ]) {
        const hidden = await ask(moveId);
        expect([role, hidden.status]).toEqual([role, 404]);
        expect(hidden.body).toEqual((await ask(nothing)).body);
      }
    }
  });

  it('reads no person and no case in the row, and writes none', async () => {
    const { moveId } = await accepted();
    for (const actor of [staff.lead, staff.supervisor, staff.manager, next.manager]) {
      for (const query of [
        sql`select person_id from care.move`,
        sql`select case_id from care.move`,
        sql`update care.move set state = 'done' where id = ${moveId}`,
        sql`delete from care.move`,
      ]) {
        const code = await asActor(database, actor, async (tx) => {
          await query.execute(tx);
          return 'done';
        }).catch((problem: { code: string }) => problem.code);
        expect(code).toBe('42501');
      }
    }
  });

  it('does not propose as a lead, take it as the old one, or hand it on as the new one', async () => {
    const { caseId } = await agreed();
    expect((await propose(staff.lead, caseId)).status).toBe(404);
    const { moveId } = await accepted();
    for (const actor of [staff.manager, next.lead, next.supervisor]) {
      expect((await accept(actor, moveId, { baseVersion: 2 })).status).toBe(404);
    }
    for (const actor of [staff.lead, next.manager, next.lead, next.supervisor]) {
      expect((await complete(actor, moveId)).status).toBe(404);
      const input = JSON.stringify({ moveId, baseVersion: 2, talkedOn: today });
      const found = await asActor(
        database,
        actor,
        async (tx) =>
          (await sql<any>`select care.complete_move(${input}::jsonb) as answer`.execute(tx)).rows[0]
            .answer,
      );
      expect(found).toEqual({ outcome: 'not-found' });
    }
  });

  it('as the new organisation knows no name and reaches nothing before the move', async () => {
    const { moveId, caseId, personId } = await accepted();
    const seen = await call(server, next.manager, 'GET /api/moves');
    expect(seen.body.moves.map((row: any) => row.id)).toContain(moveId);
    expect(seen.raw).not.toContain('testova');
    for (const hidden of [personId, caseId]) expect(seen.raw).not.toContain(hidden);
    for (const actor of [next.lead, next.supervisor]) {
      const before = await call(server, actor, `GET /api/persons/${personId}`);
      expect(before.body).toEqual((await call(server, actor, `GET /api/persons/${nothing}`)).body);
    }
  });
});

describe('a move is refused', () => {
  it('without an answer that names this organisation', async () => {
    const { caseId, personId } = await takeIn(bench, staff, 30);
    expect((await propose(staff.supervisor, caseId)).body.code).toBe('sharing-not-agreed');
    await addConsent(database, personId);
    expect((await propose(staff.supervisor, caseId)).body.code).toBe('sharing-not-agreed');
    await addConsent(database, personId, { organisationId: staff.organisationId });
    expect((await propose(staff.supervisor, caseId)).body.code).toBe('sharing-not-agreed');
  });

  it('to a body that is no care organisation, to itself, and twice', async () => {
    const { caseId } = await agreed();
    const court = await makeOrganisation(database, { side: 'justice' });
    for (const organisationId of [court, staff.organisationId, nothing]) {
      const answer = await propose(staff.supervisor, caseId, { organisationId });
      expect(answer.body.code).toBe('not-a-care-organisation');
    }
    expect((await propose(staff.supervisor, caseId)).status).toBe(200);
    expect((await propose(staff.manager, caseId)).body.code).toBe('move-already-open');
  });

  it('when the person takes the answer back: at once, and for good', async () => {
    const { moveId, personId, consentId } = await accepted();
    const back = await call(
      server,
      staff.lead,
      `PUT /api/persons/${personId}/consents/${consentId}/withdrawal`,
      {},
    );
    expect(back.status).toBe(200);
    expect(await one(sql`select state from care.move where id = ${moveId}`)).toEqual({
      state: 'withdrawn',
    });
    expect((await complete(staff.supervisor, moveId, { baseVersion: 3 })).body.code).toBe(
      'move-already-decided',
    );
  });

  it('before it is accepted, without a talk, and with colleagues who are none', async () => {
    const { moveId } = await proposed();
    expect((await complete(staff.supervisor, moveId, { baseVersion: 1 })).body.code).toBe(
      'move-not-accepted',
    );
    const wrong = await accept(next.manager, moveId, { leadAccountId: staff.lead.accountId });
    expect(wrong.body.code).toBe('not-a-colleague-for-this');
    await accept(next.manager, moveId);
    for (const [talkedOn, code] of [
      [null, 'talk-needed'],
      ['2020-01-01', 'talk-before-acceptance'],
      ['2199-01-01', 'day-in-future'],
    ]) {
      const answer = await complete(staff.supervisor, moveId, { talkedOn });
      expect(answer.body.code).toBe(code);
    }
  });
});

describe('a move', () => {
  it('takes the reach of the old organisation and gives it to the new in one moment', async () => {
    const { moveId, personId, caseId, code } = await accepted();
    const stateBefore = await one(sql`select state from care.case_file where id = ${caseId}`);
    const colleague = await makeActor(database, {
      role: 'psychologist',
      organisationId: staff.organisationId,
    });
    await call(server, staff.manager, `POST /api/cases/${caseId}/team`, {
      accountId: colleague.accountId,
    });
    expect((await complete(staff.supervisor, moveId)).raw).toContain('done');
    for (const actor of [staff.lead, staff.supervisor, colleague, staff.manager]) {
      for (const path of ['cases', 'persons'] as const) {
        const id = path === 'cases' ? caseId : personId;
        const after = await call(server, actor, `GET /api/${path}/${id}`);
        expect(after.status).toBe(404);
        expect(after.body).toEqual((await call(server, actor, `GET /api/${path}/${nothing}`)).body);
      }
    }
    expect((await call(server, next.lead, `GET /api/persons/${personId}`)).status).toBe(200);
    const read = await call(server, next.supervisor, `GET /api/cases/${caseId}`);
    expect(read.status).toBe(200);
    expect(await one(sql`select state from care.case_file where id = ${caseId}`)).toEqual(
      stateBefore,
    );
    const kept = await call(server, staff.manager, 'GET /api/moves?state=done');
    expect(kept.body.moves.find((row: any) => row.id === moveId)).toMatchObject({
      caseCode: code,
      talkedOn: today,
      visits: 0,
      to: { id: next.organisationId },
    });
    expect(kept.raw).not.toContain(personId);
    expect(kept.raw).not.toContain('testova');
    const [entry] = await rowsOf(sql`select event, role from audit.entry
      where event = 'case-moved' and account_id = ${staff.supervisor.accountId}
      order by at desc limit 1`);
    expect(entry).toEqual({ event: 'case-moved', role: 'supervisor' });
  });

  it('stands before the new lead and supervisor until each has read it', async () => {
    const { moveId, caseId } = await accepted();
    await complete(staff.supervisor, moveId);
    for (const actor of [next.lead, next.supervisor]) {
      const waiting = async () =>
        (await call(server, actor, 'GET /api/today?limit=100')).body.items.filter(
          (item: any) => item.caseId === caseId && item.why.code === 'case-moved-here',
        ).length;
      expect(await waiting()).toBe(1);
      await call(server, actor, `PUT /api/moves/${moveId}/acknowledgement`, {});
      expect(await waiting()).toBe(0);
    }
  });

  it('stands before the old supervisor while the two workers have to talk', async () => {
    const { caseId } = await accepted();
    const items = (await call(server, staff.supervisor, 'GET /api/today?limit=100')).body.items;
    expect(
      items.filter((item: any) => item.caseId === caseId).map((item: any) => item.why.code),
    ).toContain('move-to-complete');
  });

  it('happens once', async () => {
    const { moveId, personId } = await accepted();
    const request = `PUT /api/moves/${moveId}/completion` as const;
    const body = { baseVersion: 2, talkedOn: today, notTalkedWhy: null };
    const answers = await run(bench, {
      table: 'people.person',
      one: [staff.supervisor, request, body],
      other: [staff.manager, request, body],
      effect: { query: sql`select 1`, rows: 1 },
    });
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    expect(
      await rowsOf(sql`select part from care.assignment where person_id = ${personId}
        and until_at = 'infinity' order by part`),
    ).toEqual([{ part: 'lead' }, { part: 'supervisor' }]);
  });
});

type Sealed = Place & { personId: string; value: string };
const valuesOf = async (files: readonly string[]): Promise<Sealed[]> =>
  (await one(sql`select people.sealed_values(${files}::uuid[]) as values`)).values;
const keyOf = async (personId: string) =>
  unwrapKey(
    services.keyring.wrapping.care,
    personId,
    (await one(sql`select wrapped_key from people.file_key where person_id = ${personId}`))
      .wrappedKey,
  );

const rekeyWhatWaits = () => rekeyingJob.run(services, database.pools.of('worker'));

describe('another key', () => {
  it('knows every sealed column of a person', async () => {
    const declared = [...storedTables].flatMap(([table, { scope, fields }]) =>
      scope === 'person_id' || table === 'people.person_pair_step'
        ? Object.entries(fields)
            .filter(([, { sensitivity }]) => sensitivity !== 'clear')
            .map(([column]) => `${table}.${column}`)
        : [],
    );
    const listed = await rowsOf(sql`select at_table || '.' || at_column as place
      from people.sealed_places()`);
    expect(listed.map(({ place }) => place).toSorted()).toEqual(declared.toSorted());
  });

  it('is waited for by every sealed column', async () => {
    const guarded =
      await rowsOf(sql`select n.nspname || '.' || c.relname || '.' || a.attname as place
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = any(t.tgattr::int2[])
      where t.tgname = 'sealed_with_present_key'`);
    const listed = await rowsOf(sql`select at_table || '.' || at_column as place
      from people.sealed_places()`);
    expect(guarded.map(({ place }) => place).toSorted()).toEqual(
      listed.map(({ place }) => place).toSorted(),
    );
  });

  it('opens everything that the old key opened, and the old one nothing', async () => {
    const covered = new Set<string>();
    const cases = await rowsOf(sql`select c.id, c.person_id, c.organisation_id
      from care.case_file c join people.person p on p.id = c.person_id
      where p.merged_into is null and c.state not in ('closed', 'transferred', 'closing')
        and not exists (select 1 from care.move m where m.case_id = c.id)
      order by c.id limit 25`);
    for (const { id, personId, organisationId } of cases) {
      const actor = await makeActor(database, { role: 'cso-manager', organisationId });
      await addConsent(database, personId, { organisationId: next.organisationId });
      const files = (
        await rowsOf(sql`select id from people.person where ${personId} in (id, merged_into)`)
      ).map((row) => row.id);
      const before = await valuesOf(files);
      const oldKeys = new Map<string, Buffer>();
      for (const file of files) oldKeys.set(file, await keyOf(file));
      const { body } = await propose(actor, id);
      await accept(next.manager, body.id);
      expect((await complete(actor, body.id)).raw).toContain('done');
      expect(await valuesOf(files)).toEqual(before);
      const agreed = sql`select id, changed_at, version from care.plan
        where person_id = any(${files}::uuid[]) order by id`;
      const plans = await rowsOf(agreed);
      await rekeyWhatWaits();
      expect(await rowsOf(agreed)).toEqual(plans);
      const after = await valuesOf(files);
      expect(after).toHaveLength(before.length);
      for (const value of after) {
        const sealed = Buffer.from(value.value, 'base64');
        const was = before.find(
          (old) =>
            old.record === value.record && old.column === value.column && old.table === value.table,
        )!;
        const text = openBytes(await keyOf(value.personId), value, sealed);
        expect(text).toEqual(
          openBytes(oldKeys.get(value.personId)!, was, Buffer.from(was.value, 'base64')),
        );
        expect(() => openBytes(oldKeys.get(value.personId)!, value, sealed)).toThrow();
        covered.add(`${value.table}.${value.column}`);
      }
    }
    expect(covered.size).toBeGreaterThan(7);
  });

  it('is asked of no side: neither a sealed value nor a file is answered to any of them', async () => {
    const { moveId, personId } = await accepted();
    await complete(staff.supervisor, moveId);
    for (const query of [
      sql`select programme.files_to_rekey(1, '{}')`,
      sql`select programme.begin_rekey(${personId})`,
      sql`select programme.finish_rekey(${personId}, '', '[]')`,
      sql`select people.begin_rekey(${personId})`,
      sql`select people.sealed_values(array[${personId}::uuid])`,
    ]) {
      for (const actor of [staff.supervisor, staff.manager, next.manager, next.supervisor]) {
        const code = await asActor(database, actor, async (tx) => {
          await query.execute(tx);
          return 'done';
        }).catch((problem: { code: string }) => problem.code);
        expect(code).toBe('42501');
      }
    }
    // The worker is answered only files that wait, and opens none of them without the key file.
    const waiting = async () =>
      (
        await sql<any>`select programme.begin_rekey(${personId}) as file`.execute(
          database.pools.of('worker'),
        )
      ).rows[0].file;
    expect(Object.keys(await waiting()).toSorted()).toEqual(['key', 'values']);
    await rekeyWhatWaits();
    expect(await waiting()).toBeNull();
  });

  it('makes whoever read the old key read the new one before anything is written', async () => {
    const { moveId, personId } = await accepted();
    await complete(staff.supervisor, moveId);
    const insert = sql`insert into people.contact (id, person_id, kind, value, recorded_by)
      values (gen_random_uuid(), ${personId}, 'phone', '\\x01', ${next.lead.accountId})`;
    const began = await owner
      .transaction()
      .execute(async (tx) => {
        await sql`select 1`.execute(tx);
        await rekeyWhatWaits();
        await insert.execute(tx);
      })
      .catch((problem: { code: string }) => problem.code);
    expect(began).toBe('40001');
    // Over HTTP the same request just runs again: one that meets the change takes a little longer.
    const phone = { kind: 'phone', value: '+996 555 000 001' };
    const added = call(server, next.lead, `POST /api/persons/${personId}/contacts`, phone);
    expect((await added).status).toBe(200);
    const read = await call(server, next.lead, `GET /api/persons/${personId}/contacts`);
    expect(read.raw).toContain(phone.value);
  });

  it('fails as a whole, is tried again, and until then stands as work that is not done', async () => {
    const { moveId, personId } = await accepted();
    await call(server, staff.lead, `POST /api/persons/${personId}/contacts`, {
      kind: 'phone',
      value: '+996 555 000 000',
    });
    const before = await valuesOf([personId]);
    await complete(staff.supervisor, moveId);
    const [sealed] = await rowsOf(sql`update people.contact set value = value || '\\x00'::bytea
      where person_id = ${personId} returning id`);
    await expect(rekeyWhatWaits()).rejects.toMatchObject({ code: 'people-unknown' });
    expect(
      await one(sql`select rekeyed_at from people.file_key where person_id = ${personId}`),
    ).toEqual({ rekeyedAt: null });
    const missing = sql`select programme.finish_rekey(${personId}, 'AA==', '[]')`;
    await expect(missing.execute(database.pools.of('worker'))).rejects.toMatchObject({
      code: '22000',
    });
    await sql`update people.contact set value = substring(value for length(value) - 1)
      where id = ${sealed.id}`.execute(owner);
    expect(await valuesOf([personId])).toEqual(before);
    await rekeyWhatWaits();
    expect(await valuesOf([personId])).not.toEqual(before);
  });
});

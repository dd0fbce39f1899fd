// Cover on a real database: no action can leave a minor without it; the queue shows only codes
// until an officer takes a search; each role sees what the matrix allows.

import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { bornOn, mayBeMinor } from '../../kernel/birth.ts';
import { addDays, dayAt, toDay } from '../../kernel/day.ts';
import { newId } from '../../kernel/id.ts';
import { type Role, roleNames } from '../../kernel/roles.ts';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  testProgramme,
  type TestActor,
  testServices,
} from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import {
  bornYearsAgo,
  makeArrivedHousehold,
  type MadeHousehold,
} from '../../../test/support/households.ts';
import { call, serverWith } from '../../../test/support/http.ts';
import { guardianshipRoom } from './room.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith([guardianshipRoom], services);
const today = dayAt(new Date(), testProgramme.timeZone);
const actors = {} as Record<Role, TestActor>;
let officer: TestActor;
let household: MadeHousehold;

const insertMinor = () => sql`insert into people.person (id, code, sex, birth_precision)
  values (${newId()}, ${newId()}, 'female', 'unknown')`;

beforeAll(async () => {
  await makeTestProgramme(database);
  for (const role of roleNames) actors[role] = await makeActor(database, { role });
});

test('where no body can stand in, a minor cannot be recorded at all', async () => {
  await expect(insertMinor().execute(database.owner)).rejects.toThrow(/no-guardianship-body/);
});

describe('arrival', () => {
  beforeAll(async () => {
    await makeOrganisation(database, { side: 'care', kind: 'guardianship-body', province: 'KG-B' });
    const body = await makeOrganisation(database, {
      side: 'care',
      kind: 'guardianship-body',
      province: 'KG-O',
    });
    officer = await makeActor(database, { role: 'child-protection-officer', organisationId: body });
    household = await makeArrivedHousehold(
      database,
      { coordinator: actors['national-coordinator'], services },
      [
        { name: 'Gulnara Testova', birth: bornYearsAgo(30), sex: 'female' },
        { name: 'Aida Testova', birth: bornYearsAgo(6), sex: 'female', custodian: 0 },
        { name: 'Timur Testov', birth: null, sex: 'male' },
      ],
    );
  });

  test('covers each minor: a parent, or the body of the province with an open search', async () => {
    const { rows } = await sql<{
      personId: string;
      kind: string;
      bodyOrganisationId: string | null;
    }>`
      select person_id, kind, body_organisation_id from guardianship.cover`.execute(database.owner);
    expect(new Map(rows.map((row) => [row.personId, [row.kind, row.bodyOrganisationId]]))).toEqual(
      new Map([
        [household.personIds[1], ['custodial-parent', null]],
        [household.personIds[2], ['interim-body', officer.organisationId]],
      ]),
    );
  });

  test('by any other way too, and when a corrected date makes somebody a minor', async () => {
    await insertMinor().execute(database.owner);
    await sql`update people.person set birth_from = ${bornYearsAgo(16)}, birth_to =
      ${bornYearsAgo(16)}
      where id = ${household.personIds[0]}`.execute(database.owner);
    const open = await sql`select 1 from guardianship.search where state = 'open'`.execute(
      database.owner,
    );
    expect(open.rows).toHaveLength(3);
    await sql`update people.person set birth_from = ${bornYearsAgo(30)}, birth_to =
      ${bornYearsAgo(30)}
      where id = ${household.personIds[0]}`.execute(database.owner);
  });

  test('a gap is refused at commit, whoever makes it', async () => {
    await expect(
      sql`update guardianship.cover set until_on = ${today}
        where person_id = ${household.personIds[1]}`.execute(database.owner),
    ).rejects.toMatchObject({ code: '23514' });
    await expect(
      sql`delete from guardianship.cover where person_id = ${household.personIds[2]}`.execute(
        database.owner,
      ),
    ).rejects.toThrow(/without cover/);
  });
});

let searchId: string;

describe('search', () => {
  test('the queue is codes until the search is taken, and only of the own body', async () => {
    const stranger = actors['child-protection-officer'];
    expect((await call(server, stranger, 'GET /api/guardianship-searches')).body.searches).toEqual(
      [],
    );
    const queue = await call(server, officer, 'GET /api/guardianship-searches');
    const code = await sql<{
      code: string;
    }>`select code from people.person where id = ${household.personIds[2]}`.execute(database.owner);
    const entry = queue.body.searches.find((one: any) => one.personCode === code.rows[0]!.code);
    expect(entry).toMatchObject({
      ageBand: 'unknown',
      taken: false,
      mine: false,
      personId: null,
      name: null,
    });
    expect(queue.raw).not.toContain('Testov');
    searchId = entry.id;
    expect(
      (await call(server, stranger, `PUT /api/guardianship-searches/${searchId}/taken`, {})).status,
    ).toBe(404);
    expect((await call(server, officer, `GET /api/guardianship-searches/${searchId}`)).status).toBe(
      404,
    );
    expect(
      (
        await call(server, officer, `POST /api/guardianship-searches/${searchId}/contacts`, {
          relation: 'other',
          name: null,
          reach: null,
          contactedOn: today,
          answer: 'willing',
          reason: 'none',
          note: null,
        })
      ).status,
    ).toBe(404);
  });

  test('taken, the file opens to one officer; each relative asked is kept, notes encrypted', async () => {
    const second = await makeActor(database, {
      role: 'child-protection-officer',
      organisationId: officer.organisationId,
    });
    const taken = await call(
      server,
      officer,
      `PUT /api/guardianship-searches/${searchId}/taken`,
      {},
    );
    expect(taken.body.personId).toBe(household.personIds[2]);
    expect(
      (await call(server, second, `PUT /api/guardianship-searches/${searchId}/taken`, {})).body
        .code,
    ).toBe('search-already-taken');
    const contact = {
      relation: 'aunt-maternal',
      name: 'canary-name',
      reach: 'canary-reach',
      contactedOn: today,
      answer: 'not-willing',
      reason: 'housing',
      note: 'canary-note',
    };
    expect(
      (
        await call(server, officer, `POST /api/guardianship-searches/${searchId}/contacts`, {
          ...contact,
          contactedOn: addDays(today, 1),
        })
      ).body.code,
    ).toBe('day-in-future');
    expect(
      (await call(server, officer, `POST /api/guardianship-searches/${searchId}/contacts`, contact))
        .status,
    ).toBe(200);
    const read = await call(server, officer, `GET /api/guardianship-searches/${searchId}`);
    expect(read.body.contacts).toMatchObject([contact]);
    const stored = await sql<{ sealed: Buffer; note: Buffer }>`select note,
      name || reach || note as sealed from guardianship.kin_contact`.execute(database.owner);
    expect(stored.rows[0]!.note.includes('canary-note')).toBe(false);
    expect(stored.rows[0]!.sealed.includes('canary')).toBe(false);
  });
});

const byOrder = {
  order: { authority: 'Canary court', number: 'Canary-1/26', on: '2026-01-01' },
  isNamesake: false,
};

describe('guardian', () => {
  const appoint = (actor: TestActor, fields: object) =>
    call(server, actor, `POST /api/persons/${household.personIds[2]}/covers`, {
      kind: 'guardian',
      basis: 'kinship',
      fromOn: today,
      untilOn: null,
      holder: { name: 'Canary Aunt', relation: 'aunt-maternal' },
      right: byOrder,
      ...fields,
    });
  const end = (fields: object) => async () => {
    const { covers } = (
      await call(server, officer, `GET /api/persons/${household.personIds[2]}/cover`)
    ).body;
    const held = covers.find((one: any) => one.kind === 'guardian');
    return call(server, officer, `PUT /api/covers/${held.id}/end`, {
      baseVersion: held.version,
      untilOn: today,
      reason: 'carer-asked',
      then: 'nothing',
      ...fields,
    });
  };

  test('is appointed by the officer who has the file; the body steps back that day', async () => {
    expect((await appoint(actors['child-protection-officer'], {})).status).toBe(404);
    expect((await appoint(officer, { untilOn: today })).body.code).toBe('ends-before-it-begins');
    expect(
      (await appoint(officer, { holder: { personId: household.personIds[2], relation: 'other' } }))
        .body.code,
    ).toBe('holder-is-the-child');
    expect((await appoint(officer, {})).body.searchClosed).toBe(true);
    expect((await appoint(officer, {})).status).toBe(404);
    // From here on the officer has the file as one of the team: the search is over.
    await sql`insert into access.reach (account_id, person_id, via)
      values (${officer.accountId}, ${household.personIds[2]}, 'case-team')`.execute(
      database.owner,
    );
    expect((await appoint(officer, {})).body.code).toBe('child-has-guardian');
    const cover = await call(server, officer, `GET /api/persons/${household.personIds[2]}/cover`);
    expect(cover.body).toMatchObject({
      coveredToday: true,
      searches: [{ state: 'closed', outcome: 'cover-found' }],
    });
    expect(cover.body.covers.filter((one: any) => one.holdsToday)).toMatchObject([
      { kind: 'guardian', holder: { name: 'Canary Aunt' } },
    ]);
    const stored = await sql<{
      holderName: Buffer;
    }>`select holder_name from guardianship.cover where holder_name is not null`.execute(
      database.owner,
    );
    expect(stored.rows[0]!.holderName.includes('Canary')).toBe(false);
  });

  test('has an order or a named ground that ends, and its words are sealed', async () => {
    const { covers } = (
      await call(server, officer, `GET /api/persons/${household.personIds[2]}/cover`)
    ).body;
    expect(covers.find((one: any) => one.kind === 'guardian')).toMatchObject({
      order: byOrder.order,
      ground: null,
    });
    const stored = await sql<{ details: Buffer }>`select order_details as details
      from guardianship.cover where order_details is not null`.execute(database.owner);
    expect(stored.rows[0]!.details.includes('Canary')).toBe(false);
  });

  test('does not end into a gap, today or on a later day; with a search the body stands in', async () => {
    expect((await end({})()).body.code).toBe('minor-without-cover');
    expect((await end({ untilOn: addDays(today, 30) })()).body.code).toBe('minor-without-cover');
    const ended = await end({ untilOn: addDays(today, 30), then: 'open-search' })();
    expect(ended.body.searchId).not.toBeNull();
  });

  test('a cover over by the clock raises the coded alarm, with no name', async () => {
    const alarms = () =>
      asActor(
        database,
        actors['national-coordinator'],
        async (tx) =>
          (
            await sql<{
              reference: string;
              since: string;
            }>`select reference, since from guardianship.minors_without_cover()`.execute(tx)
          ).rows,
      );
    expect(await alarms()).toEqual([]);
    await database.owner.transaction().execute(async (tx) => {
      // As if days had passed: the check uses the day of each change, the alarm uses today.
      await sql`alter table guardianship.cover disable trigger cover_leaves_no_gap`.execute(tx);
      await sql`update guardianship.cover set from_on = from_on - 400, until_on = ${today}::date - 1
        where person_id = ${household.personIds[2]}`.execute(tx);
      await sql`alter table guardianship.cover enable trigger cover_leaves_no_gap`.execute(tx);
    });
    const [alarm] = await alarms();
    expect(alarm).toMatchObject({ since: addDays(today, -1) });
    for (const role of roleNames.filter((one) => one !== 'national-coordinator')) {
      const rows = await asActor(
        database,
        actors[role],
        async (tx) =>
          (await sql`select * from guardianship.minors_without_cover()`.execute(tx)).rows.length,
      ).catch((problem) =>
        (problem as { code: string }).code === '42501' ? 0 : Promise.reject(problem),
      );
      expect([role, rows]).toEqual([role, 0]);
    }
  });
});

test('SQL: nobody without the file sees a row; a psychologist gets kinds only; nobody writes past the functions', async () => {
  for (const role of roleNames) {
    for (const table of ['cover', 'search', 'kin_contact']) {
      const rows = await asActor(
        database,
        actors[role],
        async (tx) =>
          (await sql`select 1 from ${sql.table(`guardianship.${table}`)}`.execute(tx)).rows.length,
      ).catch((problem) =>
        (problem as { code: string }).code === '42501' ? 0 : Promise.reject(problem),
      );
      expect([role, table, rows]).toEqual([role, table, 0]);
    }
  }
  await sql`insert into access.reach (account_id, person_id, via)
    values (${actors.psychologist.accountId}, ${household.personIds[1]}, 'case-team')`.execute(
    database.owner,
  );
  const read = await call(
    server,
    actors.psychologist,
    `GET /api/persons/${household.personIds[1]}/cover`,
  );
  expect(read.body.covers).toMatchObject([{ kind: 'custodial-parent', holder: null }]);
  await expect(
    asActor(database, officer, async (tx) =>
      sql`update guardianship.cover set until_on = null`.execute(tx),
    ),
  ).rejects.toMatchObject({ code: '42501' });
});

test('a manager sees kinds of the own organisation, and nothing of others', async () => {
  await sql`update people.person set organisation_id = ${actors['cso-manager'].organisationId}
    where id = ${household.personIds[1]}`.execute(database.owner);
  const own = await call(server, actors['cso-manager'], 'GET /api/covers');
  expect(own.body.minors).toMatchObject([
    { personId: household.personIds[1], kind: 'custodial-parent', coveredToday: true },
  ]);
  expect(own.raw).not.toContain('Testov');
});

describe('whom to call about a search', () => {
  const callOf = async (actor: TestActor) =>
    (await call(server, actor, `GET /api/persons/${household.personIds[2]}/cover`)).body.searches
      ?.map((one: any) => one.call)
      .filter(Boolean);
  const asked = (actor: TestActor) =>
    asActor(
      database,
      actor,
      async (tx) =>
        (await sql`select * from guardianship.whom_to_call(${household.personIds[2]})`.execute(tx))
          .rows.length,
    ).catch((problem) =>
      (problem as { code: string }).code === '42501' ? 0 : Promise.reject(problem),
    );
  const reachFrom = (actor: TestActor, via: string) =>
    sql`insert into access.reach (account_id, person_id, via)
      values (${actor.accountId}, ${household.personIds[2]}, ${via})`.execute(database.owner);

  test('nobody without the child reads it, nor a psychologist with it', async () => {
    await reachFrom(actors.psychologist, 'case-team');
    for (const role of roleNames) expect([role, await asked(actors[role])]).toEqual([role, 0]);
    expect(await callOf(actors.psychologist)).toEqual([]);
  });

  test('the lead reads the officer and their number; once the officer has left, nobody', async () => {
    const lead = actors['case-manager'];
    await reachFrom(lead, 'case-lead');
    await sql`update access.account set work_phone = '+996 000 333'
      where id = ${officer.accountId}`.execute(database.owner);
    const name = expect.any(String);
    expect(await callOf(lead)).toMatchObject([{ officer: { name, phone: '+996 000 333' } }]);
    await sql`update workforce.membership set withdrawn_at = now()
      where account_id = ${officer.accountId}`.execute(database.owner);
    expect(await callOf(lead)).toEqual([{ bodyNames: expect.anything(), officer: null }]);
  });
});

test('SQL and the kernel agree on who may be a minor, around birthdays and leap days', async () => {
  const births = ['2008-02-28', '2008-02-29', '2008-03-01', '2007-12-31', '2010-03-01'].map(toDay);
  const days = ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02', '2028-02-29', '2028-03-01'];
  for (const birth of births) {
    for (const day of days.map(toDay)) {
      const { rows } = await sql<{ minor: boolean }>`
        select care.may_be_minor(${birth}::date, ${day}::date) as minor`.execute(database.owner);
      expect([birth, day, rows[0]!.minor]).toEqual([birth, day, mayBeMinor(bornOn(birth), day)]);
    }
  }
});

// No day without cover: today, and every day that will come until the child is of age. What a
// guardian's last day leaves open, the authority covers, and the search for kin stays open.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bornYearsAgo, makeArrivedHousehold } from '../../../test/support/households.ts';
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
import { call, serverWith } from '../../../test/support/http.ts';
import { sql } from '../../engine/db/database.ts';
import { checkoutFolder } from '../../engine/config/config.ts';
import { addDays, addYears, dayAt } from '../../kernel/day.ts';
import { guardianshipRoom } from './room.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith([guardianshipRoom], services);
const today = dayAt(new Date(), testProgramme.timeZone);
const almostOfAge = addDays(addYears(today, -18), 5);
let coordinator: TestActor;
let officer: TestActor;

beforeAll(async () => {
  await makeTestProgramme(database);
  const organisationId = await makeOrganisation(database, {
    side: 'care',
    kind: 'guardianship-body',
    province: 'KG-O',
  });
  coordinator = await makeActor(database, { role: 'national-coordinator' });
  officer = await makeActor(database, { role: 'child-protection-officer', organisationId });
});

/** A child who came alone, with a search that the officer took. */
async function makeChild(birth: string | null = bornYearsAgo(6)): Promise<string> {
  const { personIds } = await makeArrivedHousehold(database, { coordinator, services }, [
    { name: 'Aida Testova', birth, sex: 'female' },
  ]);
  const child = personIds[0]!;
  const search = await sql<{ id: string }>`select id from guardianship.search
    where person_id = ${child}`.execute(owner);
  await call(server, officer, `PUT /api/guardianship-searches/${search.rows[0]!.id}/taken`, {});
  return child;
}

const appoint = (child: string, fromOn: string, untilOn: string | null) =>
  call(server, officer, `POST /api/persons/${child}/covers`, {
    kind: 'guardian',
    basis: 'court-order',
    fromOn,
    untilOn,
    holder: { name: 'An Aunt', relation: 'aunt-maternal' },
    right: {
      order: { authority: 'Osh city court', number: 'UD-1/26', on: '2026-01-01' },
      isNamesake: false,
    },
  });

async function coversOf(child: string) {
  const { rows } = await sql<{ kind: string; fromOn: string; untilOn: string | null }>`
    select kind, from_on, until_on from guardianship.cover where person_id = ${child}
      and until_on is distinct from from_on order by from_on`.execute(owner);
  return rows.map((row) => [row.kind, row.fromOn, row.untilOn]);
}

async function openSearches(child: string): Promise<number> {
  const { rows } = await sql`select 1 from guardianship.search where person_id = ${child}
    and state = 'open'`.execute(owner);
  return rows.length;
}

async function gapsOf(child: string): Promise<string> {
  const { rows } = await sql<{ gaps: string }>`select guardianship.gaps(${child},
    care.today())::text as gaps`.execute(owner);
  return rows[0]!.gaps;
}

describe('behind a guardian with a last day', () => {
  test('the authority stands in from the next one, and the search stays open', async () => {
    const child = await makeChild();
    const tomorrow = addDays(today, 1);
    expect((await appoint(child, today, tomorrow)).body.searchClosed).toBe(false);
    expect(await coversOf(child)).toEqual([
      ['guardian', today, tomorrow],
      ['interim-body', tomorrow, null],
    ]);
    expect([await gapsOf(child), await openSearches(child)]).toEqual(['{}', 1]);
  });

  test('it steps back for the next guardian only while they answer', async () => {
    const child = await makeChild();
    const [ten, twenty, thirty] = [10, 20, 30].map((days) => addDays(today, days));
    await appoint(child, today, ten!);
    expect((await appoint(child, twenty!, thirty!)).status).toBe(200);
    expect(await coversOf(child)).toEqual([
      ['guardian', today, ten],
      ['interim-body', ten, twenty],
      ['guardian', twenty, thirty],
      ['interim-body', thirty, null],
    ]);
    expect((await appoint(child, ten!, twenty!)).status).toBe(200);
    expect((await appoint(child, thirty!, null)).body.searchClosed).toBe(true);
    expect([await gapsOf(child), await openSearches(child)]).toEqual(['{}', 0]);
  });

  test('ended earlier, it needs a search again for the days between', async () => {
    const child = await makeChild();
    await appoint(child, today, addDays(today, 30));
    const { covers } = (await call(server, officer, `GET /api/persons/${child}/cover`)).body;
    const held = covers.find((one: { kind: string }) => one.kind === 'guardian');
    const end = (then: string) =>
      call(server, officer, `PUT /api/covers/${held.id}/end`, {
        baseVersion: held.version,
        untilOn: addDays(today, 5),
        reason: 'carer-asked',
        then,
      });
    expect((await end('nothing')).body.code).toBe('minor-without-cover');
    expect((await end('open-search')).status).toBe(200);
    expect(await coversOf(child)).toEqual([
      ['guardian', today, addDays(today, 5)],
      ['interim-body', addDays(today, 5), addDays(today, 30)],
      ['interim-body', addDays(today, 30), null],
    ]);
  });

  test('whoever writes the last day, past every function', async () => {
    const child = await makeChild();
    await appoint(child, today, null);
    await sql`update guardianship.cover set until_on = ${addDays(today, 3)}
      where person_id = ${child} and kind = 'guardian'`.execute(owner);
    expect([await gapsOf(child), await openSearches(child)]).toEqual(['{}', 1]);
  });

  test('not where the child is of age by then', async () => {
    const child = await makeChild(almostOfAge);
    expect((await appoint(child, today, addDays(today, 5))).body.searchClosed).toBe(true);
    expect((await coversOf(child)).map(([kind]) => kind)).toEqual(['guardian']);
  });

  test('and again when a corrected birth makes the child a minor for longer', async () => {
    const child = await makeChild(almostOfAge);
    await appoint(child, today, addDays(today, 5));
    const later = bornYearsAgo(10);
    await sql`update people.person set birth_from = ${later}, birth_to = ${later}
      where id = ${child}`.execute(owner);
    expect([await gapsOf(child), await openSearches(child)]).toEqual(['{}', 1]);
  });
});

test('rows of a programme under way get the same, once', async () => {
  const child = await makeChild();
  await appoint(child, today, addDays(today, 9));
  const file = '0023-cover-behind-a-last-day.sql';
  const text = readFileSync(join(checkoutFolder, 'migrations', file), 'utf8');
  await owner.transaction().execute(async (tx) => {
    await sql`alter table guardianship.cover disable trigger cover_leaves_no_gap`.execute(tx);
    await sql`delete from guardianship.cover where kind = 'interim-body'
      and person_id = ${child}`.execute(tx);
    await sql`delete from guardianship.search where person_id = ${child}`.execute(tx);
    await sql`alter table guardianship.cover enable trigger cover_leaves_no_gap`.execute(tx);
  });
  for (let round = 0; round < 2; round += 1) {
    await owner.transaction().execute(async (tx) => {
      for (const statement of text.split(/;\n\n/)) await sql.raw(statement).execute(tx);
    });
  }
  expect(await coversOf(child)).toEqual([
    ['guardian', today, addDays(today, 9)],
    ['interim-body', addDays(today, 9), null],
  ]);
  expect(await openSearches(child)).toBe(1);
});

describe('a search behind a guardian with a last day', () => {
  const searchOf = async (child: string) =>
    (
      await sql<{ state: string; outcome: string | null; closedOn: string | null }>`
      select state, outcome, (closed_at at time zone ${testProgramme.timeZone})::date::text
        as closed_on from guardianship.search where person_id = ${child}`.execute(owner)
    ).rows[0]!;
  const isReached = async (child: string) =>
    (
      await sql`select 1 from access.reach where person_id = ${child}
      and account_id = ${officer.accountId}`.execute(owner)
    ).rows.length > 0;
  const endOutgrown = () => sql`select guardianship.close_grown_searches()`.execute(owner);
  /** As if the days since had passed: the birth date moves, and nothing else. */
  const grownUp = (child: string, comesOfAgeOn: string) =>
    sql`update people.person set birth_from = ${addYears(comesOfAgeOn as never, -18)},
      birth_to = ${addYears(comesOfAgeOn as never, -18)} where id = ${child}`.execute(owner);

  test('nobody ends it by a function of their own', async () => {
    const child = await makeChild();
    for (const query of [
      sql`select guardianship.end_search_of_the_dead(${child})`,
      sql`select guardianship.close_grown_searches()`,
    ]) {
      const asked = asActor(database, officer, (tx) => query.execute(tx));
      await expect(asked).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('stays with the authority while the child may be a minor', async () => {
    const child = await makeChild();
    await appoint(child, today, addDays(today, 100));
    await grownUp(child, addDays(today, 1));
    await endOutgrown();
    expect(await searchOf(child)).toMatchObject({ state: 'open' });
    expect(await isReached(child)).toBe(true);
  });

  test('ends on coming of age with the reach of the officer; then the file may end', async () => {
    const child = await makeChild();
    await appoint(child, today, addDays(today, 100));
    await sql`update guardianship.search set opened_at = now() - interval '50 days'
      where person_id = ${child}`.execute(owner);
    await grownUp(child, addDays(today, -20));
    expect(
      (await sql`select people.file_closed_on(${child}) as day`.execute(owner)).rows[0],
    ).toEqual({ day: null });
    await endOutgrown();
    expect(await searchOf(child)).toEqual({
      state: 'closed',
      outcome: 'of-age',
      closedOn: addDays(today, -20),
    });
    expect(await isReached(child)).toBe(false);
    const { rows } = await sql<{ day: string | null }>`select people.file_closed_on(${child})::text
      as day`.execute(owner);
    expect(rows[0]!.day).not.toBe(null);
    await endOutgrown();
    expect(await searchOf(child)).toMatchObject({ closedOn: addDays(today, -20) });
  });
});

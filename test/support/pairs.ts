// A care organisation with its people and households that came by intake, for tests about files of
// the same person. Every file is made through the real server, its case supervised.

import { expect } from 'vitest';
import { sql } from '../../src/engine/db/database.ts';
import { addDays, dayAt } from '../../src/kernel/day.ts';
import { careRoom } from '../../src/rooms/care/room.ts';
import { guardianshipRoom } from '../../src/rooms/guardianship/room.ts';
import { peopleRoom } from '../../src/rooms/people/room.ts';
import {
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  testProgramme,
  testServices,
} from './actors.ts';
import { testDatabase } from './database.ts';
import { agreedByBoth, askedAlone, bornYearsAgo } from './households.ts';
import { call, serverWith } from './http.ts';

export type Made = { id: string; code: string };
type Wanted = {
  by?: TestActor;
  years?: number;
  sex?: string;
  consents?: object[];
  others?: { name: string; years: number; relation: string }[];
};

const today = () => dayAt(new Date(), testProgramme.timeZone);

export const nameOf = (fullName: string) => ({
  fullName,
  givenName: null,
  familyName: null,
  fatherName: null,
  language: 'tg',
});
export const bornAgo = (years: number) => ({
  from: bornYearsAgo(years),
  to: bornYearsAgo(years),
  precision: 'day',
});
export const consent = (fields: object = {}) => ({
  purpose: 'case-support',
  ground: 'consent',
  organisationId: null,
  toldIn: 'tg',
  toldHow: 'spoken',
  toldOn: today(),
  untilOn: addDays(today(), 100),
  ...askedAlone(today()),
  ...fields,
});

export async function openOrganisation() {
  const database = await testDatabase();
  const { owner } = database;
  await makeTestProgramme(database);
  const server = serverWith([peopleRoom, careRoom, guardianshipRoom], testServices(database));
  const organisationId = await makeOrganisation(database, { side: 'care' });
  await makeOrganisation(database, { side: 'care', kind: 'guardianship-body' });
  const staff = { organisationId, duty: 'intake' } as const;
  const worker = await makeActor(database, { role: 'case-manager', ...staff });
  const colleague = await makeActor(database, { role: 'case-manager', ...staff });
  await sql`update access.account set display_name = 'Another Colleague'
    where id = ${colleague.accountId}`.execute(owner);
  const supervisor = await makeActor(database, { role: 'supervisor', organisationId });
  const manager = await makeActor(database, { role: 'cso-manager', organisationId });

  /** Everything the check before an intake could show, without using up the hourly limit. */
  async function listLookedAt(by: TestActor): Promise<string[]> {
    return (
      await sql<{
        id: string;
      }>`select id from people.person where organisation_id = ${by.organisationId}`.execute(owner)
    ).rows.map((row) => row.id);
  }

  /** One household by intake, its cases with a supervisor; the first person comes first. */
  async function makeHousehold(fullName: string, wanted: Wanted = {}): Promise<Made[]> {
    const { by = worker, years = 30, sex = 'male', consents = [consent()], others = [] } = wanted;
    await call(server, by, 'GET /api/persons?search=Rahimov');
    const person = (one: string, age: number, relation: string) => ({
      name: nameOf(one),
      otherSpellings: [],
      sex,
      birth: bornAgo(age),
      citizenship: 'TJ',
      relationToFirst: relation,
      consents: age < 18 ? consents.map((one) => ({ ...one, ...agreedByBoth(today()) })) : consents,
    });
    const persons = [
      person(fullName, years, 'self'),
      ...others.map((one) => person(one.name, one.years, one.relation)),
    ];
    const added = await call(server, by, 'POST /api/intake', {
      province: null,
      searchedFor: 'Rahimov',
      legalAidOffered: { on: today(), answer: 'later' },
      persons,
      lookedAt: await listLookedAt(by),
    });
    expect(added.status).toBe(200);
    for (const { id } of added.body.persons as Made[])
      await supervise(by.organisationId === organisationId ? manager : null, id);
    return added.body.persons;
  }

  async function supervise(by: TestActor | null, personId: string): Promise<void> {
    if (!by) return;
    const { body } = await call(server, by, `GET /api/persons/${personId}/case`);
    const given = await call(server, by, `PUT /api/cases/${body.caseId}/assignment`, {
      baseVersion: body.version,
      part: 'supervisor',
      accountId: supervisor.accountId,
      reason: 'first-assignment',
    });
    expect(given.status).toBe(200);
  }

  const makeTwo = async (wanted: Wanted = {}): Promise<[Made, Made]> => {
    const [one] = await makeHousehold('Абдулло Рахимов', wanted);
    const [other] = await makeHousehold('Abdullo Rahimov', wanted);
    return [one!, other!];
  };
  const pairOf = (actor: TestActor, one: Made, other: Made) =>
    call(server, actor, `GET /api/persons/${one.id}/pairs/${other.id}`);

  /** A step based on what the user would have read just before. */
  async function step(
    actor: TestActor,
    [one, other]: readonly [Made, Made],
    wanted: string,
    more: object = {},
  ) {
    const read = (await pairOf(actor, one, other)).body;
    return call(server, actor, `PUT /api/persons/${one.id}/pairs/${other.id}`, {
      step: wanted,
      baseVersion: read?.pair?.version ?? 0,
      keptId: wanted === 'proposed' ? one.id : null,
      reason: ['proposed', 'different', 'undo-proposed', 'kept'].includes(wanted)
        ? 'same grandmother, same scar on the list'
        : null,
      versions: ['merged', 'undone'].includes(wanted)
        ? { one: read?.one?.version ?? 1, other: read?.other?.version ?? 1 }
        : null,
      ...more,
    });
  }

  async function merge(pair: readonly [Made, Made]): Promise<void> {
    expect((await step(worker, pair, 'proposed')).status).toBe(200);
    expect((await step(supervisor, pair, 'merged')).body).toEqual({ version: 2 });
  }
  const textOf = async (query: ReturnType<typeof sql>) =>
    JSON.stringify((await query.execute(owner)).rows);

  return {
    database,
    owner,
    server,
    organisationId,
    worker,
    colleague,
    supervisor,
    manager,
    listLookedAt,
    makeHousehold,
    makeTwo,
    pairOf,
    step,
    merge,
    textOf,
  };
}

// Two people change one record at the same moment. Both have read and decided before either writes:
// what can be done once is done once, a change is refused if its base is gone, and repeating what
// is recorded changes nothing. The second person is told, and nothing is half done.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { makeActor, makeTestProgramme, testServices } from './support/actors.ts';
import type { Bench } from './support/creating/bench.ts';
import { testDatabase } from './support/database.ts';
import { type Answer, call, serverWith } from './support/http.ts';
import { repeated, repeatedWithoutEffect } from './support/once-only.ts';
import { accessRaces } from './support/racing/access.ts';
import { accountRaces } from './support/racing/accounts.ts';
import { careRaces } from './support/racing/care.ts';
import { disclosureRaces } from './support/racing/disclosure.ts';
import { jobRaces } from './support/racing/jobs.ts';
import { legalRaces } from './support/racing/legal.ts';
import { operationRaces } from './support/racing/operations.ts';
import { supervisionRaces } from './support/racing/supervision.ts';
import { urgentRaces } from './support/racing/urgent.ts';
import { type Races, run } from './support/racing/race.ts';
import { raced } from './support/rounds.ts';

const database = await testDatabase();
const services = testServices(database);
const bench: Bench = { database, services, server: serverWith(rooms, services) };

/** Not only once overall, but once with this base, or once while something else is in place. */
const based = [
  'decideClosing',
  'settleConcern',
  'answerTold',
  'answerHanding',
  'assignHousehold',
  'assignOfficer',
  'setExpungement',
  'settleBirth',
  'changeCounsel',
  'reviewDetention',
  'moveEntry',
  'moveEntries',
  'moveToFamily',
  'importList',
];
const besides = ['proposeClosing', 'startPlan', 'recordVisit', 'appointGuardian', 'askHanding'];

let races: Races;

beforeAll(async () => {
  await makeTestProgramme(database);
  races = {
    ...(await accessRaces(bench)),
    ...(await careRaces(bench)),
    ...(await urgentRaces(bench)),
    ...(await supervisionRaces(bench)),
    ...(await legalRaces(bench)),
    ...(await operationRaces(bench)),
    ...(await disclosureRaces(bench)),
    ...(await jobRaces(bench)),
    ...accountRaces(bench),
  };
});

async function runRace(name: string) {
  const [code, make] = races[name]!;
  const race = await make();
  const answers = await run(bench, race);
  const { rows } = await race.effect.query.execute(database.owner);
  expect(rows, `${answers.map(({ raw }) => raw).join('\n')}`).toHaveLength(race.effect.rows);
  return { code, race, answers };
}

it('every race is run', () => {
  expect(Object.keys(races).toSorted()).toEqual(
    [...repeated, ...repeatedWithoutEffect, ...based, ...besides].toSorted(),
  );
});

describe('one effect, and the second is told', raced, () => {
  it.each([...repeated, ...based, ...besides].map((name) => [name]))('%s', async (name) => {
    const { code, race, answers } = await runRace(name);
    const [first, second] = answers as [Answer, Answer];
    const [won, told] = first.status === 200 ? [first, second] : [second, first];
    expect([won.status, told.body.code]).toEqual([200, code]);
    // Again, with no one in between: refused just as before.
    const [actor, request, body] = told === first ? race.one : race.other;
    const again = await call(bench.server, actor, request, body);
    expect([again.status, again.body.code]).toEqual([told.status, code]);
  });
});

describe('no second effect, and nobody is refused', raced, () => {
  it.each(repeatedWithoutEffect.map((name) => [name]))('%s', async (name) => {
    const { answers } = await runRace(name);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });
});

describe('a client that knows no base yet', () => {
  it.each([
    ['assignHousehold', 'bases'],
    ['assignOfficer', 'baseVersion'],
    ['changeCounsel', 'baseVersion'],
    ['settleBirth', 'baseVersion'],
    ['reviewDetention', 'baseVersion'],
  ])('is served: %s without %s', async (name, field) => {
    const race = await races[name]![1]();
    for (const [actor, request, body] of [race.one, race.other]) {
      const { [field]: _, ...rest } = body as Record<string, unknown>;
      expect((await call(bench.server, actor, request, rest)).status).toBe(200);
    }
  });
});

it('a base of a household names every open case that would change', async () => {
  const race = await races['assignHousehold']![1]();
  const [actor, request, body] = race.one;
  const answer = await call(bench.server, actor, request, { ...body, bases: [] });
  expect([answer.status, answer.body.code]).toEqual([409, 'conflict-changed-meanwhile']);
});

it('only who assigns is told how often officers changed', async () => {
  const { one } = await races['assignOfficer']![1]();
  const subjectId = one[1].split('/')[3]!;
  const found = await sql<{ id: string }>`select officer_account_id as id from legal.assignment
    where subject_id = ${subjectId}`.execute(database.owner);
  expect(found.rows).toHaveLength(2);
  const stranger = await makeActor(database, { role: 'prosecutor', duty: 'registrar' });
  expect((await call(bench.server, one[0], `GET /api/matters/${subjectId}`)).body).toMatchObject({
    assignmentVersion: 3,
  });
  expect((await call(bench.server, stranger, `GET /api/matters/${subjectId}`)).status).toBe(404);
});

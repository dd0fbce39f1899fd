// Everything that the table of duties says, left undone: made, looked for on the page of the person
// it stands with, and when its time has passed on the page of the next. A row without a scenario
// fails, and so does a scenario without a row.

import { beforeAll, expect, it } from 'vitest';
import { stands } from '../src/app/duties.ts';
import { rooms } from '../src/app/rooms.ts';
import { makeTestProgramme, testServices } from './support/actors.ts';
import { makeStaff } from './support/creating/care.ts';
import type { Bench } from './support/creating/bench.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import {
  arrivalScenarios,
  jobScenarios,
  pairScenarios,
  searchScenarios,
} from './support/undone-arrival.ts';
import { operationScenarios } from './support/undone-operations.ts';
import { disclosureScenarios } from './support/undone-disclosure.ts';
import {
  closingScenarios,
  moveScenarios,
  planScenarios,
  type Scenarios,
  type Seen,
  workScenarios,
} from './support/undone-care.ts';
import { courtScenarios } from './support/undone-court.ts';
import { dangerScenarios } from './support/undone-danger.ts';
import { supervisionScenarios } from './support/undone-supervision.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
const rows = new Map(stands.map((stand) => [`${stand.on} ${stand.as}`, stand]));
let scenarios: Scenarios = {};

beforeAll(async () => {
  await makeTestProgramme(database);
  const staffs = { staff: await makeStaff(bench), next: await makeStaff(bench) };
  scenarios = Object.assign(
    {},
    ...[
      arrivalScenarios,
      workScenarios,
      dangerScenarios,
      planScenarios,
      closingScenarios,
      moveScenarios,
      searchScenarios,
      pairScenarios,
      jobScenarios,
      courtScenarios,
      disclosureScenarios,
      operationScenarios,
      supervisionScenarios,
    ].map((make) => make(bench, staffs)),
  );
});

/** Whether it stands on the first page of this person, under this code. */
async function isSeen({ by, about }: Seen, code: string): Promise<boolean> {
  if (by.role === 'national-coordinator') {
    const { body } = await call(server, by, `GET /api/cockpit/alarms?kind=${code}&limit=100`);
    return body.alarms.some((one: any) => one.reference === about);
  }
  if (by.role === 'administrator')
    return (await call(server, by, 'GET /api/job-notice')).body[code] > 0;
  if (by.side === 'justice') {
    const { body } = await call(server, by, 'GET /api/matters/today?limit=100');
    const { items, late, disclosures } = body;
    return [...items, ...(late?.items ?? []), ...disclosures].some(
      (one: any) => one.code === code && [one.subjectId, one.id].includes(about),
    );
  }
  const { body } = await call(server, by, 'GET /api/today?limit=100');
  if (code === 'leftBehind') return body.leftBehind > 0;
  if (body.supervision.some((one: any) => one.code === code && one.record === about)) return true;
  if (code === 'moves') return body.moves.some((one: any) => one.id === about);
  return (
    [...body.coded, ...body.disclosures].some(
      (one: any) => one.code === code && one.id === about,
    ) || body.items.some((one: any) => one.why.code === code && one.personId === about)
  );
}

it('each row of the table is tried', () => {
  expect(Object.keys(scenarios).toSorted()).toEqual([...rows.keys()].toSorted());
});

it.each([...rows])('%s', async (key, { as, then }) => {
  const made = await scenarios[key]!();
  expect(await isSeen(made.first, as)).toBe(true);
  expect(made.then === undefined).toBe(then === null);
  if (then === null || made.then === undefined) return;
  expect(await isSeen(made.then, then.as), 'seen before it is late').toBe(false);
  await made.late?.();
  expect(await isSeen(made.then, then.as), 'not seen when it is late').toBe(true);
  expect(await isSeen(made.first, as), 'gone from the first page').toBe(true);
});

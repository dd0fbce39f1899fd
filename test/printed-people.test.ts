// The printed list for a landing: for the coordinator alone, each person once, only who is in that
// state, and without a name once the names are not the coordinator's any more.

import * as mupdf from 'mupdf';
import { beforeAll, expect, test } from 'vitest';
import { sql } from '../src/engine/db/database.ts';
import type { OpenRole } from '../src/kernel/roles.ts';
import { makeActor, type TestActor } from './support/actors.ts';
import { bring, csvList, openBench, openOperation } from './support/operations.ts';

const bench = await openBench();
const { database, coordinator, server } = bench;
const { owner } = database;
let operationId: string;

beforeAll(async () => {
  operationId = await openOperation(bench);
  const header = 'family no;surname;given name;sex;dob;camp';
  const lines = [
    '1;Testova;Aina;F;1990-02-03;cnry-camp',
    '1;Testova;Dana;F;2019-05-06;cnry-camp',
    '2;Other;Kemal;M;2018-07-08;cnry-camp',
  ];
  await bring(bench, operationId, csvList([header, ...lines], 'people.csv'));
  await sql`update operations.entry set state = 'boarded' where operation_id = ${operationId}
    and code in (select code from operations.entry where operation_id = ${operationId}
      order by code limit 2)`.execute(owner);
});

async function printed(actor: TestActor, query = 'state=boarded&language=en', of = operationId) {
  const { statusCode, rawPayload, headers, payload } = await server.inject({
    url: `/api/operations/${of}/landing-list?${query}`,
    headers: { authorization: `Bearer ${actor.token}` },
  });
  if (statusCode !== 200) return { status: statusCode, headers, text: payload };
  const document = mupdf.Document.openDocument(rawPayload, 'application/pdf');
  const text = document.loadPage(0).toStructuredText('').asText();
  return { status: statusCode, headers, text };
}

const codesOf = async (state: string) =>
  (
    await sql<{ code: string }>`select code from operations.entry
    where operation_id = ${operationId} and state = ${state}`.execute(owner)
  ).rows.map(({ code }) => code);

test('does not exist for anybody but a coordinator, nor for an operation of nothing', async () => {
  const roles: OpenRole[] = ['case-manager', 'cso-manager', 'prosecutor', 'donor', 'auditor'];
  for (const role of roles) {
    const refused = await printed(await makeActor(database, { role }));
    expect([refused.status, refused.text.includes('Testova')], role).toEqual([404, false]);
  }
  const nothing = '018f0000-0000-7000-8000-00000000dead';
  expect((await printed(coordinator, 'state=boarded&language=en', nothing)).status).toBe(404);
});

test('has who is aboard, and neither who is not nor a word of the camp', async () => {
  const { text } = await printed(coordinator);
  const [aboard, others] = [await codesOf('boarded'), await codesOf('identified')];
  expect([aboard.length, others.length]).toEqual([2, 1]);
  for (const code of aboard) expect(text).toContain(code);
  for (const code of others) expect(text).not.toContain(code);
  expect(text).toContain('Testova');
  expect(text).not.toContain('cnry-camp');
  expect((await printed(coordinator, 'state=arrived&language=ru')).text).toContain('0 человек');
});

test('leaves an entry with its purpose', async () => {
  await printed(coordinator);
  const found = await sql`select 1 from audit.entry where purpose = 'landing-list'
    and account_id = ${coordinator.accountId}`.execute(owner);
  expect(found.rows.length).toBeGreaterThan(0);
});

test.each(['', 'state=refused&language=en', 'state=boarded', 'state=boarded&language=en&x=1'])(
  'what it cannot print is refused: %s',
  async (query) => {
    expect((await printed(coordinator, query)).status).toBe(400);
  },
);

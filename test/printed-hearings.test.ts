// The printed list of hearings: on nobody's list but that of who has the matter, without the judge
// for a probation officer, and with no word of what the matter is about.

import * as mupdf from 'mupdf';
import { beforeAll, expect, test } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { addDays, dayAt } from '../src/kernel/day.ts';
import {
  makeActor,
  makeTestProgramme,
  type TestActor,
  testProgramme,
  testServices,
} from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { type Court, openCourt } from './support/matters.ts';

const database = await testDatabase();
const server = serverWith(rooms, testServices(database));
const day = addDays(dayAt(new Date(), testProgramme.timeZone), 4);
const address = `/api/matters/hearings/list?from=${day}&days=1`;
let court: Court;
let subject: { code: string; name: string };

beforeAll(async () => {
  await makeTestProgramme(database);
  court = await openCourt(database, server);
  const { subjectId, proceedingId } = await court.enter();
  await call(server, court.officer, `POST /api/matters/${subjectId}/hearings`, {
    proceedingId,
    heldOn: day,
    heldAt: '10:30',
    room: '12',
    judge: 'Testova J.',
    placeKind: 'courtroom',
    outcome: 'planned',
    note: 'cnry-note of the course',
  });
  const found = await sql<{ code: string; name: string }>`
    select s.code, n.full_name as name from legal.subject s
    join legal.subject_name n on n.subject_id = s.id and n.kind = 'current'
    where s.id = ${subjectId}`.execute(database.owner);
  subject = found.rows[0]!;
});

async function printed(actor: TestActor, query = '&language=en') {
  const answer = await server.inject({
    url: `${address}${query}`,
    headers: { authorization: `Bearer ${actor.token}` },
  });
  const { statusCode: status, headers, rawPayload } = answer;
  if (status !== 200) return { status, headers, text: answer.payload };
  const document = mupdf.Document.openDocument(rawPayload, 'application/pdf');
  return { status, headers, text: document.loadPage(0).toStructuredText('').asText() };
}

test('to everyone else the list is empty or does not exist', async () => {
  const other = await makeActor(database, { role: 'prosecutor' });
  expect((await printed(other)).text).toContain('No hearing is planned on these days.');
  expect((await printed(other)).text).not.toContain(subject.code);
  for (const role of [
    'case-manager',
    'supervisor',
    'donor',
    'auditor',
    'national-coordinator',
  ] as const) {
    const refused = await printed(await makeActor(database, { role }));
    expect([refused.status, refused.text.includes(subject.name)], role).toEqual([404, false]);
  }
});

test('who has the matter prints it; a probation officer without the judge', async () => {
  const list = await printed(court.officer);
  for (const part of ['10:30', '12', 'Testova J.', subject.code, subject.name])
    expect(list.text).toContain(part);
  expect(list.text).not.toContain('cnry-note');
  expect((await printed(court.probation)).text).not.toContain('Testova');
});

test('the file has a neutral name, is kept by no browser, and its reading is on record', async () => {
  const { headers } = await printed(court.officer, '&language=ru&isLarge=true');
  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': 'attachment; filename="hearings.pdf"',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  const read = await sql<{ count: number }>`select count(*)::int as count from audit.entry
    where purpose = 'hearing-list' and account_id = ${court.officer.accountId}`.execute(
    database.owner,
  );
  expect(read.rows[0]!.count).toBeGreaterThan(0);
});

test.each(['', '&language=xx', '&language=en&isLarge=1', '&language=en&days=43'])(
  'what it cannot print is refused: %s',
  async (query) => {
    expect((await printed(court.officer, query)).status).toBe(400);
  },
);

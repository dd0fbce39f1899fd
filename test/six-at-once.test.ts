// Six people record a visit in one case at the same moment: requests in a deadlock run again one
// after the other, and no one gets an internal error.

import { expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { heardLog } from './support/log.ts';
import { fillProgramme } from './support/programme.ts';
import { dayThere } from './support/today.ts';

const database = await testDatabase();
const programme = await fillProgramme(database, { persons: 40 });
const failures: string[] = [];
const server = serverWith(rooms, {
  ...programme.services,
  log: heardLog((line) => void failures.push(JSON.stringify(line))),
});

it('each is answered, and each visit that was taken stands once', async () => {
  const { rows } = await sql<{ accountId: string; caseId: string }>`
    select a.account_id, a.case_id from care.assignment a
    join care.case_file c on c.id = a.case_id and c.state = 'active'
    where a.part = 'lead' and a.until_at = 'infinity' order by 2 limit 1`.execute(database.owner);
  const { accountId, caseId } = rows[0]!;
  const actor = programme.actors.find((one) => one.accountId === accountId)!;
  const count = async () =>
    (await sql`select 1 from care.visit where case_id = ${caseId}`.execute(database.owner)).rows
      .length;
  const before = await count();
  const body = {
    visitedOn: dayThere(),
    kind: 'follow-up',
    present: ['person'],
    safetyConcern: 'urgent',
    nextVisitOn: null,
    text: null,
  };
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => call(server, actor, `POST /api/cases/${caseId}/visits`, body)),
  );
  expect(failures).toEqual([]);
  const taken = answers.filter(({ status }) => status === 200);
  expect(await count()).toBe(before + taken.length);
  expect(taken.length, answers.map(({ raw }) => raw).join('\n')).toBe(6);
});

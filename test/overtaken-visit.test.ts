// A visit and the closing of its case at the same moment: the visit has been checked and written
// when the closing commits. It is refused with its reason, because a concern in a closed case would
// appear on no one's Today.

import { expect, it } from 'vitest';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { fillProgramme } from './support/programme.ts';
import { sql } from '../src/engine/db/database.ts';
import { careRoom } from '../src/rooms/care/room.ts';
import { dayThere } from './support/today.ts';

const database = await testDatabase();
const { owner } = database;
const programme = await fillProgramme(database, { persons: 40 });
const server = serverWith([careRoom], programme.services);

it('is refused and leaves nothing behind', async () => {
  const { rows } = await sql<{ accountId: string; caseId: string }>`
    select a.account_id, a.case_id from care.assignment a
    join care.case_file c on c.id = a.case_id and c.state = 'active'
    where a.part = 'lead' and a.until_at = 'infinity' order by 2 limit 1`.execute(owner);
  const { accountId, caseId } = rows[0]!;
  const lead = programme.actors.find((one) => one.accountId === accountId)!;
  const visits = async () =>
    (await sql`select 1 from care.visit where case_id = ${caseId}`.execute(owner)).rows.length;
  const before = await visits();
  const body = {
    visitedOn: dayThere(),
    kind: 'follow-up',
    present: ['person'],
    safetyConcern: 'urgent',
    nextVisitOn: null,
    text: null,
  };
  let answer: ReturnType<typeof call> | undefined;
  let isWaiting = false;
  await owner.transaction().execute(async (tx) => {
    await sql`update care.case_file set state = 'closed', closed_at = now(), version = version + 1
      where id = ${caseId}`.execute(tx);
    answer = call(server, lead, `POST /api/cases/${caseId}/visits`, body);
    for (let tries = 0; tries < 200 && !isWaiting; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const waiting = await sql`select 1 from pg_locks l
        join pg_stat_activity a on a.pid = l.pid
        where not l.granted and a.datname = current_database()`.execute(tx);
      isWaiting = waiting.rows.length > 0;
    }
  });
  expect(isWaiting).toBe(true);
  const { status, body: said } = await answer!;
  expect([status, said.code]).toEqual([409, 'case-is-closed']);
  expect(await visits()).toBe(before);
});

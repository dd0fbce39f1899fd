// Steps in matters of one court, past the endpoints and through them, for tests of what the law and
// the erasing allow.

import { expect } from 'vitest';
import { sql } from '../../src/engine/db/database.ts';
import { addDays } from '../../src/kernel/day.ts';
import { legalRoom } from '../../src/rooms/legal/room.ts';
import { asActor, makeTestProgramme, type TestActor, testServices } from './actors.ts';
import { testDatabase } from './database.ts';
import { call, serverWith } from './http.ts';
import { type Matter, matterBody, openCourt, placeAt, todayOf, usualAct } from './matters.ts';

export async function openCourtWithSteps() {
  const database = await testDatabase();
  const { owner } = database;
  const server = serverWith([legalRoom], testServices(database));
  await makeTestProgramme(database);
  const court = await openCourt(database, server);
  const today = await todayOf(database);

  const path = ({ subjectId, proceedingId }: Matter, more = '') =>
    `/api/matters/${subjectId}/proceedings/${proceedingId}${more}` as const;
  const toldBy = (who: TestActor, statement: string) =>
    asActor(database, who, (tx) => sql.raw(statement).execute(tx)).then(
      ({ rows }) => rows,
      ({ code, message }: { code: string; message: string }) => `${code} ${message}`,
    );
  const claims = (of: Matter, birth: object) =>
    call(server, court.officer, `POST /api/matters/${of.subjectId}/birth/claims`, {
      birth,
      says: 'x',
    });
  const settle = (of: Matter, body: object) =>
    call(server, court.registrar, `POST /api/matters/${of.subjectId}/birth/settlements`, body);
  const addProceeding = async ({ subjectId }: Matter, act: object = usualAct) =>
    (
      await call(server, court.registrar, `POST /api/matters/${subjectId}/proceedings`, {
        ...matterBody().proceeding,
        act,
      })
    ).body.id as string;
  let orders = 0;
  const orderBody = (more: object = {}) => ({
    proceedingId: null,
    kind: 'reporting',
    court: 'x',
    orderNumber: `o-${++orders}`,
    scope: 'x',
    startOn: addDays(today, -30),
    endOn: addDays(today, 30),
    ...more,
  });
  const order = async (of: Matter, more: object = {}): Promise<string> => {
    const answer = await call(
      server,
      court.officer,
      `POST /api/matters/${of.subjectId}/restrictions`,
      orderBody(more),
    );
    expect(answer.status, answer.raw).toBe(200);
    return answer.body.id;
  };
  const expunge = async ({ proceedingId }: Matter) => {
    await placeAt(database, proceedingId, { state: 'served', on: addDays(today, -400) });
    await sql`update legal.proceeding set expunge_on = ${today} where id = ${proceedingId}`.execute(
      owner,
    );
  };

  return {
    database,
    owner,
    server,
    court,
    today,
    path,
    toldBy,
    claims,
    settle,
    addProceeding,
    orderBody,
    order,
    expunge,
  };
}

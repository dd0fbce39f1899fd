// The list of matters: nobody learns from its order what their own Today does not say; the most
// urgent first; each order shows every matter once, page by page.

import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../engine/db/database.ts';
import { asActor, makeActor, makeTestProgramme } from '../../../../test/support/actors.ts';
import { type TestActor, testServices } from '../../../../test/support/actors.ts';
import { step } from '../../../../test/support/creating/bench.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { call, serverWith } from '../../../../test/support/http.ts';
import { type Court, type Matter, openCourt } from '../../../../test/support/matters.ts';
import { daysFromNow, orderOf, today } from '../../../../test/support/restricted-matters.ts';
import { legalRoom } from '../room.ts';
import { matterOrders } from './model.ts';

const database = await testDatabase();
const { owner } = database;
const server = serverWith([legalRoom], testServices(database));
const bench = { server };
let court: Court;
let held: Matter;
let heard: Matter;
let restricted: Matter;
let quiet: Matter;
let newest: Matter;
let unassigned: string;

beforeAll(async () => {
  await makeTestProgramme(database);
  court = await openCourt(database, server);
  const enter = () => court.enter({ stateOn: today() });
  [held, heard, restricted, quiet] = [await enter(), await enter(), await enter(), await enter()];
  newest = await enter();
  unassigned = (await court.tryEnter({ stateOn: today() })).body.subjectId;
  await step(bench, court.officer, [
    `POST /api/matters/${held.subjectId}/proceedings/${held.proceedingId}/detentions`,
    {
      startedOn: '2026-01-15',
      orderNumber: 'D-1',
      reason: 'By order of the court.',
      whyNoAlternative: null,
      nextReviewOn: daysFromNow(5),
    },
  ]);
  await step(bench, court.officer, [
    `POST /api/matters/${heard.subjectId}/hearings`,
    {
      proceedingId: heard.proceedingId,
      heldOn: daysFromNow(1),
      placeKind: 'courtroom',
      outcome: 'planned',
      note: null,
    },
  ]);
  await step(bench, court.officer, [
    `POST /api/matters/${restricted.subjectId}/restrictions`,
    orderOf(today(), daysFromNow(90), {}),
  ]);
  await asWritten(sql`state_on = ${daysFromNow(-57)}, registered_on = ${daysFromNow(-57)}
    where id = ${quiet.proceedingId}`);
});

/** As if it had been written then. */
async function asWritten(change: ReturnType<typeof sql>): Promise<void> {
  await sql`alter table legal.proceeding disable trigger user`.execute(owner);
  await sql`update legal.proceeding set ${change}`.execute(owner);
  await sql`alter table legal.proceeding enable trigger user`.execute(owner);
}

const idsOf = ({ matters }: { matters: { subjectId: string }[] }) =>
  matters.map(({ subjectId }) => subjectId);
const list = async (actor: TestActor, query = '') =>
  idsOf(await step(bench, actor, [`GET /api/matters?limit=50${query}`]));
async function paged(actor: TestActor, query: string): Promise<string[]> {
  const seen: string[] = [];
  let after = '';
  do {
    const page = await step(bench, actor, [`GET /api/matters?limit=1${query}${after}`]);
    seen.push(...idsOf(page));
    after = page.next ? `&after=${page.next}` : '';
  } while (after !== '');
  return seen;
}
const ids = (...matters: readonly Matter[]) => matters.map(({ subjectId }) => subjectId);

describe('who must not learn of them', () => {
  test('another court and the care side get nothing, over HTTP or over SQL', async () => {
    const { next } = await step(bench, court.registrar, ['GET /api/matters?limit=1']);
    for (const actor of [court.otherRegistrar, court.colleague])
      for (const order of matterOrders) {
        expect(await list(actor, `&order=${order}`)).toEqual([]);
        expect(await list(actor, `&order=${order}&after=${next}`)).toEqual([]);
      }
    const worker = await makeActor(database, { role: 'case-manager' });
    expect((await call(server, worker, 'GET /api/matters')).status).toBe(404);
    await expect(
      asActor(database, worker, (tx) =>
        sql`select * from legal.sorted_matters('urgent', null, null, 50)`.execute(tx),
      ),
    ).rejects.toThrow('permission denied');
    for (const hidden of ['first_due(null, false)', "placed_by(null, 'name', false)"])
      await expect(
        asActor(database, court.officer, (tx) =>
          sql`select * from legal.${sql.raw(hidden)}`.execute(tx),
        ),
      ).rejects.toThrow('permission denied');
  });

  test('a probation officer learns nothing of a detention or a quiet proceeding', async () => {
    const order = await list(court.probation);
    expect(order).toEqual(ids(restricted, heard, newest, quiet, held));
  });

  test('a sealed proceeding gives its matter no place from its day on', async () => {
    await asWritten(sql`sealed_from = ${today()} where id = ${heard.proceedingId}`);
    for (const actor of [court.officer, court.probation]) {
      const order = await list(actor, '&order=next-hearing');
      expect(order[0]).toBe(newest.subjectId);
      expect((await list(actor)).indexOf(heard.subjectId)).toBeGreaterThan(
        (await list(actor)).indexOf(newest.subjectId),
      );
    }
    await asWritten(sql`sealed_from = null where id = ${heard.proceedingId}`);
  });
});

describe('the order', () => {
  test('is by what is due first; who is held comes before a hearing of tomorrow', async () => {
    const due = ids(held, restricted, heard, quiet);
    expect(await list(court.officer)).toEqual([...due, newest.subjectId]);
    expect(await paged(court.registrar, '')).toEqual([
      ...due.slice(0, 3),
      unassigned,
      quiet.subjectId,
      newest.subjectId,
    ]);
  });

  test.each(matterOrders)('%s shows every matter once, page by page', async (order) => {
    const mine = ids(held, heard, restricted, quiet, newest);
    for (const [actor, all] of [
      [court.officer, mine],
      [court.probation, mine],
      [court.registrar, [...mine, unassigned]],
    ] as const)
      expect((await paged(actor, `&order=${order}`)).toSorted()).toEqual(all.toSorted());
  });

  test('by the next hearing and by the restriction that ends first', async () => {
    expect((await list(court.probation, '&order=next-hearing'))[0]).toBe(heard.subjectId);
    expect((await list(court.registrar, '&order=restriction-ends'))[0]).toBe(restricted.subjectId);
    expect(await list(court.officer, '&order=newest')).toEqual(
      ids(newest, quiet, restricted, heard, held),
    );
  });

  test('refuses one that does not exist', async () => {
    expect((await call(server, court.officer, 'GET /api/matters?order=worst')).status).toBe(400);
  });
});

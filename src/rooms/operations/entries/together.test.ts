// Answers and steps of several people in one form: who must not record them; all or none; each
// record stands alone.

import { beforeAll, expect, it } from 'vitest';
import { rooms } from '../../../app/rooms.ts';
import { sql } from '../../../engine/db/database.ts';
import {
  makeActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../../test/support/actors.ts';
import { type Bench, step } from '../../../../test/support/creating/bench.ts';
import { imported } from '../../../../test/support/creating/programme.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { call, serverWith } from '../../../../test/support/http.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const bench: Bench = { database, services, server: serverWith(rooms, services) };
let coordinator: TestActor;

beforeAll(async () => {
  await makeTestProgramme(database);
  coordinator = await makeActor(database, { role: 'national-coordinator' });
});

type Move = { entryId: string; to: string; reason: string | null; baseVersion: number };

async function family() {
  const { operationId, entries } = await imported(bench, coordinator);
  const moves: Move[] = [];
  for (const entryId of entries) {
    const { entry } = await step(bench, coordinator, [
      `GET /api/operations/${operationId}/entries/${entryId}`,
    ]);
    moves.push({ entryId, to: 'willing', reason: null, baseVersion: entry.version });
  }
  const put = (changed: Move[], by = coordinator, at = operationId) =>
    call(bench.server, by, `PUT /api/operations/${at}/states`, {
      basis: 'person-said',
      moves: changed,
    });
  const recorded = async () =>
    (
      await sql<{ entryId: string; toState: string; reason: string | null }>`
        select t.entry_id, t.to_state, t.reason from operations.entry_transition t
        join operations.entry e on e.id = t.entry_id
        where e.operation_id = ${operationId} and t.basis = 'person-said'
        order by t.entry_id`.execute(owner)
    ).rows;
  return { operationId, moves, put, recorded };
}

it('no other role finds the page of answers, and nothing is recorded', async () => {
  const { moves, put, recorded } = await family();
  for (const role of ['case-manager', 'cso-manager', 'supervisor', 'administrator'] as const) {
    const answer = await put(moves, await makeActor(database, { role }));
    expect(answer.status).toBe(404);
  }
  expect(await recorded()).toEqual([]);
});

it('somebody of another operation is answered as nobody, for all', async () => {
  const [one, other] = [await family(), await family()];
  const answer = await one.put([...one.moves, other.moves[0]!]);
  const absent = await one.put(one.moves, coordinator, '019a0000-0000-7000-8000-000000000000');
  expect([answer.status, absent.status]).toEqual([404, 404]);
  expect(await one.recorded()).toEqual([]);
  expect(await other.recorded()).toEqual([]);
});

it('one who cannot be recorded refuses all, by their code', async () => {
  const { moves, put, recorded } = await family();
  const [first, ...others] = moves as [Move, ...Move[]];
  for (const [changed, code] of [
    [{ ...first, baseVersion: first.baseVersion + 1 }, 'conflict-changed-meanwhile'],
    [{ ...first, to: 'boarded' }, 'entry-cannot-move-there'],
    [{ ...first, to: 'refused' }, 'reason-needed'],
    [{ ...first, reason: 'medical' }, 'reason-not-taken'],
  ] as const) {
    const answer = await put([...others, changed]);
    expect([answer.status, answer.body.code]).toEqual([409, code]);
  }
  const twice = await put([...moves, first]);
  expect(twice.body.code).toBe('conflict-changed-meanwhile');
  expect(await recorded()).toEqual([]);
});

it('each gets a record of their own, with their own answer and reason', async () => {
  const { moves, put, recorded } = await family();
  const [first, ...others] = moves as [Move, ...Move[]];
  const refused = { ...first, to: 'refused', reason: 'own-decision' };
  const answer = await put([refused, ...others]);
  expect([answer.status, answer.body]).toEqual([200, { moved: moves.length }]);
  expect(await recorded()).toEqual(
    [refused, ...others]
      .map(({ entryId, to, reason }) => ({ entryId, toState: to, reason }))
      .toSorted((one, other) => (one.entryId < other.entryId ? -1 : 1)),
  );
  const trail = await sql<{ subjects: number }>`select cardinality(subjects) as subjects
    from audit.entry where account_id = ${coordinator.accountId} and event = 'entry-moved'
    order by at desc limit 1`.execute(owner);
  expect(trail.rows[0]!.subjects).toBe(moves.length);
});

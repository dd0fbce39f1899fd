// One person on two lists: proposed with reasons, decided by a person, undone without a trace;
// families corrected by hand; the carrier's list against a refusal.

import { describe, expect, test } from 'vitest';
import { call } from '../../../../test/support/http.ts';
import {
  bring,
  type File,
  move,
  openBench,
  openOperation,
  read,
} from '../../../../test/support/operations.ts';
import { sql } from '../../../engine/db/database.ts';
import { newId } from '../../../kernel/id.ts';

const bench = await openBench();
const { server, coordinator } = bench;
const text = (kind: File['kind'], lines: readonly string[]): File => ({
  name: `${kind}.csv`,
  kind,
  bytes: Buffer.from(lines.join('\n')),
});
const camp = text('camp', [
  'family no;full name;sex;dob;document',
  '1;Testova Cholpon Beka;F;1988-01-02;',
  '1;Testova Aina Beka;F;2015-02-03;X1',
  '2;Probov Daniyar Azat;M;1990-05-06;',
]);
const ministry = text('ministry', [
  'family no;full name;relation;sex;dob;document',
  '9;Тестова Чолпон Бековна;мать;F;1988-01-02;',
  '9;Тестова Айна Бековна;дочь;F;2015-02-03;X1',
  '9;Тестов Бек Бекович;сын;M;2019-07-08;',
]);
const carrier = text('boarding', [
  'surname;given name;sex;dob;status;reason',
  'TESTOVA;CHOLPON;F;1988-01-02;BOARDED;',
  'TESTOVA;AINA;F;2015-02-03;NOT BOARDED;MEDICAL',
]);

async function start() {
  const operationId = await openOperation(bench);
  const at = `/api/operations/${operationId}`;
  const jobs = [];
  for (const file of [camp, ministry, carrier]) jobs.push(await bring(bench, operationId, file));
  const get = (path: string) => read(server, coordinator, `${at}${path}`);
  const put = (path: string, body: object) => call(server, coordinator, `PUT ${at}${path}`, body);
  const decide = (decision: string, some: any[]) =>
    put('/proposals/decisions', {
      decision,
      proposals: some.map((one) => ({ id: one.id, baseVersion: one.version })),
    });
  const snapshot = async () =>
    (
      await sql<object>`select id, root_id, state, reason, own_state,
      family_id, unaccompanied, may_be_minor, state_conflict from operations.entry
    where operation_id = ${operationId}::uuid order by id`.execute(bench.database.owner)
    ).rows;
  const find = async (name: string) =>
    (await get('/entries?limit=100')).entries.find((one: any) => one.name.full.includes(name));
  return { operationId, at, jobs, get, put, decide, snapshot, find };
}

const between = (proposals: any[], ...names: string[]) =>
  proposals.find((one) =>
    names.every((name) => [one.a.fullName, one.b.fullName].some((full) => full.includes(name))),
  );

describe('a proposal', () => {
  test('shows both sides with what agrees, and merges nothing by itself', async () => {
    const { get } = await start();
    const { proposals } = await get('/proposals?limit=100');
    const pair = between(proposals, 'Testova Cholpon', 'Чолпон');
    expect(pair.agrees).toContain('birth');
    expect(pair.reasons.length).toBeGreaterThan(0);
    expect((await get('/counts')).onLists).toBe(8);
  });

  test('decided the same makes one person and family; undone, nothing of it stays', async () => {
    const { get, decide, snapshot } = await start();
    const before = await snapshot();
    const pair = between(
      (await get('/proposals?limit=100')).proposals,
      'Testova Cholpon',
      'Чолпон',
    );
    const decided = await decide('same', [pair]);
    expect(decided.status, decided.raw).toBe(200);
    const [one] = decided.body.decided;
    const joined = await get(`/entries/${one.entryId}`);
    expect(joined.origins.map((origin: any) => origin.listKind)).toEqual(['camp', 'ministry']);
    expect(joined.entry).toMatchObject({
      relation: 'mother',
      name: { full: 'Тестова Чолпон Бековна' },
    });
    const { families } = await get('/families');
    expect(families.find((family: any) => family.id === joined.entry.familyId).entries.length).toBe(
      4,
    );
    expect((await decide('open', [pair])).body.code).toBe('conflict-changed-meanwhile');
    expect((await decide('open', [one])).status).toBe(200);
    expect(await snapshot()).toEqual(before);
  });

  test('decided different is remembered, and against it nobody can be joined', async () => {
    const { get, decide, at } = await start();
    const { proposals } = await get('/proposals?limit=100');
    const pair = between(proposals, 'Testova Aina', 'Айна');
    expect((await decide('different', [pair])).status).toBe(200);
    const again = await call(server, coordinator, `POST ${at}/reconciliation`);
    expect(again.body).toMatchObject({ added: 0 });
    expect((await get('/proposals?state=different')).proposals[0].id).toBe(pair.id);
    // Camp and ministry are not one; through the carrier's row they may not become one either.
    const carriers = proposals.filter(
      (one: any) =>
        one !== pair &&
        [one.a, one.b].some((side) => side.fullName.includes('AINA')) &&
        ['Testova Aina', 'Айна'].some((name) => between([one], name)),
    );
    expect(carriers.length).toBe(2);
    expect((await decide('same', carriers)).body.code).toBe('decided-different');
    expect((await get('/counts')).onLists).toBe(8);
  });

  test('that the matcher did not see can be made by hand', async () => {
    const { get, decide, at, find } = await start();
    const [a, b] = [await find('Probov'), await find('Тестов Бек')];
    const made = await call(server, coordinator, `POST ${at}/proposals`, { a: a.id, b: b.id });
    expect(made.body).toMatchObject({ state: 'open', version: 1 });
    expect((await decide('same', [made.body])).status).toBe(200);
    expect((await get('/counts')).onLists).toBe(7);
    const absent = await call(server, coordinator, `POST ${at}/proposals`, { a: a.id, b: newId() });
    expect(absent.status).toBe(404);
  });
});

describe("the carrier's list", () => {
  test('moves its entries; a refusal noted before is shown as a conflict and stays', async () => {
    const { get, put, decide, jobs, find } = await start();
    const pair = between(
      (await get('/proposals?limit=100')).proposals,
      'Testova Cholpon',
      'CHOLPON',
    );
    await decide('same', [pair]);
    const mother = await find('CHOLPON');
    const refused = await put(`/entries/${mother.id}/state`, {
      to: 'refused',
      reason: 'own-decision',
      basis: 'person-said',
      baseVersion: mother.version,
    });
    expect(refused.status, refused.raw).toBe(200);
    const boarding = await put(`/lists/${jobs[2].listId}/boarding`, {});
    expect(boarding.status, boarding.raw).toBe(200);
    expect(boarding.body).toMatchObject({
      boarded: 0,
      notBoarded: 1,
      unchanged: 0,
      conflicts: [{ code: mother.code, state: 'refused', listed: 'boarded' }],
    });
    const counts = await get('/counts');
    expect(counts.notBoarded).toEqual([{ reason: 'medical', count: 1 }]);
    expect(counts.refused).toEqual([{ reason: 'own-decision', count: 1 }]);
    expect((await put(`/lists/${jobs[0].listId}/boarding`, {})).body.code).toBe('no-status-column');
  });

  test('that contradicts a refusal joined later shows the conflict at the entry', async () => {
    const { get, put, decide, jobs, find } = await start();
    const [campRow] = [await find('Testova Cholpon')];
    await put(`/entries/${campRow.id}/state`, {
      to: 'refused',
      reason: 'own-decision',
      basis: 'person-said',
      baseVersion: campRow.version,
    });
    await put(`/lists/${jobs[2].listId}/boarding`, {});
    const pair = between(
      (await get('/proposals?limit=100')).proposals,
      'Testova Cholpon',
      'CHOLPON',
    );
    const decided = await decide('same', [pair]);
    expect(decided.body.decided[0].stateConflict).toBe(true);
    const { origins } = await get(`/entries/${decided.body.decided[0].entryId}`);
    expect(origins.map((one: any) => one.state).toSorted()).toEqual(['boarded', 'refused']);
  });
});

describe('a family', () => {
  test('is corrected by hand, and goes back to what the lists say', async () => {
    const { put, find } = await start();
    const man = await find('Probov');
    const child = await find('Testova Aina');
    expect(child.unaccompanied).toBe(false);
    const path = `/entries/${child.id}/family`;
    const moved = await put(path, { family: man.familyId, baseVersion: child.version });
    expect(moved.body.familyId).toBe(man.familyId);
    const alone = await put(path, { family: 'new', baseVersion: moved.body.version });
    expect((await find('Testova Aina')).unaccompanied).toBe(true);
    const back = await put(path, { family: 'as-listed', baseVersion: alone.body.version });
    expect(back.body.familyId).toBe(child.familyId);
    expect((await put(path, { family: newId(), baseVersion: back.body.version })).body.code).toBe(
      'family-not-found',
    );
  });

  test('arrives as one household with its kin, and entries that arrived stay decided', async () => {
    const { operationId, get, put, decide, jobs, find } = await start();
    const { proposals } = await get('/proposals?limit=100');
    const sure = proposals.filter(
      (one: any) =>
        ['Cholpon', 'Aina'].some((name) =>
          [one.a, one.b].some(
            (side) => side.fullName.includes(name) || side.fullName.includes(name.toUpperCase()),
          ),
        ) && one.agrees.includes('birth'),
    );
    expect((await decide('same', sure)).status).toBe(200);
    await put(`/lists/${jobs[2].listId}/boarding`, {});
    const child = await find('Айна');
    await put(`/entries/${child.id}/state`, {
      to: 'boarded',
      reason: null,
      basis: 'authority',
      baseVersion: child.version,
    });
    await move(bench, operationId, ['lists-verified', 'approved', 'executing', 'landed']);
    const arrived = await put('/arrivals', { arrivedOn: '2022-08-20' });
    expect(arrived.body).toEqual({ arrived: 2, households: 1, unaccompaniedMinors: 0 });
    const kin = await sql<{ relation: string; kin: string }>`select k.relation, n.full_name as kin
      from people.kinship k join people.person p on p.id = k.person_id
      join people.person_name n on n.person_id = k.kin_person_id and n.kind = 'current'
      where p.operation_id = ${operationId}::uuid order by k.relation`.execute(
      bench.database.owner,
    );
    expect(kin.rows).toEqual([
      { relation: 'child', kin: 'Тестова Айна Бековна' },
      { relation: 'mother', kin: 'Тестова Чолпон Бековна' },
    ]);
    const event = bench.events.find((one) => one.facts.operationId === operationId);
    expect(
      event!.facts.persons.map((one) => [one.minor, one.custodialParentPersonId !== null]),
    ).toEqual(
      expect.arrayContaining([
        [false, false],
        [true, true],
      ]),
    );
    const same = (await get('/proposals?state=same&limit=100')).proposals;
    expect((await decide('open', [same[0]])).body.code).toBe('entry-already-arrived');
    expect((await put('/arrivals', { arrivedOn: '2022-08-20' })).body.code).toBe('nobody-boarded');
  });
});

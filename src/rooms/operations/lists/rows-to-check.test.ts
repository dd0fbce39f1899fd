// Only the rows to look at, of a list of several pages: the server chooses and counts them, and
// a row that a person called somebody's is named until that is taken back.

import { expect, test } from 'vitest';
import { call } from '../../../../test/support/http.ts';
import {
  csvList,
  line,
  openBench,
  openOperation,
  stage,
} from '../../../../test/support/operations.ts';
import { makeActor } from '../../../../test/support/actors.ts';

const bench = await openBench();
const { database, server, coordinator } = bench;
const rowsOf = (body: any): number[] => body.sheets[0].rows.map(({ row }: any) => row);

/** Every second row has a birth that cannot be read: 250 of 500, in three pages of rows. */
const rows = Array.from({ length: 500 }, (_, at) =>
  line([at, `Family${at}`, `Given${at}`, 'F', at % 2 === 0 ? '2015-02-31' : '2015-02-03']),
);
const toCheck = Array.from({ length: 250 }, (_, at) => at * 2 + 2);

async function stageMany() {
  const operationId = await openOperation(bench);
  const { body } = await stage(bench, operationId, csvList(rows));
  const path = `GET /api/operations/${operationId}/lists/${body.listId}/preview` as const;
  return { operationId, body, path };
}

test('rows to look at are refused as all rows are, and only by their name', async () => {
  const { path } = await stageMany();
  const stranger = await makeActor(database, { role: 'case-manager' });
  const [all, only] = [path, `${path}?only=to-check`] as const;
  expect((await call(server, stranger, only)).raw).toBe((await call(server, stranger, all)).raw);
  expect((await call(server, stranger, only)).status).toBe(404);
  expect((await call(server, coordinator, `${path}?only=errors`)).status).toBe(400);
});

test('they are counted, and shown page by page', async () => {
  const { path, body } = await stageMany();
  const [sheet] = body.preview.sheets;
  expect(sheet.counts).toMatchObject({ persons: 500, toCheck: 250 });
  const first = await call(server, coordinator, `${path}?only=to-check`);
  expect(rowsOf(first.body)).toEqual(toCheck.slice(0, 200));
  const second = await call(server, coordinator, `${path}?only=to-check&sheet=&after=200`);
  expect(rowsOf(second.body)).toEqual(toCheck.slice(200));
  const beyond = await call(server, coordinator, `${path}?only=to-check&sheet=&after=400`);
  expect(rowsOf(beyond.body)).toEqual([]);
  expect(rowsOf((await call(server, coordinator, path)).body)).toHaveLength(200);
});

test('a row that was passed over is read when a person says it is somebody, and not after', async () => {
  const operationId = await openOperation(bench);
  const listed = csvList([
    line([1, 'Testova', 'Aina', 'F', '2015-02-03']),
    line([1, 'Testov', 'Bek', 'M', '2016-02-03']),
    line(['', 'Total', '2', '', '']),
  ]);
  const { body } = await stage(bench, operationId, listed);
  const [sheet] = body.preview.sheets;
  expect(sheet).toMatchObject({ personRows: [], counts: { persons: 2 } });
  expect(sheet.passedOver.map((part: any) => part.rows)).toContainEqual([4]);
  const say = (baseVersion: number, personRows: number[]) =>
    call(
      server,
      coordinator,
      `PUT /api/operations/${operationId}/lists/${body.listId}/understanding`,
      { baseVersion, sheets: [{ sheet: '', personRows }] },
    );
  const said = await say(1, [4]);
  expect(said.body.sheets[0]).toMatchObject({ personRows: [4], counts: { persons: 3 } });
  const back = await say(2, []);
  expect(back.body.sheets[0]).toMatchObject({ personRows: [], counts: { persons: 2 } });
});

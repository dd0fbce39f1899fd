// Lists through the doors a person uses: staging, corrections, refusals of broken files, the same
// file twice.

import { describe, expect, test } from 'vitest';
import { asActor } from '../../../../test/support/actors.ts';
import { call, serverWith } from '../../../../test/support/http.ts';
import { heardLog } from '../../../../test/support/log.ts';
import {
  bring,
  ended,
  hasManifests,
  manifest,
  openBench,
  openOperation,
  stage,
  countOf,
  csvList,
  line,
} from '../../../../test/support/operations.ts';
import { makeWorkbook, textRows } from '../../../../test/support/make-workbook.ts';
import { leastMilliseconds } from '../../../../test/support/least-time.ts';
import { sql } from '../../../engine/db/database.ts';
import { operationsRoom } from '../room.ts';

const bench = await openBench();
const { database, server, coordinator } = bench;
const owner = database.owner;
const count = (table: string, operationId: string) => countOf(bench, table, operationId);

describe.skipIf(!hasManifests)('a broken file', () => {
  test.each([
    ['empty.xlsx', 'empty-file'],
    ['truncated.xlsx', 'truncated'],
    ['really-a-pdf.xlsx', 'not-a-spreadsheet'],
    ['no-name-column.xlsx', 'no-name-column'],
  ])('%s is refused as %s within five seconds and leaves nothing', async (name, code) => {
    const operationId = await openOperation(bench);
    const took = await leastMilliseconds(async () => {
      const answer = await stage(bench, operationId, manifest(`kg/broken/${name}`, 'ministry'));
      expect(answer.body).toMatchObject({ status: 409, code });
    }, 5_000);
    expect(took).toBeLessThan(5_000);
    expect(await count('list', operationId)).toBe(0);
  });

  test('that claims a million rows gives its one row', async () => {
    const operationId = await openOperation(bench);
    const job = await bring(
      bench,
      operationId,
      manifest('kg/broken/a-million-rows.xlsx', 'ministry'),
    );
    expect(job).toMatchObject({ state: 'done', entriesAdded: 1 });
  });

  test('with wrong rows names them, and imports once they are left out', async () => {
    const operationId = await openOperation(bench);
    const staged = await stage(bench, operationId, manifest('kg/broken/bad-rows.xlsx', 'ministry'));
    const { listId, preview } = staged.body;
    const [sheet] = preview.sheets;
    const path = `POST /api/operations/${operationId}/lists/${listId}/import` as const;
    const refused = await call(server, coordinator, path, {
      baseVersion: preview.version,
      skipRows: [],
    });
    expect(refused.body).toMatchObject({
      status: 409,
      code: 'rows-with-errors',
      facts: { count: sheet.errorRows.length, rows: sheet.errorRows.join(', ') },
    });
    expect(await count('entry', operationId)).toBe(0);
    const started = await call(server, coordinator, path, {
      baseVersion: preview.version,
      skipRows: sheet.errorRows.map((row: number) => ({ sheet: sheet.sheet, row })),
    });
    // Every row of this file may be wrong: then there is nothing to import.
    const left = sheet.counts.persons - sheet.errorRows.length;
    if (left === 0) expect(started.body.code).toBe('nothing-to-import');
    else {
      expect(await ended(bench, operationId, started.body.jobId)).toMatchObject({
        state: 'done',
        entriesAdded: left,
      });
    }
  });

  test('in another encoding holds the same people, who are not entered twice', async () => {
    const operationId = await openOperation(bench);
    const first = await bring(bench, operationId, manifest('kg/boarding-list.csv', 'boarding'));
    const second = await bring(bench, operationId, manifest('kg/broken/utf16.csv', 'boarding'));
    expect(first).toMatchObject({ entriesAdded: 114, entriesKnown: 0 });
    expect(second).toMatchObject({ entriesAdded: 0, entriesKnown: 114 });
  });
});

describe('a staged list', () => {
  const rows = [line([1, 'Testova', 'Aina', 'F', '2015-02-03'])];

  test('is no entry, lies encrypted, and can be thrown away', async () => {
    const operationId = await openOperation(bench);
    const { body } = await stage(bench, operationId, csvList(rows, 'CANARY-FILE.csv'));
    expect(await count('entry', operationId)).toBe(0);
    const stored = await sql<{ text: string }>`select l::text || f::text || p::text as text
      from operations.list l join operations.list_file f on f.list_id = l.id
      join operations.list_page p on p.list_id = l.id where l.id = ${body.listId}::uuid`.execute(
      owner,
    );
    for (const word of ['Testova', 'CANARY-FILE']) {
      expect(stored.rows[0]!.text).not.toContain(Buffer.from(word).toString('hex'));
    }
    const path = `/api/operations/${operationId}/lists/${body.listId}`;
    expect((await call(server, coordinator, `DELETE ${path}`)).body.state).toBe('discarded');
    expect((await call(server, coordinator, `GET ${path}/preview`)).body.code).toBe(
      'list-not-staged',
    );
    expect((await stage(bench, operationId, csvList(rows))).body.earlier).toBe(false);
  });

  test('answers the same file with the earlier list', async () => {
    const operationId = await openOperation(bench);
    const first = await stage(bench, operationId, csvList(rows));
    const second = await stage(bench, operationId, csvList(rows, 'renamed.csv'));
    expect(second.body).toMatchObject({
      earlier: true,
      listId: first.body.listId,
      state: 'staged',
    });
    expect(await count('list', operationId)).toBe(1);
  });

  test('is over after a day by the clock, and deleted at the next staging', async () => {
    const operationId = await openOperation(bench);
    const { body } = await stage(bench, operationId, csvList(rows));
    const late = async () =>
      sql<{ count: number }>`select count(*) as count
      from operations.list_file where list_id = ${body.listId}::uuid`.execute(owner);
    await sql`update operations.list set discarded_after = now()
      where id = ${body.listId}::uuid`.execute(owner);
    const preview = await call(
      server,
      coordinator,
      `GET /api/operations/${operationId}/lists/${body.listId}/preview`,
    );
    expect(preview.body.code).toBe('list-not-staged');
    expect(
      await asActor(
        database,
        coordinator,
        async (tx) =>
          (
            await sql`select 1
      from operations.list_file where list_id = ${body.listId}::uuid`.execute(tx)
          ).rows,
      ),
    ).toEqual([]);
    expect((await late()).rows[0]!.count).toBe(1);
    expect((await stage(bench, operationId, csvList(rows))).body.earlier).toBe(false);
    expect((await late()).rows[0]!.count).toBe(0);
  });

  test('is understood anew with a correction, once per version', async () => {
    const operationId = await openOperation(bench);
    const { body } = await stage(
      bench,
      operationId,
      csvList([line([1, 'Testova', 'Aina', 'F', '03/02/2015'])]),
    );
    const path = `PUT /api/operations/${operationId}/lists/${body.listId}/understanding` as const;
    const sheet = body.preview.sheets[0].sheet;
    const corrected = await call(server, coordinator, path, {
      baseVersion: 1,
      sheets: [{ sheet, dayMonthOrder: 'month-first' }],
    });
    expect(corrected.status, corrected.raw).toBe(200);
    expect(corrected.body.sheets[0].rows.find((row: any) => row.row === 2).values.birth.value).toBe(
      '2015-03-02',
    );
    const again = await call(server, coordinator, path, { baseVersion: 1, sheets: [] });
    expect(again.body.code).toBe('conflict-changed-meanwhile');
  });
});

describe('columns mapped by hand', () => {
  const unknown = (rows: readonly string[]) => ({
    name: 'unknown.csv',
    kind: 'ministry' as const,
    bytes: Buffer.from(['Kolonne A;Kolonne B;Kolonne C', ...rows].join('\n')),
  });
  const file = unknown(['Testova Aina;2015-02-03;F', 'Testov Bek;2016-04-05;M']);
  const mapped = (sheets: unknown) =>
    new URLSearchParams({ fileName: file.name, kind: file.kind, sheets: JSON.stringify(sheets) });
  const stageMapped = (operationId: string, sheets: unknown) =>
    call(
      server,
      coordinator,
      `POST /api/operations/${operationId}/lists?${mapped(sheets)}`,
      file.bytes,
    );

  test.each([
    ['a field twice', [{ sheet: '', columns: { 1: 'fullName', 2: 'fullName' } }]],
    ['a field that is none', [{ sheet: '', columns: { 1: 'shoeSize' } }]],
    ['no list at all', { sheet: '' }],
  ])('%s is refused before anything is read', async (_, sheets) => {
    const operationId = await openOperation(bench);
    expect((await stageMapped(operationId, sheets)).status).toBe(400);
    expect(await count('list', operationId)).toBe(0);
  });

  test('a title that no row has is named, and nothing is kept', async () => {
    const operationId = await openOperation(bench);
    const sheets = [{ sheet: '', columns: { 'Kolonne Z': 'fullName' } }];
    const answer = await stageMapped(operationId, sheets);
    expect(answer.body).toMatchObject({ code: 'column-not-found', facts: { header: 'Kolonne Z' } });
    expect(await count('list', operationId)).toBe(0);
  });

  test('the first row may be a person: the refusal names it, the log and the audit do not', async () => {
    const operationId = await openOperation(bench);
    const said: unknown[] = [];
    const log = heardLog((line) => void said.push(line), 'info');
    const heard = serverWith([operationsRoom], { ...bench.services, log });
    const bytes = Buffer.from('Testova Untitled;2015-02-03;F\nTestov Bek;2016-04-05;M');
    const untitled = { name: 'untitled.csv', kind: 'ministry' as const, bytes };
    const refused = await stage({ ...bench, server: heard }, operationId, untitled);
    expect(refused.body.facts.titles).toContain('Testova Untitled');
    expect(said.length).toBeGreaterThan(0);
    expect(JSON.stringify(said)).not.toContain('Untitled');
    const { rows } = await sql<{ entries: number }>`select count(*)::integer as entries
      from audit.entry as entry where entry::text like '%Untitled%'`.execute(owner);
    expect(rows).toEqual([{ entries: 0 }]);
  });

  test('unknown titles are named; mapped, they are read, kept and imported alike', async () => {
    const operationId = await openOperation(bench);
    const refused = await stage(bench, operationId, file);
    expect(refused.body).toMatchObject({
      code: 'no-header-row',
      facts: { titles: '1: Kolonne A | 2: Kolonne B | 3: Kolonne C' },
    });
    const sheets = [{ sheet: '', columns: { 'Kolonne A': 'fullName', 2: 'birth' } }];
    const staged = await stageMapped(operationId, sheets);
    expect(staged.status, staged.raw).toBe(200);
    const { listId, preview } = staged.body;
    expect(preview.sheets[0].passedOver).toMatchObject([
      { what: 'field', field: 'sex', reason: 'no-column' },
      { what: 'column', column: 3, title: 'Kolonne C', field: 'sex' },
    ]);
    // A second word adds to the first; the names stay where they were.
    const corrected = await call(
      server,
      coordinator,
      `PUT /api/operations/${operationId}/lists/${listId}/understanding`,
      { baseVersion: 1, sheets: [{ sheet: '', columns: [{ index: 3, field: 'sex' }] }] },
    );
    expect(corrected.status, corrected.raw).toBe(200);
    expect(corrected.body.sheets[0].passedOver).toEqual([]);
    const started = await call(
      server,
      coordinator,
      `POST /api/operations/${operationId}/lists/${listId}/import`,
      { baseVersion: 2, skipRows: [] },
    );
    const job = await ended(bench, operationId, started.body.jobId);
    expect(job).toMatchObject({ state: 'done', entriesAdded: 2 });
    const entries = await sql<{ full_name: string; sex: string; birth_from: string }>`
      select n.full_name, e.sex, n.birth_from::text
      from operations.entry e join operations.entry_identity n on n.entry_id = e.id
      where e.operation_id = ${operationId}::uuid order by n.full_name`.execute(owner);
    expect(entries.rows.map((row) => Object.values(row).join(' '))).toEqual([
      'Testov Bek male 2016-04-05',
      'Testova Aina female 2015-02-03',
    ]);
  });

  test('a sheet without a list shows its columns, so that it can be mapped', async () => {
    const operationId = await openOperation(bench);
    const bytes = Buffer.from(
      makeWorkbook([
        {
          name: 'Known',
          xml: textRows([
            ['Name', 'Sex', 'DOB'],
            ['Testova Aina', 'F', '2015'],
          ]),
        },
        {
          name: 'Other',
          xml: textRows([
            ['Kol A', 'Kol B'],
            ['Testov Bek', 'M'],
          ]),
        },
      ]),
    );
    const staged = await stage(bench, operationId, { name: 'two.xlsx', kind: 'camp', bytes });
    const { listId, preview } = staged.body;
    expect(preview.sheets[1]).toMatchObject({
      refusal: 'no-header-row',
      columns: [
        { index: 1, header: 'Kol A', field: 'ignore' },
        { index: 2, header: 'Kol B', field: 'ignore' },
      ],
    });
    const corrected = await call(
      server,
      coordinator,
      `PUT /api/operations/${operationId}/lists/${listId}/understanding`,
      { baseVersion: 1, sheets: [{ sheet: 'Other', columns: { 1: 'fullName', 2: 'sex' } }] },
    );
    expect(corrected.body.sheets[1]).toMatchObject({ refusal: null, counts: { persons: 1 } });
  });
});

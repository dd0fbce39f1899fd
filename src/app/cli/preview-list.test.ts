// What scripts rely on: the keys of the JSON, one object for each sheet, and a sentence for a
// refused file, within five seconds.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { makeWorkbook, textRows } from '../../../test/support/make-workbook.ts';
import { previewList } from './preview-list.ts';
import { leastMilliseconds } from '../../../test/support/least-time.ts';

const folder = mkdtempSync(join(tmpdir(), 'lists-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(...args: string[]): Promise<{ exitCode: number; text: string }> {
  let text = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  const exitCode = await previewList(args).finally(() => write.mockRestore());
  return { exitCode, text };
}

test('one object for each sheet, with raw, value and precision', async () => {
  const rows = [
    ['Name', 'DOB'],
    ['Amina', 'about 1994'],
    ['Total', '1'],
  ];
  const workbook = makeWorkbook([
    { name: 'Adults', xml: textRows(rows) },
    { name: 'Children', xml: textRows(rows) },
  ]);
  const { exitCode, text } = await run(fileOf('two.xlsx', workbook), '--json');
  const answers = JSON.parse(text);
  expect(exitCode).toBe(0);
  expect(answers).toHaveLength(2);
  expect(answers[1]).toMatchObject({
    file: 'two.xlsx',
    sheet: 'Children',
    encoding: 'xlsx',
    headerRow: 1,
    columns: [
      { index: 1, header: 'Name', field: 'fullName', confidence: 1 },
      { index: 2, header: 'DOB', field: 'birth', confidence: 1 },
    ],
    rows: [
      {
        row: 2,
        values: {
          fullName: { raw: 'Amina', value: 'Amina', precision: 'as-written' },
          birth: { raw: 'about 1994', value: '1993-01-01/1995-12-31', precision: 'about' },
        },
        problems: [],
      },
    ],
    skipped: [
      { row: 1, reason: 'header' },
      { row: 3, reason: 'subtotal' },
    ],
  });
});

test('a refused file gives a sentence with the row and the remedy', async () => {
  const files = [
    fileOf('bad.csv', 'Name;Sex\nAmina;F\n"Omar;M\n'),
    fileOf('list.xlsx', '%PDF-1.4'),
  ];
  const { exitCode, text } = await run(...files, '--json');
  const [quote, pdf] = JSON.parse(text);
  expect(exitCode).toBe(0);
  expect(quote.error).toMatchObject({ code: 'damaged', facts: { row: 3 } });
  expect(quote.error.message).toContain('row 3');
  expect(pdf).toMatchObject({ file: 'list.xlsx', error: { code: 'not-a-spreadsheet' } });
  expect(pdf.error.message).toContain('a PDF');
  expect(await leastMilliseconds(() => run(...files), 5_000)).toBeLessThan(5_000);
});

test('problems are said in plain words; a missing file and a missing argument are told apart', async () => {
  const bad = await run(fileOf('day.csv', 'Name,DOB\nAmina,31.02.2015\n'));
  expect(bad.text).toContain('Row 2, birth: the birth date does not exist');
  expect((await run(join(folder, 'nowhere.xlsx'))).exitCode).toBe(1);
  expect((await run()).exitCode).toBe(2);
});

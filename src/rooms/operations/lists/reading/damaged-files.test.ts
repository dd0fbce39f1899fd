// Files with a few bytes changed at random: each is read or refused, and none ends the program or
// takes long. The bytes differ from run to run; a failure names its seed.

import * as fc from 'fast-check';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { heavily } from '../../../../../test/support/rounds.ts';
import { makeWorkbook, textRows } from '../../../../../test/support/make-workbook.ts';
import { toDay } from '../../../../kernel/day.ts';
import { previewFile } from './preview-file.ts';

const options = { today: toDay('2026-01-15'), timeZone: 'Asia/Bishkek' };
const millisecondsMax = 1_000;

const rows = [
  ['№', 'ФИО ребёнка', 'Date of birth', 'Пол', 'Boarded', 'Документ'],
  ['1', 'Мадина Рахимова', '12.05.2010', 'ж', '✓', 'AN0123456'],
  ['2', 'Юсуф Рахимов', '2010-04-14T18:00:00Z', 'м', 'x', '1.00512E+11'],
  ['3', 'مريم يوسف', '18+', 'أنثى', '', 'нет'],
  ['', 'Итого: 3', '', '', '', ''],
];
const workbook = makeWorkbook([
  { name: 'A', xml: textRows(rows) },
  { name: 'B', xml: '<sheetData><row r="1"><c s="1"><v>40310.9999</v></c></row></sheetData>' },
]);
const text = new TextEncoder().encode(rows.map((row) => row.join(';')).join('\r\n'));

function holds(bytes: Uint8Array): void {
  const before = performance.now();
  const outcome = previewFile(bytes, 'list', options);
  expect(performance.now() - before).toBeLessThan(millisecondsMax);
  if (outcome.ok) expect(JSON.stringify(outcome.value)).not.toContain('\\u0000');
  else expect(outcome.refusal).toMatch(/^[a-z-]+$/);
}

const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 });

function changed(bytes: Uint8Array, places: readonly (readonly [number, number])[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const [at, byte] of places) copy[at % copy.length] = byte;
  return copy;
}

describe('with bytes changed', () => {
  test('a text file', () => {
    fc.assert(
      fc.property(changes, (places) => holds(changed(text, places))),
      heavily({ numRuns: 300 }),
    );
  });

  test('a workbook, its archive', () => {
    fc.assert(
      fc.property(changes, (places) => holds(changed(workbook, places))),
      heavily({ numRuns: 200 }),
    );
  });

  test('a workbook, one of its parts', () => {
    const parts = unzipSync(workbook);
    const names = Object.keys(parts);
    const part = fc.constantFrom(...names);
    fc.assert(
      fc.property(part, changes, (name, places) => {
        holds(zipSync({ ...parts, [name]: changed(parts[name]!, places) }));
      }),
      heavily({ numRuns: 200 }),
    );
  });

  test('a workbook whose values are anything', () => {
    const parts = unzipSync(workbook);
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    const value = fc.constantFrom('', '-1', '1e308', 'NaN', '99999999', '0.5', '_x0000_', '&#1;');
    const type = fc.constantFrom('s', 'n', 'b', 'e', 'd', 'str', 'inlineStr', 'zz');
    fc.assert(
      fc.property(type, value, fc.nat(5), (kind, shown, style) => {
        const cell = `<c r="B2" t="${kind}" s="${style}"><v>${shown}</v></c>`;
        const xml = sheet.replace(/<c r="B2".*?<\/c>/, cell);
        holds(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': new TextEncoder().encode(xml) }));
      }),
      heavily({ numRuns: 200 }),
    );
  });
});

test('text of any kind', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (any) => {
      holds(new TextEncoder().encode(`Name;Sex;Born\n${any}\nMadina R;f;2010\n${any}`));
    }),
    heavily({ numRuns: 300 }),
  );
});

test('a single cell that is long, and a line of many delimiters', () => {
  holds(new TextEncoder().encode(`Name;Sex\n${'Мадина '.repeat(4_000)};f`));
  holds(new TextEncoder().encode(`Name;Sex\n${';'.repeat(250)}\n${'?'.repeat(9_000)};f`));
  holds(new TextEncoder().encode(`Name;Age\nA;${'1 '.repeat(3_000)}\nB;${'_'.repeat(9_000)}`));
});

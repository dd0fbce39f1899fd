// The lists of the shared test data, compared with the truth beside them: every row is understood,
// and no birth is claimed that is not so, except where day and month were swapped on purpose.

import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { toDay } from '../../../../kernel/day.ts';
import { readBirth } from './birth-value.ts';
import { type PreviewRow } from './model.ts';
import { previewFile } from './preview-file.ts';

const shared =
  process.env['ALONGSIDE_SHARED'] ?? new URL('../../../../../shared', import.meta.url).pathname;
const folder = `${shared}/data/manifests`;
const isHere = existsSync(folder);
if (!isHere) console.log(`skipped: no test lists in ${folder}`);
const options = { today: toDay('2026-01-15') };

type Truth = Readonly<Record<string, string>>;

function preview(path: string) {
  const outcome = previewFile(readFileSync(`${folder}/${path}`), path, options);
  if (!outcome.ok) throw new Error(`${path} refused: ${outcome.refusal}`);
  return outcome.value.previews;
}

function truthOf(country: string): Truth[] {
  return parse(readFileSync(`${folder}/${country}/truth.csv`), { columns: true });
}

/**
 * Rows by the key that the truth uses: a row number, or `Sheet!row` in a workbook of two sheets.
 */
function rowsByKey(path: string): Map<string, PreviewRow> {
  const sheets = preview(path);
  return new Map(
    sheets.flatMap(({ sheet, rows }) =>
      rows
        .filter(({ skipped }) => skipped === undefined)
        .map((row) => [sheets.length > 1 ? `${sheet}!${row.row}` : String(row.row), row] as const),
    ),
  );
}

function faultsOf(row: PreviewRow | undefined, truth: Truth): string[] {
  if (!row) return ['row missing'];
  const { values } = row;
  const faults: string[] = [];
  const birth = values.birth ? readBirth(values.birth) : null;
  const born = truth['birth_date'] ?? '';
  const isSwapped = truth['notes']?.includes('swapped') === true;
  const isHeld = !birth?.from || !birth.to || (birth.from <= born && born <= birth.to);
  if (!isHeld && !isSwapped) faults.push(`birth ${values.birth?.raw} is not ${born}`);
  if (values.birth?.raw !== '' && !birth?.from) faults.push('birth not understood');
  if (values.sex?.value !== (truth['sex'] === 'F' ? 'female' : 'male')) faults.push('sex');
  if (values.familyNumber && values.familyNumber.value !== truth['family']) faults.push('family');
  if (!values.fullName?.value && !values.familyName?.value) faults.push('name');
  const boarded = truth['boarded'] === '1' ? 'boarded' : 'not-boarded';
  if (values.status && values.status.value !== boarded) faults.push('status');
  if (values.status?.value === 'not-boarded' && !values.reason?.value) faults.push('reason');
  const expected = truth['relation'] === 'child' ? ['son', 'daughter'] : [truth['relation']];
  if (values.relation && !expected.includes(values.relation.value ?? '')) faults.push('relation');
  return faults;
}

describe.skipIf(!isHere)('lists with a known truth', () => {
  const lists = [
    ['camp-list.ar.xlsx', 'camp_row'],
    ['ministry-list.xlsx', 'ministry_row'],
    ['boarding-list.csv', 'boarding_row'],
  ] as const;
  const cases = ['kg', 'uz'].flatMap((country) => lists.map((list) => [country, ...list] as const));
  test.each(cases)('%s %s', (country, file, column) => {
    const rows = rowsByKey(`${country}/${file}`);
    const expected = truthOf(country).filter((truth) => truth[column] !== '');
    const faults = expected.flatMap((truth) => {
      const row = rows.get(truth[column] ?? '');
      return faultsOf(row, truth).map((fault) => `${truth['id']}: ${fault}`);
    });
    const precisions = Object.groupBy(rows.values(), ({ values }) => values.birth?.precision ?? '');
    const counts = Object.entries(precisions).map(([name, some]) => `${name} ${some?.length}`);
    console.log(
      `${country}/${file}: ${expected.length} of ${rows.size} rows; ${counts.join(', ')}`,
    );
    expect(faults).toEqual([]);
  });

  test.each(['kg', 'uz'])(
    '%s: the person listed twice is shown, in no family by guess',
    (country) => {
      const [camp] = preview(`${country}/camp-list.ar.xlsx`);
      const last = camp?.rows.at(-1);
      expect(last?.problems.map(({ code }) => code)).toContain('row-repeats');
      expect(last?.values.familyNumber).toMatchObject({ value: null, precision: 'unknown' });
      const orphans = camp?.rows.filter(({ values }) => values.mark?.value === 'orphan').length;
      const truth = truthOf(country).filter((row) => row['full_orphan'] === '1' && row['camp_row']);
      expect(orphans).toBe(truth.length);
    },
  );
});

describe.skipIf(!isHere)('broken lists', () => {
  const codes = (path: string) =>
    preview(path).flatMap(({ rows }) =>
      rows.flatMap(({ problems }) => problems.map(({ row, code }) => `${row} ${code}`)),
    );

  test('every bad row is named', () => {
    expect(codes('kg/broken/bad-rows.xlsx')).toEqual([
      '2 birth-day-does-not-exist',
      '3 name-empty',
      '4 formula-cell',
      '4 formula-cell',
      '5 birth-in-future',
      '6 birth-too-early',
      '7 sex-not-known',
    ]);
  });

  test('a claim of a million rows reads its one row; UTF-16 imports', () => {
    expect(preview('kg/broken/a-million-rows.xlsx')[0]?.counts.persons).toBe(1);
    const [utf16] = preview('kg/broken/utf16.csv');
    expect([utf16?.encoding, utf16?.counts.persons]).toEqual(['utf-16le', 114]);
  });

  test.each([
    ['empty.xlsx', 'empty-file', {}],
    ['truncated.xlsx', 'truncated', { row: 17, sheetNumber: 2 }],
    ['really-a-pdf.xlsx', 'not-a-spreadsheet', { seemsToBe: 'pdf' }],
    ['no-name-column.xlsx', 'no-name-column', { row: 1 }],
  ])('%s is refused: %s', (file, refusal, facts) => {
    const bytes = readFileSync(`${folder}/kg/broken/${file}`);
    expect(previewFile(bytes, file, options)).toMatchObject({ ok: false, refusal, facts });
  });
});

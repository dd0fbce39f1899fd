// The release gate against an oracle of its own: a reader who knows every published cell and total,
// that no count is negative and that a hidden one is not 0, must find more than one value for each
// hidden cell. And from release to release a published cell changes by 0 or by at least 10.

import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { makeTestProgramme } from '../../../test/support/actors.ts';
import { heavily, patience } from '../../../test/support/rounds.ts';

const database = await testDatabase();
beforeAll(() => makeTestProgramme(database));

type Table = readonly (readonly number[])[];

/** The table with its totals: a last row, and a last column unless there is one column only. */
function withTotals(base: Table): number[][] {
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const rows = base.map((row) => (row.length > 1 ? [...row, sum(row)] : [...row]));
  return [...rows, rows[0]!.map((_, at) => sum(rows.map((row) => row[at]!)))];
}

async function suppress(
  table: Table,
  threshold: number,
  forced?: boolean[][],
): Promise<boolean[][]> {
  const none = table.map((row) => row.map(() => false));
  const found = await sql<{ hidden: boolean[][] }>`select to_json(reports.suppress(
    ${JSON.stringify(table).replaceAll('[', '{').replaceAll(']', '}')}::int[],
    ${JSON.stringify(forced ?? none)
      .replaceAll('[', '{')
      .replaceAll(']', '}')}::bool[], ${threshold})) as hidden`.execute(database.owner);
  return found.rows[0]!.hidden;
}

/** Is there another table with the same published cells in which this one is different? */
function isAmbiguous(
  base: Table,
  hidden: boolean[][],
  target: { row: number; column: number; reach: number },
): boolean {
  const { reach } = target;
  const full = withTotals(base);
  const width = base[0]!.length;
  const trial = base.map((row) => [...row]);
  const agrees = (totals: number[][]) =>
    totals.every((row, i) =>
      row.every((value, j) => (hidden[i]![j] ? value >= 1 : value === full[i]![j])),
    );
  const rowFits = (i: number) => {
    const total = trial[i]!.reduce((all, value) => all + value, 0);
    return width === 1 || hidden[i]![width] || total === full[i]![width];
  };
  const search = (at: number): boolean => {
    if (at === base.length * width) {
      const totals = withTotals(trial);
      return (
        totals[target.row]![target.column] !== full[target.row]![target.column] && agrees(totals)
      );
    }
    const [i, j] = [Math.floor(at / width), at % width];
    const own = base[i]![j]!;
    const values = hidden[i]![j]
      ? Array.from(
          { length: 2 * reach + 1 },
          (_, step) => own + (step % 2 ? (step + 1) / 2 : -step / 2),
        ).filter((value) => value >= 1)
      : [own];
    for (const value of values) {
      trial[i]![j] = value;
      if ((j < width - 1 || rowFits(i)) && search(at + 1)) return true;
    }
    trial[i]![j] = own;
    return false;
  };
  return search(0);
}

const cell = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 5, max: 60 }),
);
const tables = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([height, width]) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  );

describe('no hidden cell can be found', () => {
  test.each([5, 10])(
    'threshold %i',
    async (threshold) => {
      await fc.assert(
        fc.asyncProperty(tables, async (base) => {
          const full = withTotals(base);
          const hidden = await suppress(full, threshold);
          full.forEach((row, i) =>
            row.forEach((value, j) => {
              if (value > 0 && value < threshold) expect(hidden[i]![j], 'small cell').toBe(true);
              if (value === 0) expect(hidden[i]![j], 'zero').toBe(false);
              if (hidden[i]![j])
                expect(
                  isAmbiguous(base, hidden, { row: i, column: j, reach: 2 }),
                  `cell ${i},${j}`,
                ).toBe(true);
            }),
          );
        }),
        heavily({ numRuns: 120, seed: 20260301 }),
      );
    },
    patience(60_000),
  );

  test('the loop that "two in every row and column" does not see', async () => {
    const base = [
      [1, 9, 0],
      [0, 9, 1],
      [9, 0, 9],
    ];
    const hidden = await suppress(withTotals(base), 5);
    for (const [row, column] of [
      [0, 0],
      [1, 2],
    ] as const) {
      expect(isAmbiguous(base, hidden, { row, column, reach: 4 })).toBe(true);
    }
  });

  test('nothing is hidden without need', async () => {
    expect(
      (
        await suppress(
          withTotals([
            [30, 0, 12],
            [5, 99, 7],
          ]),
          5,
        )
      ).flat(),
    ).not.toContain(true);
  });

  test('the oracle sees what plain suppression would give away', () => {
    const base = [
      [3, 20],
      [30, 40],
    ];
    const alone = withTotals(base).map((row, i) => row.map((_, j) => i === 0 && j === 0));
    expect(isAmbiguous(base, alone, { row: 0, column: 0, reach: 4 })).toBe(false);
  });
});

describe('from release to release', () => {
  const columns = ['arrived', 'not-boarded', 'on-the-way'];
  const state = fc.array(fc.tuple(...columns.map(() => cell)), { minLength: 2, maxLength: 3 });

  test('a count, a total and a sum change by 0 or by at least 10, and stay additive', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(state, { minLength: 2, maxLength: 4 }), async (states) => {
        await sql`delete from reports.held_count`.execute(database.owner);
        let before: Map<string, number> | null = null;
        for (const [at, rows] of states.entries()) {
          const fresh = rows.flatMap((row, i) =>
            columns.map((column, j) => ({ row_key: `r${i}`, column_key: column, count: row[j] })),
          );
          await sql`select reports.hold('f', ${JSON.stringify(fresh)}::jsonb,
            '{"boarded": ["arrived", "on-the-way"]}', ${at === 0})`.execute(database.owner);
          await sql`update reports.held_count set count = next`.execute(database.owner);
          const now: Map<string, number> = await linesHeld();
          for (const [line, value] of now) {
            if (at === 0) continue;
            const change = Math.abs(value - (before!.get(line) ?? 0));
            expect(change === 0 || change >= 10, `${line} changed by ${change}`).toBe(true);
          }
          before = now;
        }
      }),
      heavily({ numRuns: 60, seed: 20260302 }),
    );
  });

  async function linesHeld(): Promise<Map<string, number>> {
    const { rows } = await sql<{ rowKey: string; columnKey: string; count: number }>`
      select row_key, column_key, count from reports.held_count`.execute(database.owner);
    const lines = new Map<string, number>();
    const add = (line: string, value: number) => lines.set(line, (lines.get(line) ?? 0) + value);
    for (const row of rows) {
      add(`${row.rowKey} ${row.columnKey}`, row.count);
      add(`row ${row.rowKey}`, row.count);
      add(`column ${row.columnKey}`, row.count);
      add('all', row.count);
      if (row.columnKey !== 'not-boarded') {
        add(`boarded ${row.rowKey}`, row.count);
        add('boarded', row.count);
      }
    }
    return lines;
  }
});

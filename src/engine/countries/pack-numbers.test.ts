// The numbers of the country pack and the functions that ask for them: neither side knows a name
// that the other lacks.

import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { asActor, makeActor, makeTestProgramme } from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { listPackCodes, packOf } from './load-packs.ts';
import { packNumberNames, packNumbersOf } from './pack-numbers.ts';
import { addDays, type Day, toDay } from '../../kernel/day.ts';
import { usePackIn } from './use-pack.ts';
import { daysOff } from './working-days.ts';

const database = await testDatabase();
const source = fileURLToPath(new URL('../../', import.meta.url));
const asked = globSync('**/database/**/*.sql', { cwd: source }).flatMap((file) =>
  [
    ...readFileSync(`${source}${file}`, 'utf8').matchAll(
      /(?:pack_numbers?\(\s*|programme\.due_on\((?:[^'()]|\(\))*)'([^']*)'\)/g,
    ),
  ].map(([, name]) => name!),
);

test('functions ask for every number that is given, and for no other', () => {
  expect([...new Set(asked)].toSorted()).toEqual(packNumberNames.toSorted());
});

test.each(listPackCodes())('%s gives each of them, with its source', (code) => {
  for (const { numbers, source: from, status } of Object.values(packNumbersOf(packOf(code)))) {
    expect(numbers.every((one) => Number.isInteger(one) && one > 0)).toBe(true);
    expect([from, status]).not.toContain('');
  }
});

test('a number that the pack lacks, and one that is a list, fail by their names', async () => {
  const { owner } = database;
  await expect(sql`select programme.pack_number('appeal-days')`.execute(owner)).rejects.toThrow(
    'the country pack gives no "appeal-days"',
  );
  await makeTestProgramme(database);
  await expect(sql`select programme.pack_number('review-days')`.execute(owner)).rejects.toThrow(
    '"review-days" of the country pack is a list; ask programme.pack_numbers',
  );
});

test('no role reads or sets a number, and none can pass its own', async () => {
  await makeTestProgramme(database);
  for (const role of ['administrator', 'supervisor', 'prosecutor', 'auditor'] as const) {
    const actor = await makeActor(database, { role });
    for (const query of [
      sql`select 1 from programme.pack_number`,
      sql`update programme.pack_number set numbers = '{1}'`,
      sql`select programme.use_pack('{}')`,
      sql`select programme.pack_number('appeal-days')`,
    ]) {
      await expect(asActor(database, actor, (tx) => query.execute(tx))).rejects.toMatchObject({
        code: '42501',
      });
    }
  }
});

test('a changed pack is taken at the next start; a number it no longer gives is gone', async () => {
  await makeTestProgramme(database);
  const { owner } = database;
  const given = packNumbersOf(packOf('kg'));
  const { 'hold-review-days': gone, ...others } = given;
  const changed = { ...others, 'appeal-days': { ...gone, numbers: [15] } };
  await sql`select programme.use_pack(${JSON.stringify(changed)}::jsonb)`.execute(owner);
  const known = await sql<{ name: string; numbers: number[] }>`select name, numbers
    from programme.pack_number where name in ('appeal-days', 'hold-review-days')`.execute(owner);
  expect(known.rows).toEqual([{ name: 'appeal-days', numbers: [15] }]);
  await usePackIn(owner, 'kg');
  const again = await sql<{ days: number }>`select programme.pack_number('appeal-days') as days`;
  expect((await again.execute(owner)).rows).toEqual([{ days: given['appeal-days'].numbers[0] }]);
});

async function dueOn(since: string, days: number, countedIn: string): Promise<Day> {
  const { owner } = database;
  await sql`update programme.pack_number set numbers = ${[days]}::integer[],
    counted_in = ${countedIn} where name = 'appeal-days'`.execute(owner);
  const found = await sql<{ due: Day }>`
    select programme.due_on(${since}::date, 'appeal-days') as due`.execute(owner);
  return found.rows[0]!.due;
}

describe('a time limit', () => {
  beforeAll(() => makeTestProgramme(database));

  // 2026-03-20 Friday is Orozo Ait, Saturday the 21st Nooruz; 2026-05-27 Wednesday Kurman Ait.
  test.each([
    ['2026-03-19', 1, '2026-03-20', '2026-03-23'],
    ['2026-03-18', 1, '2026-03-19', '2026-03-19'],
    ['2026-03-19', 5, '2026-03-24', '2026-03-27'],
    ['2026-05-26', 1, '2026-05-27', '2026-05-28'],
    ['2026-12-31', 1, '2027-01-01', '2027-01-04'],
    ['2026-11-06', 2, '2026-11-08', '2026-11-10'],
  ])('from %s of %i days ends on %s; in working days on %s', async (since, days, all, working) => {
    expect(await dueOn(since, days, 'days')).toBe(all);
    expect(await dueOn(since, days, 'working-days')).toBe(working);
  });

  test('in working days ends on the day that the agenda would count to', async () => {
    const pack = packOf('kg');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 730 }),
        fc.integer({ min: 1, max: 40 }),
        async (after, days) => {
          const since = addDays(toDay('2026-01-01'), after);
          const off = new Set(daysOff(pack, since, 120).map(({ day }) => day));
          let [due, left] = [since, days];
          while (left > 0) if (!off.has((due = addDays(due, 1)))) left--;
          expect(await dueOn(since, days, 'working-days')).toBe(due);
        },
      ),
      { numRuns: 60 },
    );
  });
});

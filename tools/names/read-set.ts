// Reads a labelled set of names (pairs, search, manifest, kin) from a folder: cells as written,
// births in the set's notation. What a system may not read (labels, strata, cultures, ids) is kept
// separate.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import {
  type Birth,
  bornAbout,
  bornByAge,
  bornInMonth,
  bornInYear,
  bornOn,
  unknownBirth,
} from '../../src/kernel/birth.ts';
import { isDay, toDay } from '../../src/kernel/day.ts';
import { bornInHijri } from '../../src/rooms/people/matching/hijri.ts';

export type Row = Readonly<Record<string, string>>;

/** Throws an error with the file's name if a column is missing. */
export function readTable(folder: string, name: string, columns: readonly string[]): Row[] {
  if (!existsSync(join(folder, name)))
    throw new Error(`${folder} has no ${name}; is it the folder of a labelled set?`);
  const rows = parse(readFileSync(join(folder, name)), { columns: true, bom: true }) as Row[];
  const missing = columns.filter((column) => rows[0] !== undefined && !(column in rows[0]));
  if (missing.length > 0) throw new Error(`${name} lacks the column ${missing.join(', ')}`);
  return rows;
}

/**
 * `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, `c.YYYY`, `age:N@YYYY`, `H:YYYY[-MM-DD]`; empty means unknown.
 */
export function birthOf(text: string): Birth {
  if (isDay(text)) return bornOn(toDay(text));
  const found = /^(?:(c\.|H:)?(\d{3,4})(?:-(\d\d))?(?:-(\d\d))?|age:(\d{1,3})@(\d{4}))$/.exec(
    text.trim(),
  );
  if (!found) return unknownBirth;
  const [, mark, year, month, day, age, at] = found;
  if (age !== undefined) {
    const [early, late] = [
      bornByAge(Number(age), toDay(`${at!}-01-01`)),
      bornByAge(Number(age), toDay(`${at!}-12-31`)),
    ];
    return { from: early.from, to: late.to, precision: 'age' };
  }
  if (mark === 'H:') {
    return (
      bornInHijri(Number(year), month ? Number(month) : undefined, day ? Number(day) : undefined) ??
      unknownBirth
    );
  }
  if (mark === 'c.') return bornAbout(Number(year));
  return month !== undefined ? bornInMonth(Number(year), Number(month)) : bornInYear(Number(year));
}

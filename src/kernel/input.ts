// What every contract takes alike: days, instants, versions, the size of a page and the place in a
// list. Their bounds lie well inside what the database can hold and what the program can reckon
// with, so that an odd value is refused with the name of its field and never fails further in.
// Characters that cannot be stored are refused for a whole request in one place
// (engine/http/storable.ts), not here.

import { z } from 'zod';
import { type Day, isDay } from './day.ts';

const dayFirst = '1900-01-01';
const dayLast = '2200-12-31';

function isDayTaken(text: string): text is Day {
  return isDay(text) && text >= dayFirst && text <= dayLast;
}

/**
 * A day that somebody states. Nobody whom a programme of this century receives was born before
 * 1900 and no law that it cites is older (the oldest fact in the packs is of 1995); a year after
 * 2200 is a slip of the finger. Births of list rows come in files and have rules of their own.
 */
export const day = z
  .string()
  .refine(isDayTaken, `must be a day that exists, from ${dayFirst} to ${dayLast}, like 2024-03-01`);

/** A month within the same years. */
export const month = z.string().regex(/^(19\d\d|20\d\d|21\d\d|2200)-(0[1-9]|1[0-2])$/);

// Offsets beyond those of any place on earth, and endless fractions, are valid as ISO 8601 and
// still no timestamps for PostgreSQL.
const offsetHoursMax = 14;
const instantLengthMax = 40;

function isInstantTaken(text: string): boolean {
  const time = Date.parse(text);
  const offset = /[+-](\d\d):\d\d$/.exec(text);
  return (
    text.length <= instantLengthMax &&
    Number(offset?.[1] ?? 0) <= offsetHoursMax &&
    time >= Date.parse(dayFirst) &&
    time <= Date.parse(`${dayLast}T23:59:59.999Z`)
  );
}

/** An instant with its offset from UTC, within the same years. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine(isInstantTaken, `must be an instant from ${dayFirst} to ${dayLast}`);

/** Some way below 2^31, so that the next version is an integer too. */
const versionMax = 2_000_000_000;

/** The version of a record, or of its history, that a change rests on. */
export const version = z.number().int().min(1).max(versionMax);
/** Zero: whoever changes it saw that there is none yet. */
export const versionOrNone = z.number().int().min(0).max(versionMax);
/** A row of a file, counted from one; a file of more rows is refused when it is read. */
export const rowNumber = z.number().int().min(1).max(1_000_000);
/** How many rows of a file are passed over: a number of its own rows, no cursor. */
export const rowsBefore = z.coerce.number().int().min(0).max(1_000_000).default(0);

/** The number of an edition or a release, as it stands in an address. */
export const numberInAddress = z.coerce.number().int().min(1).max(versionMax);

export const limit = z.coerce.number().int().min(1).max(100).default(50);
/** Opaque: engine/http/cursor.ts writes it and checks that it did. */
export const cursor = z.string().min(1).max(300);

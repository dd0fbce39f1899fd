// Inputs that every contract accepts in one shape: days, instants, versions, page sizes and places
// in a list. Their bounds lie well within what the database can store and the program can
// calculate, so that an odd value is refused with the name of its field and never fails deeper
// inside. Characters that cannot be stored are refused for the whole request in one place
// (engine/http/storable.ts), not here.

import { z } from 'zod';
import { type Day, dayFirst, dayLast, isDay } from './day.ts';
import { plainCode, typedDigits } from './typed-code.ts';

function isDayTaken(text: string): text is Day {
  return isDay(text) && text >= dayFirst && text <= dayLast;
}

/** A day that a person states. Births in list rows come from files and have their own rules. */
export const day = z
  .string()
  .refine(isDayTaken, `must be a day that exists, from ${dayFirst} to ${dayLast}, like 2024-03-01`);

/** An hour of the day and its minutes, `09:30`, as the clocks of the programme show it. */
export const hourOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A month within the same range of years. */
export const month = z.string().regex(/^(19\d\d|20\d\d|21\d\d|2200)-(0[1-9]|1[0-2])$/);

// ISO 8601 accepts offsets that no place on earth has, and fractions of any length; PostgreSQL does
// not.
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

/** An instant with its offset from UTC, within the same range of years. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine(isInstantTaken, `must be an instant from ${dayFirst} to ${dayLast}`);

/** Well below 2^31, so that the next version still fits an integer. */
const versionMax = 2_000_000_000;

/** The version of a record, or of its history, on which a change is based. */
export const version = z.number().int().min(1).max(versionMax);
/** Zero: the caller saw that there was none yet. */
export const versionOrNone = z.number().int().min(0).max(versionMax);
/** A row of a file, counted from 1. Files with more rows are refused when they are read. */
export const rowNumber = z.number().int().min(1).max(1_000_000);
/** How many rows of a file to skip: a count of its rows, not a cursor. */
export const rowsBefore = z.coerce.number().int().min(0).max(1_000_000).default(0);

/** The number of an edition or a release as it appears in an address. */
export const numberInAddress = z.coerce.number().int().min(1).max(versionMax);

export const limit = z.coerce.number().int().min(1).max(100).default(50);
/** Opaque: engine/http/cursor.ts writes cursors and verifies that they are its own. */
export const cursor = z.string().min(1).max(300);

/** A code of so many digits, in any digits and with spaces or hyphens; read as 0–9. */
export function codeOfDigits(count: number) {
  return z.string().max(60).regex(typedDigits(count)).transform(plainCode);
}

// Civil dates. A `Day` is a calendar day in the programme's own time zone, never an instant: a
// court order ends on a day, and which instant that is depends on where the court sits.

declare const day: unique symbol;

/** `YYYY-MM-DD`, always a day that exists. Compare with `<` and `===`. */
export type Day = string & { readonly [day]: true };

/**
 * The days that anybody may state. Nobody in a programme of this century was born before 1900, and
 * no law that it cites is older (the oldest fact in the packs dates from 1995); a year after 2200
 * is a typing error.
 */
export const dayFirst = '1900-01-01' as Day;
export const dayLast = '2200-12-31' as Day;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isDay(text: string): text is Day {
  const parts = shape.exec(text);
  if (!parts) return false;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/** Throws if the day does not exist: callers validate input with `isDay` first. */
export function toDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`);
  return text;
}

export function dayOf(year: number, month: number, date: number): Day | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return isDay(text) ? text : null;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function addDays(from: Day, days: number): Day {
  const date = new Date(`${from}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10) as Day;
}

/** In a common year, 29 February becomes 1 March: a person comes of age on the later day. */
export function addYears(from: Day, years: number): Day {
  const year = Number(from.slice(0, 4)) + years;
  return dayOf(year, Number(from.slice(5, 7)), Number(from.slice(8, 10))) ?? toDay(`${year}-03-01`);
}

/** Whole days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

// Kept by zone: making one for each request took a third of the server's time, most of it in the
// garbage collector. A program asks for few zones.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, made);
  return made;
}

/** The civil day in an IANA time zone at this instant. */
export function dayAt(instant: Date, timeZone: string): Day {
  return toDay(formatOf(timeZone).format(instant));
}

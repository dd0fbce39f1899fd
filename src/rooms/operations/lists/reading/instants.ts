// A date that a program wrote as a moment: `2010-04-14T18:00:00.000Z` is midnight of 15 April in
// Bishkek. Only the programme's time zone shows which day was meant. What is midnight there is
// proven; any other hour is read and marked.

import { addDays, type Day, isDay, toDay } from '../../../../kernel/day.ts';

export type InstantDay = {
  readonly day: Day;
  /** The other day that may be meant, null if there is no doubt. */
  readonly other: Day | null;
};

type Moment = { readonly day: string; readonly seconds: number; readonly offset: string };

const iso =
  /^(\d{4}-\d{2}-\d{2})[T\s](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
/** As JavaScript writes it: `Wed Apr 14 2010 00:00:00 GMT+0600 (Alma-Ata Time)`. */
const spelledOut =
  /^\p{L}{3} (\p{L}{3}) (\d{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT([+-]\d{4})(?: \(.*\))?$/u;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const secondsOfDay = 86_400;
/** Programs that count in a time zone miss midnight by up to two minutes. */
const secondsMissed = 120;

/** Null if the text is not a moment. */
export function findInstant(text: string, timeZone: string): InstantDay | null {
  const moment = findMoment(text.trim());
  if (!moment || !isDay(moment.day)) return null;
  const written = toDay(moment.day);
  const { seconds, offset } = moment;
  if (isUniversal(offset)) return universal(written, seconds, timeZone);
  if (seconds >= secondsOfDay - secondsMissed) return { day: addDays(written, 1), other: written };
  // Without a zone, a whole hour of the evening may be midnight farther east.
  const isEvening = offset === '' && seconds >= 16 * 3600 && seconds % 3600 === 0;
  return { day: written, other: isEvening ? addDays(written, 1) : null };
}

/** `14.04.2010 23:59:59`: the day that begins, if the day itself is understood. */
export function isJustBeforeMidnight(text: string): boolean {
  return /\s23:5[89](?::\d{2}(?:[.,]\d+)?)?$/.test(text.trim());
}

function findMoment(text: string): Moment | null {
  const found = iso.exec(text);
  if (found) {
    const [, day = '', hour, minute, second, offset = ''] = found;
    return { day, seconds: secondsOf(hour, minute, second), offset };
  }
  const spelled = spelledOut.exec(text);
  if (!spelled) return null;
  const [, name = '', date, year, hour, minute, second, offset = ''] = spelled;
  const month = String(months.indexOf(name.toLowerCase()) + 1).padStart(2, '0');
  return { day: `${year}-${month}-${date}`, seconds: secondsOf(hour, minute, second), offset };
}

function secondsOf(hour = '0', minute = '0', second = '0'): number {
  return Number(hour) * 3600 + Number(minute) * 60 + Number(second);
}

function isUniversal(offset: string): boolean {
  return /^(z|utc|gmt|[+-]00:?00)$/i.test(offset);
}

function universal(written: Day, seconds: number, timeZone: string): InstantDay {
  // Midnight of the zone that everybody shares: a plain day, written as a moment.
  if (seconds === 0) return { day: written, other: null };
  const local = localMoment(Date.parse(`${written}T00:00:00Z`) + seconds * 1000, timeZone);
  if (local.seconds === 0) return { day: local.day, other: null };
  if (local.seconds >= secondsOfDay - secondsMissed) {
    return { day: addDays(local.day, 1), other: local.day };
  }
  return { day: local.day, other: local.day === written ? addDays(written, 1) : written };
}

function localMoment(milliseconds: number, timeZone: string): { day: Day; seconds: number } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const parts = new Map(format.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
  const number = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const day = toDay(`${number('year')}-${number('month')}-${number('day')}`);
  return { day, seconds: secondsOf(number('hour'), number('minute'), number('second')) };
}

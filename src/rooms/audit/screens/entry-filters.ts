// Filters of the trail, from the page's address to the server's query. What is not a filter is left
// out, so that a mistyped address shows the list and not a refusal.

import { addDays, type Day, isDay } from '../../../kernel/day.ts';
import { isId } from '../../../kernel/id.ts';

export const actions = [
  'read',
  'write',
  'sign-in',
  'sign-in-refused',
  'sign-out',
  'refused',
  'command-line',
] as const;
export type Action = (typeof actions)[number];
export const records = [
  'person',
  'person-search',
  'contact',
  'consent',
  'case',
  'needs',
  'plan',
  'offer',
  'cover',
  'operation',
  'list entry',
  'matter',
  'proceeding',
  'restriction',
  'hearing',
  'alarm',
  'figure',
  'grant',
  'session',
  'audit-entry',
] as const;

export type Filters = {
  readonly accountId?: string;
  readonly pseudonym?: string;
  readonly action?: Action;
  readonly record?: string;
  readonly from?: string;
  readonly until?: string;
};

/** Days of the address are whole days in the programme's time zone. */
export function readFilters(get: (name: string) => string, timeZone: string): Filters {
  const [account, pseudonym, record] = [get('account'), get('pseudonym'), get('record')];
  const [from, until] = [get('from'), get('until')];
  return {
    ...(isId(account) ? { accountId: account } : {}),
    ...(pseudonym.length >= 8 && pseudonym.length <= 64 ? { pseudonym } : {}),
    ...(record ? { record: record.slice(0, 60) } : {}),
    action: actions.find((each) => each === get('action')),
    ...(isDay(from) ? { from: startOf(from, timeZone) } : {}),
    ...(isDay(until) ? { until: startOf(addDays(until, 1), timeZone) } : {}),
  };
}

/**
 * The instant at which a day begins in a time zone, found from the zone's distance to UTC there.
 */
export function startOf(day: Day, timeZone: string): string {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const first = utc - zoneOffset(utc, timeZone);
  // Asked once more at the found instant: the distance may change in between.
  return new Date(utc - zoneOffset(first, timeZone)).toISOString();
}

function zoneOffset(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '00';
  const shown = `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}Z`;
  return Date.parse(shown) - at;
}

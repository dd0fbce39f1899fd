// SQL of the calendar outside. Its owner is the account of the context; who reads it has a token
// and no context.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Locale } from '../../../engine/languages/locale.ts';
import type { Day } from '../../../kernel/day.ts';
import type { CalendarToken } from './address.ts';
import type { CalendarEntry } from './ical.ts';

export async function readMadeAt(tx: Tx): Promise<Date | null> {
  const { rows } = await sql<{ madeAt: Date | null }>`
    select access.own_calendar() as made_at`.execute(tx);
  return rows[0]?.madeAt ?? null;
}

export async function renewCalendar(tx: Tx, hash: Buffer): Promise<string> {
  const { rows } = await sql<{ answer: string }>`
    select access.renew_own_calendar(${hash}) as answer`.execute(tx);
  return rows[0]!.answer;
}

export async function endCalendar(tx: Tx): Promise<string> {
  const { rows } = await sql<{ answer: string }>`
    select access.end_own_calendar() as answer`.execute(tx);
  return rows[0]!.answer;
}

export type Span = { readonly first: Day; readonly last: Day };

/** The owner's language and times; null for an address that is none. Both ask for the same. */
export async function readFeed(
  tx: Tx,
  { token, side, requestId }: CalendarToken & { readonly requestId: string },
  { first, last }: Span,
): Promise<{ locale: Locale; entries: CalendarEntry[] } | null> {
  const opened = await sql<{ locale: Locale }>`
    select * from access.open_calendar(${token}, ${requestId}::uuid)`.execute(tx);
  const found =
    side === 'justice'
      ? sql<CalendarEntry>`select * from legal.feed(${token}, ${first}::date, ${last}::date)`
      : sql<CalendarEntry>`select * from care.feed(${token}, ${first}::date, ${last}::date)`;
  const entries = (await found.execute(tx)).rows;
  const [owner] = opened.rows;
  return owner ? { locale: owner.locale, entries } : null;
}

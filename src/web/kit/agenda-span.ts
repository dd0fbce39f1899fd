// Which days an agenda shows, and which come before and after: a week from Monday, or a month in
// whole weeks. Pure; the address says which.

import { addDays, type Day, daysInMonth, daysBetween, isDay, toDay } from '../../kernel/day.ts';

export const agendaViews = ['week', 'month'] as const;
export type AgendaView = (typeof agendaViews)[number];

export type AgendaSpan = {
  readonly view: AgendaView;
  /** The day that the address names: it is in what is shown. */
  readonly day: Day;
  readonly from: Day;
  readonly days: number;
  /** The same view before and after. */
  readonly previous: Day;
  readonly next: Day;
};

/** What an address asks for; what it does not say, or says wrongly, is this week. */
export function agendaSpan(view: string, day: string, today: Day): AgendaSpan {
  const wanted = isDay(day) ? day : today;
  return view === 'month' ? monthOf(wanted) : weekOf(wanted);
}

const mondayOf = (day: Day): Day =>
  addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

function weekOf(day: Day): AgendaSpan {
  const [previous, next] = [addDays(day, -7), addDays(day, 7)];
  return { view: 'week', day, from: mondayOf(day), days: 7, previous, next };
}

function monthOf(day: Day): AgendaSpan {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const first = toDay(`${day.slice(0, 7)}-01`);
  const next = addDays(first, daysInMonth(year, month));
  const from = mondayOf(first);
  const days = Math.ceil(daysBetween(from, next) / 7) * 7;
  const previous = toDay(`${addDays(first, -1).slice(0, 7)}-01`);
  return { view: 'month', day, from, days, previous, next };
}

// The one order of a Today, on either side of the wall: danger now, safety clocks missed, other
// things missed (longest first), then what is due today, within seven days, and later. Who belongs
// together is shown once, where their most urgent item is, with everything that is owed to them.

import { addDays, type Day, dayAt } from './day.ts';

export const todayGroups = ['danger', 'clock', 'missed', 'today', 'week', 'later'] as const;
export type TodayGroup = (typeof todayGroups)[number];

export type Moment = { readonly now: Date; readonly today: Day; readonly timeZone: string };
export type Due = {
  readonly kind: string;
  readonly record: string;
  /** 0 danger now, 1 a safety clock, 2 everything else. */
  readonly danger: number;
  /** Null for news, which is read today. */
  readonly dueAt: Date | null;
};

export const isMissed = ({ dueAt }: Pick<Due, 'dueAt'>, { now }: Moment): boolean =>
  dueAt !== null && dueAt < now;

/** Within how many days something is due this week. */
const weekDays = 7;

export function groupOf(item: Pick<Due, 'danger' | 'dueAt'>, moment: Moment): TodayGroup {
  if (item.danger === 0) return 'danger';
  if (isMissed(item, moment)) return item.danger === 1 ? 'clock' : 'missed';
  if (item.dueAt === null) return 'today';
  // A day ends with its last moment: what is due by its end is due on it.
  const dueOn = dayAt(new Date(item.dueAt.getTime() - 1), moment.timeZone);
  if (dueOn <= moment.today) return 'today';
  return dueOn <= addDays(moment.today, weekDays) ? 'week' : 'later';
}

function rankOf(item: Due, moment: Moment): number {
  if (item.danger === 0) return 0;
  return item.danger === 1 && isMissed(item, moment) ? 1 : 2;
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** `whose` item it is, and who stands `together` with whom. */
export function todayOrder<Item extends Due>(
  whose: (item: Item) => string,
  together: (item: Item) => string,
) {
  function compare(one: Item, other: Item, moment: Moment): number {
    const due = ({ dueAt }: Item) => (dueAt ?? moment.now).getTime();
    return (
      rankOf(one, moment) - rankOf(other, moment) ||
      due(one) - due(other) ||
      byText(whose(one), whose(other)) ||
      byText(one.kind, other.kind) ||
      byText(one.record, other.record)
    );
  }

  /** The first `limit` items decide who is shown; each then is shown whole. */
  function arrange<Row extends Item>(
    items: readonly Row[],
    moment: Moment,
    limit: number,
  ): { readonly items: readonly Row[]; readonly more: boolean } {
    const ordered = items.toSorted((one, other) => compare(one, other, moment));
    const shown = new Map<string, Row[]>(
      ordered.slice(0, limit).map((item) => [together(item), []]),
    );
    for (const item of ordered) shown.get(together(item))?.push(item);
    const rows = [...shown.values()].flat();
    return { items: rows, more: rows.length < ordered.length };
  }

  return { compare, arrange };
}

/** In the order in which each key appears first. */
export function gather<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Item[][] {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const known = found.get(keyOf(item));
    if (known) known.push(item);
    else found.set(keyOf(item), [item]);
  }
  return [...found.values()];
}

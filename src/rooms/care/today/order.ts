// The one order of Today: danger now, safety clocks missed, other things missed (longest first),
// then what is due today, within seven days, and later. A family is shown once, where its most
// urgent item is, with everything that is owed to it. `queries-frame.ts` orders by the same rule.

import { addDays, type Day, dayAt } from '../../../kernel/day.ts';
import type { TodayGroup } from './model.ts';

export type Moment = { readonly now: Date; readonly today: Day; readonly timeZone: string };
export type Waiting = {
  readonly kind: string;
  readonly record: string;
  readonly personId: string;
  readonly householdId: string | null;
  /** 0 danger now, 1 a safety clock, 2 everything else. */
  readonly danger: number;
  /** Null for news, which is read today. */
  readonly dueAt: Date | null;
};

export const isMissed = ({ dueAt }: Waiting, { now }: Moment): boolean =>
  dueAt !== null && dueAt < now;

/** Within how many days something is due this week. */
const weekDays = 7;

export function groupOf(item: Waiting, moment: Moment): TodayGroup {
  if (item.danger === 0) return 'danger';
  if (isMissed(item, moment)) return item.danger === 1 ? 'clock' : 'missed';
  if (item.dueAt === null) return 'today';
  // A day ends with its last moment: what is due by its end is due on it.
  const dueOn = dayAt(new Date(item.dueAt.getTime() - 1), moment.timeZone);
  if (dueOn <= moment.today) return 'today';
  return dueOn <= addDays(moment.today, weekDays) ? 'week' : 'later';
}

function rankOf(item: Waiting, moment: Moment): number {
  if (item.danger === 0) return 0;
  return item.danger === 1 && isMissed(item, moment) ? 1 : 2;
}

export function compare(one: Waiting, other: Waiting, moment: Moment): number {
  const due = ({ dueAt }: Waiting) => (dueAt ?? moment.now).getTime();
  return (
    rankOf(one, moment) - rankOf(other, moment) ||
    due(one) - due(other) ||
    byText(one.personId, other.personId) ||
    byText(one.kind, other.kind) ||
    byText(one.record, other.record)
  );
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const familyOf = ({ householdId, personId }: Waiting): string => householdId ?? personId;

/** The first `limit` items decide which families are shown; each then is shown whole. */
export function arrange<Item extends Waiting>(
  items: readonly Item[],
  moment: Moment,
  limit: number,
): { readonly items: readonly Item[]; readonly more: boolean } {
  const ordered = items.toSorted((one, other) => compare(one, other, moment));
  const families = new Map<string, Item[]>(
    ordered.slice(0, limit).map((item) => [familyOf(item), []]),
  );
  for (const item of ordered) families.get(familyOf(item))?.push(item);
  const shown = [...families.values()].flat();
  return { items: shown, more: shown.length < ordered.length };
}

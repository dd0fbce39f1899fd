// Values that improbably many people of one list share: a passport number in three rows with three
// names, one mother of forty children, one day of birth in every fifth row. Such a value came from
// a form, a program or a habit, so it identifies nobody. Reading says so once for the column, and
// matching gives it no weight. The limits are our judgement: a family may share a mother, a phone
// and a passport, and a list may contain namesakes.

export type SharedKind = 'document' | 'mother' | 'phone' | 'name' | 'birth';

/** Both must be reached: people, and their share of those who have such a value at all. */
const limits: Readonly<Record<SharedKind, { readonly people: number; readonly share: number }>> = {
  document: { people: 3, share: 0 },
  mother: { people: 13, share: 0.05 },
  phone: { people: 10, share: 0.2 },
  name: { people: 8, share: 0.1 },
  birth: { people: 6, share: 0.1 },
};

/**
 * The values that identify nobody, each with the number of people who have it. `holderOf` tells
 * people apart by their place: by their name, or by the row if the value is the name.
 */
export function findShared(
  kind: SharedKind,
  values: readonly string[],
  holderOf: (at: number) => string,
): Map<string, number> {
  const { people, share } = limits[kind];
  const least = Math.max(people, values.length * share);
  const rows = new Map<string, number>();
  for (const value of values) rows.set(value, (rows.get(value) ?? 0) + 1);
  const shared = new Map<string, number>();
  for (const [value, count] of rows) {
    if (count < least) continue;
    const holders = new Set<string>();
    for (const [at, other] of values.entries()) if (other === value) holders.add(holderOf(at));
    if (holders.size >= least) shared.set(value, holders.size);
  }
  return shared;
}

/** 1 January says "only the year is known": it is compared as a year, and said for the column. */
export function isNewYear(day: string): boolean {
  return day.endsWith('-01-01');
}

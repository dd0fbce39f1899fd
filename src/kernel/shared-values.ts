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

/** `holder` tells people apart: their name, or the row if the value is the name. */
type HeldValue = { readonly value: string; readonly holder: string };

/** The values that identify nobody, each with the number of people who have it. */
export function findShared(kind: SharedKind, held: readonly HeldValue[]): Map<string, number> {
  const { people, share } = limits[kind];
  const holders = new Map<string, Set<string>>();
  for (const { value, holder } of held) {
    const known = holders.get(value);
    if (known === undefined) holders.set(value, new Set([holder]));
    else known.add(holder);
  }
  const shared = new Map<string, number>();
  for (const [value, { size }] of holders) {
    if (size >= people && size >= held.length * share) shared.set(value, size);
  }
  return shared;
}

/** 1 January says "only the year is known": it is compared as a year, and said for the column. */
export function isNewYear(day: string): boolean {
  return day.endsWith('-01-01');
}

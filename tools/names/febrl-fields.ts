// The fields of a Febrl record as levels of agreement, and how common their values are.

export type FebrlRow = {
  readonly cells: Readonly<Record<string, string>>;
  readonly list: number;
  readonly person: string;
};

export const comparedFields = [
  'given_name',
  'surname',
  'date_of_birth',
  'postcode',
  'soc_sec_id',
  'suburb',
  'address_1',
  'address_2',
  'street_number',
  'state',
] as const;
export type FebrlField = (typeof comparedFields)[number];

/** From 0 (differs) to the last level (equal). Names that a clerk swapped are compared swapped. */
export const levelCounts: Readonly<Record<FebrlField, number>> = {
  given_name: 5,
  surname: 5,
  date_of_birth: 5,
  postcode: 3,
  soc_sec_id: 3,
  suburb: 4,
  address_1: 4,
  address_2: 4,
  street_number: 3,
  state: 2,
};

export function levelsOf(one: FebrlRow, other: FebrlRow, fields: readonly FebrlField[]): Int8Array {
  const isSwapped = areNamesSwapped(one.cells, other.cells);
  return Int8Array.from(fields, (field) => {
    const facing = !isSwapped
      ? field
      : field === 'given_name'
        ? 'surname'
        : field === 'surname'
          ? 'given_name'
          : field;
    const [a, b] = [one.cells[field] ?? '', other.cells[facing] ?? ''];
    if (a === '' || b === '') return -1;
    if (field === 'date_of_birth') return dateLevel(a, b);
    if (field === 'state') return a === b ? 1 : 0;
    if (levelCounts[field] === 3) return a === b ? 2 : editDistance(a, b) <= 1 ? 1 : 0;
    const level = textLevel(a, b);
    // Swapped names that are equal count a little less: the fourth of five levels.
    return levelCounts[field] === 5 ? (level < 3 ? level : isSwapped ? 3 : 4) : level;
  });
}

function areNamesSwapped(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean {
  const [g1, s1, g2, s2] = [
    one['given_name']!,
    one['surname']!,
    other['given_name']!,
    other['surname']!,
  ];
  const fit = (a: string, b: string) => (a === '' || b === '' ? 0 : textLevel(a, b));
  return fit(g1, s2) + fit(s1, g2) > Math.max(2, fit(g1, g2) + fit(s1, s2));
}

function textLevel(one: string, other: string): number {
  if (one === other) return 3;
  const away = editDistance(one, other);
  const length = Math.max(one.length, other.length);
  return away <= 1 || away / length <= 0.15
    ? 2
    : away / length <= 0.4 || one.startsWith(other) || other.startsWith(one)
      ? 1
      : 0;
}

function dateLevel(one: string, other: string): number {
  if (one === other) return 4;
  const swap = (day: string) => day.slice(0, 4) + day.slice(6) + day.slice(4, 6);
  if (swap(one) === other || editDistance(one, other) <= 1) return 3;
  const parts = (day: string) => [day.slice(0, 4), day.slice(4, 6), day.slice(6)];
  const same = parts(one).filter((part, at) => part === parts(other)[at]).length;
  return same === 2 ? 2 : same === 1 || editDistance(one, other) <= 2 ? 1 : 0;
}

/** Letters replaced, left out, added or swapped with their neighbour (Damerau). */
export function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      let best = Math.min(
        previous[column]! + 1,
        current[column - 1]! + 1,
        previous[column - 1]! + same,
      );
      if (
        row > 1 &&
        column > 1 &&
        one[row - 1] === other[column - 2] &&
        one[row - 2] === other[column - 1]
      ) {
        best = Math.min(best, before[column - 2]! + 1);
      }
      current.push(best);
    }
    [before, previous] = [previous, current];
  }
  return previous[other.length]!;
}

export type Frequencies = ReadonlyMap<
  string,
  { readonly counts: ReadonlyMap<string, number>; readonly usual: number }
>;

const valueOf = ({ cells }: FebrlRow, field: FebrlField) => cells[field] ?? '';

export function frequenciesOf(
  rows: readonly FebrlRow[],
  fields: readonly FebrlField[],
): Frequencies {
  return new Map(
    fields.map((field) => {
      const counts = new Map<string, number>();
      for (const row of rows)
        counts.set(valueOf(row, field), (counts.get(valueOf(row, field)) ?? 0) + 1);
      const squares = [...counts.values()].reduce((sum, count) => sum + count * count, 0);
      return [field, { counts, usual: squares / rows.length }] as const;
    }),
  );
}

/**
 * Bits by which agreement on this value counts more (or less) than on a usual one, limited to ±3.
 */
export function rareBits(row: FebrlRow, field: FebrlField, frequencies: Frequencies): number {
  const { counts, usual } = frequencies.get(field)!;
  return Math.max(-3, Math.min(3, Math.log2(usual / (counts.get(valueOf(row, field)) ?? 1)) / 2));
}

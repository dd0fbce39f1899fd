// Edits of a copy of the law, pure: an entry is put in its place, or follows another one that ends
// on the day on which it begins. Codes are made from names, so that people need not invent them.

import type { LawList } from '../difference.ts';
import type { LawPack } from '../model.ts';
import type { Day } from '../../../kernel/day.ts';

export type Entry<List extends LawList> = LawPack[List][number];
/**
 * Where an entry goes: over the one at `at`, after the one at `after`, which then ends, or to the
 * end.
 */
export type Place = { readonly at: number | null; readonly after: number | null };

export function putEntry<List extends LawList>(
  law: LawPack,
  list: List,
  { place, entry }: { readonly place: Place; readonly entry: Entry<List> },
): LawPack {
  const entries = law[list] as readonly Entry<List>[];
  if (place.at !== null)
    return { ...law, [list]: entries.map((one, at) => (at === place.at ? entry : one)) };
  const from = 'from' in entry ? entry.from : null;
  const ended =
    place.after === null || from === null
      ? law
      : endEntry(law, list, { at: place.after, day: from });
  return { ...ended, [list]: [...ended[list], entry] };
}

/** When a code ends, its offences end with it, unless they ended earlier. */
function endEntry(
  law: LawPack,
  list: LawList,
  { at, day }: { readonly at: number; readonly day: Day },
): LawPack {
  const entries = law[list];
  const ends = <One extends object>(one: One): One =>
    'until' in one && (one.until === null || (one.until as Day) > day)
      ? { ...one, until: day }
      : one;
  const ended = { ...law, [list]: entries.map((one, place) => (place === at ? ends(one) : one)) };
  if (list !== 'versions') return ended;
  const { id } = law.versions[at]!;
  return {
    ...ended,
    offences: ended.offences.map((one) => (one.version === id ? ends(one) : one)),
  };
}

export function takeOut(law: LawPack, list: LawList, at: number): LawPack {
  return { ...law, [list]: (law[list] as readonly unknown[]).filter((_, place) => place !== at) };
}

/**
 * Lower-case Latin letters, digits and hyphens from a name, with a number appended if taken. It
 * makes a code and compares nothing, so it does not fold letters as kernel/letters.ts does.
 */
export function codeFrom(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const code = plain.slice(0, 60).replace(/-+$/, '') || 'entry';
  for (let more = 1; ; more++) {
    const tried = more === 1 ? code : `${code}-${more}`;
    if (!taken.includes(tried)) return tried;
  }
}

/** A number of months, in a line of its own label. */
export const months = {
  is: 'number',
  hint: 'lawEdit.fields.monthsHint',
  least: 1,
  most: 600,
  wrong: 'lawEdit.fields.monthsWrong',
} as const;

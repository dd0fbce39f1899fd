// Reads a column of signs as yes and no. One sign alone does not show what it means: a minus is a
// "no" beside a plus and a blank beside words; a cross is a "no" beside ticks. What stays unclear is
// asked, and never called empty.

import { type boardingStatuses } from './model.ts';
import { crossSigns, letterCrosses, minusSigns, plusSigns, tickSigns } from './words/ticks.ts';

type Status = (typeof boardingStatuses)[number];
export type TickMarks = {
  readonly meanings: ReadonlyMap<string, Status>;
  /** Signs of this column that may mean either. */
  readonly unclear: ReadonlySet<string>;
};

const groups = {
  tick: tickSigns,
  cross: crossSigns,
  letter: letterCrosses,
  plus: plusSigns,
  minus: minusSigns,
  one: ['1'],
  zero: ['0'],
} as const;
type Group = keyof typeof groups;

export const noTicks: TickMarks = { meanings: new Map(), unclear: new Set() };

/** `texts` are the cells of one column as written. */
export function readTickMarks(texts: readonly string[]): TickMarks {
  const groupOf = new Map<string, Group>();
  for (const text of new Set(texts)) {
    const group = findGroup(text);
    if (group) groupOf.set(text, group);
  }
  const present = new Set(groupOf.values());
  const hasOtherNumbers = texts.some((text) => /^\d+$/.test(text) && !groupOf.has(text));
  const meanings = new Map<string, Status>();
  const unclear = new Set<string>();
  for (const [text, group] of groupOf) {
    const meaning = meaningOf(group, { present, hasOtherNumbers });
    if (meaning === null) unclear.add(text);
    else if (meaning !== 'blank') meanings.set(text, meaning);
  }
  return { meanings, unclear };
}

type Column = { readonly present: ReadonlySet<Group>; readonly hasOtherNumbers: boolean };

/** Null: it may mean either. */
function meaningOf(group: Group, { present, hasOtherNumbers }: Column): Status | 'blank' | null {
  const isYes = present.has('tick') || present.has('plus');
  if (group === 'tick' || group === 'plus') return 'boarded';
  if (group === 'cross') return isYes ? 'not-boarded' : null;
  if (group === 'letter')
    return present.has('tick') && !present.has('cross') ? 'not-boarded' : null;
  if (group === 'one' || group === 'zero') {
    if (hasOtherNumbers) return null;
    return group === 'one' ? 'boarded' : 'not-boarded';
  }
  if (present.has('plus')) return 'not-boarded';
  return present.size > 1 ? null : 'blank';
}

function findGroup(text: string): Group | null {
  const plain = text.replace(/[\uFE0E\uFE0F\s]/g, '').toLowerCase();
  for (const [group, signs] of Object.entries(groups) as [Group, readonly string[]][]) {
    if (signs.includes(plain)) return group;
  }
  return null;
}

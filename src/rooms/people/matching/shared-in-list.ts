// Takes from the entries of a list what improbably many of them share (kernel/shared-values.ts): as
// evidence it would make strangers one person. What was left out is remembered, so that it can be
// said with a proposal. Only for whole lists: among people chosen because they are alike, what they
// share is what they were chosen by.

import { codeKey } from '../../../kernel/letters.ts';
import { findShared, isNewYear, type SharedKind } from '../../../kernel/shared-values.ts';
import { unknownBirth } from '../../../kernel/birth.ts';
import type { MatchEntry, MatchNames } from './matcher.ts';
import { plainText } from './transliterate.ts';

type Shared = Extract<SharedKind, 'document' | 'mother' | 'name' | 'birth'>;

export type Unshared = {
  readonly entries: readonly MatchEntry[];
  /** What was left out of an entry, by its id. */
  readonly leftOut: ReadonlyMap<string, readonly Shared[]>;
};

const kinds: readonly Shared[] = ['document', 'mother', 'name', 'birth'];
const namesNobody: MatchNames = { full: null, given: null, family: null, father: null };

export function withoutSharedValues(entries: readonly MatchEntry[]): Unshared {
  const leftOut = new Map<string, Shared[]>();
  for (const list of Map.groupBy(entries, ({ source }) => source).values()) {
    for (const kind of kinds) {
      const held = list.flatMap((entry) => {
        const value = valueOf(entry, kind);
        return value === '' ? [] : [{ entry, value }];
      });
      const holderOf = (at: number) => {
        const { entry } = held[at]!;
        return kind === 'name' ? (entry.row ?? entry.id) : nameOf(entry);
      };
      const values = held.map(({ value }) => value);
      const shared = findShared(kind, values, holderOf);
      if (shared.size === 0) continue;
      for (const { entry, value } of held) {
        if (!shared.has(value)) continue;
        leftOut.set(entry.id, [...(leftOut.get(entry.id) ?? []), kind]);
      }
    }
  }
  if (leftOut.size === 0) return { entries, leftOut };
  const kept = entries.map((entry) => {
    const out = leftOut.get(entry.id);
    return out === undefined ? entry : without(entry, out);
  });
  return { entries: kept, leftOut };
}

function without(entry: MatchEntry, out: readonly Shared[]): MatchEntry {
  const names = out.includes('name') ? { ...entry.names, ...namesNobody } : entry.names;
  return {
    ...entry,
    names: out.includes('mother') ? { ...names, mother: null } : names,
    birth: out.includes('birth') ? unknownBirth : entry.birth,
    document: out.includes('document') ? null : (entry.document ?? null),
  };
}

function valueOf(entry: MatchEntry, kind: Shared): string {
  const { birth, names, document } = entry;
  if (kind === 'document') return codeKey(document ?? '');
  if (kind === 'mother') return plainText(names.mother ?? '');
  if (kind === 'name') return nameOf(entry);
  const isDay = birth.precision === 'day' && birth.from !== null && birth.from === birth.to;
  return isDay && !isNewYear(birth.from!) ? birth.from! : '';
}

function nameOf({ names }: MatchEntry): string {
  return plainText(
    [names.full ?? [names.family, names.given].filter(Boolean).join(' '), names.father ?? ''].join(
      ' ',
    ),
  ).trim();
}

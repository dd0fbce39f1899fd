// Files within the actor's reach that may be of a given person: candidates by the keys of names,
// then the engine. Words may be missing on either side, so candidates share two words and not all.

import type { Tx } from '../../engine/db/database.ts';
import type { Birth } from '../../kernel/birth.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import type { addHousehold } from './api-intake.ts';
import { findLikelySame, type KnownPerson, type LikelySame } from './matching/likely-same.ts';
import { queryKeys } from './matching/search-keys.ts';
import type { PersonSummary } from './shapes.ts';
import { searchPersonsByKeys } from './queries.ts';

const candidatesMax = 200;
const spellingsMost = 3;
const wordsMost = 4;
const shown = 8;

type TypedPerson = Pick<
  BodyOf<typeof addHousehold>['persons'][number],
  'name' | 'otherSpellings' | 'sex' | 'birth'
>;

export type LikelyFile = { readonly person: PersonSummary } & Omit<LikelySame, 'id'>;

export async function findLikelyFiles(tx: Tx, asked: KnownPerson): Promise<LikelyFile[]> {
  const known = new Map<string, KnownPerson & { readonly summary: PersonSummary }>();
  for (const keys of askedKeys(asked.names)) {
    for (const { names, ...summary } of await searchPersonsByKeys(tx, keys, candidatesMax)) {
      known.set(summary.id, {
        id: summary.id,
        names,
        sex: summary.sex,
        birth: summary.birth as KnownPerson['birth'],
        summary,
      });
    }
  }
  return findLikelySame(asked, [...known.values()], shown).map(({ id, ...likely }) => ({
    ...likely,
    person: known.get(id)!.summary,
  }));
}

/** For a person without a file, as typed at intake. */
export async function findFilesLike(
  tx: Tx,
  { name, otherSpellings, sex, birth }: TypedPerson,
): Promise<LikelyFile[]> {
  const names = [name, ...otherSpellings].map((one) => one.fullName);
  return findLikelyFiles(tx, { id: 'typed', names, sex, birth: birth as Birth });
}

/** Pairs of words of a spelling, or its only one; the blank marks the last word as complete. */
function askedKeys(names: readonly string[]): string[][][] {
  const asked = new Map<string, string[][]>();
  for (const name of names.slice(0, spellingsMost)) {
    const words = queryKeys(`${name} `).slice(0, wordsMost);
    const pairs =
      words.length < 2
        ? [words]
        : words.flatMap((one, at) => words.slice(at + 1).map((other) => [one, other]));
    for (const keys of pairs) if (keys.length > 0) asked.set(JSON.stringify(keys), keys);
  }
  return [...asked.values()];
}

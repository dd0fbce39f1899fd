// The door by which operations, care, guardianship and community enter this room on the server:
// keys of a file, codes, folded names, the matcher, and the opening of files. Everything else stays
// inside.

import { randomInt } from 'node:crypto';

export { foldNames, refoldAll, type Refolded } from './folded.ts';
export { entriesOfPerson, type KnownPerson, personOfEntry } from './matching/likely-same.ts';
export { rankKin } from './matching/rank-kin.ts';
export { type AddedForm, addedGivenNames } from './matching/given-name-families.ts';
export { useGivenNames } from './matching/engine.ts';
export { listMatcher } from './matching/match.ts';
export type {
  MatchEntry,
  MatchOptions,
  MatchProposal,
  MatchReason,
  MatchReasonCode,
} from './matching/matcher.ts';
export {
  findFileKey,
  findFileKeys,
  makeWrappedKey,
  type NewFile,
  openNewFile,
} from './file-keys.ts';
export { queryKeys, rankSearch } from './matching/search-keys.ts';
export {
  addHouseholds,
  type HouseholdToAdd,
  type LegalAidOffered,
  type Opening,
  type PersonToAdd,
} from './new-households.ts';
export { hasSearchedLately } from './queries.ts';
export { listOwnPersons, type OwnPerson } from './queries-households.ts';

// No vowels and no letters that are read as digits: a code must not spell a word or be misheard.
const letters = '23456789BCDFGHJKMNPQRSTVWXZ';

/** A random code such as `KG-7Q4M-2KX9`; says nothing of order, place or family. */
export function newPersonCode(country: string): string {
  const draw = (length: number) =>
    Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
  return `${country.toUpperCase()}-${draw(4)}-${draw(4)}`;
}

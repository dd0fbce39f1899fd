// The door by which operations, care, guardianship and community enter this room on the server:
// keys of a file, codes, folded names, the matcher, and the opening of files. Everything else stays
// inside.

export { documentWriters } from './access.ts';
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
export { eraseFilesDue } from './erase-files.ts';
export {
  findFileKey,
  findFileKeys,
  makeWrappedKey,
  type NewFile,
  openNewFile,
} from './file-keys.ts';
export { searchByName } from './matching/rank-search.ts';
export { queryKeys } from './matching/search-keys.ts';
export {
  addHouseholds,
  type HouseholdToAdd,
  type LegalAidOffered,
  type Opening,
  type PersonToAdd,
} from './new-households.ts';
export { hasSearchedLately } from './queries.ts';
export { listDutyVersions } from './queries-consent.ts';
export { listOwnPersons, type OwnPerson } from './queries-households.ts';
export type { NewConsent } from './shapes.ts';
export { newPersonCode } from './new-person-code.ts';

// What runs in the matching thread: the matcher of the room people on entries that are passed in,
// with the spellings of given names that the programme added. It has no database and no keys.

import {
  type AddedForm,
  listMatcher as matcher,
  type MatchEntry,
  type MatchOptions,
  type MatchProposal,
  useGivenNames,
} from '../../people/public.ts';

export type InThread = {
  readonly options: MatchOptions;
  readonly givenNames: readonly AddedForm[];
};

export function match(
  entries: readonly MatchEntry[],
  { options, givenNames }: InThread,
): MatchProposal[] {
  useGivenNames(givenNames);
  return matcher.propose(entries, options);
}

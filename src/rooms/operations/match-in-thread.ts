// What runs in the matching thread: the matcher of the room people on entries that are handed in.
// It has no database and no keys.

import {
  listMatcher as matcher, type MatchEntry, type MatchOptions, type MatchProposal,
} from '../people/public.ts';

export function match(entries: readonly MatchEntry[], options: MatchOptions): MatchProposal[] {
  return matcher.propose(entries, options);
}

// The interface of matching: takes entries of lists (or of the register), returns proposals with
// reasons. It merges nobody: a proposal is a question to a person. These types reveal nothing of
// how the score is computed, so that a better engine can replace this one.

import type { Birth } from '../../../kernel/birth.ts';

export type MatchSex = 'female' | 'male' | null;

/** Any of these may be missing. `full` is the name as one text, in any order and script. */
export type MatchNames = {
  readonly full?: string | null;
  readonly given?: string | null;
  readonly family?: string | null;
  readonly father?: string | null;
  readonly mother?: string | null;
};

export type MatchEntry = {
  readonly id: string;
  readonly source: string; // the list, sheet included or not; `register` for persons known already
  readonly row?: string | null; // the row in the list: a row is never matched with itself
  readonly names: MatchNames;
  readonly sex: MatchSex;
  readonly birth: Birth;
  readonly familyKey?: string | null; // the family within its source; means nothing elsewhere
  readonly relation?: string | null; // to the family: mother, child, grandmother…
  readonly document?: string | null;
};

export const matchBands = ['same', 'look'] as const;
export type MatchBand = (typeof matchBands)[number];

export const matchReasonCodes = [
  'given-name',
  'father-name',
  'family-name',
  'mother-name',
  'birth',
  'birth-swapped',
  'birth-unknown',
  'sex',
  'document',
  'family-members',
  'third-list',
  'another-candidate',
  'document-shared',
  'mother-shared',
  'birth-shared',
  'whole-name',
  'likely-twin',
  'likely-sibling',
  'likely-parent',
  'likely-namesake',
] as const;
export type MatchReasonCode = (typeof matchReasonCodes)[number];

/** Numbers and codes for the text of a reason; never a name. */
export type MatchFacts = Readonly<Record<string, string | number | boolean | null>>;

export type MatchReason = {
  readonly code: MatchReasonCode;
  readonly for: boolean; // suggests one person; otherwise two
  readonly bits?: number; // what it adds to the evidence; missing if it only excludes a band
  readonly facts: MatchFacts;
};

export type MatchProposal = {
  readonly a: string;
  readonly b: string;
  readonly band: MatchBand;
  readonly scripts: string; // of the two names, in alphabetical order: `arabic-cyrillic`
  readonly score: number; // 0 to 1, comparable within one run only
  readonly reasons: readonly MatchReason[]; // the strongest first
};

export type MatchOptions = {
  readonly withinSources?: boolean; // also look for one person twice in one list; true by default
  readonly areChosen?: boolean; // the entries are no whole lists, but people chosen for likeness
  readonly onlySource?: string; // only pairs with an entry from this source
  readonly proposalsMax?: number; // only the best ones; 20,000 by default
};

export type Matcher = {
  /**
   * `a` comes before `b` in `entries`; the best pair first. The order of entries is no evidence.
   */
  propose(entries: readonly MatchEntry[], options?: MatchOptions): MatchProposal[];
};

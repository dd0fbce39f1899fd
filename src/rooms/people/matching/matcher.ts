// The interface of matching: entries of lists (or of the register) in, proposals with reasons out.
// Nothing here merges anybody: a proposal is a question to a person. A stronger engine may stand
// behind the same interface later, so nothing of how the score is made shows in these types.

import type { Birth } from '../../../kernel/birth.ts';

export type MatchSex = 'female' | 'male' | null;

/** Any of these may be missing; `full` is the name as one text, in any order and script. */
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
  readonly row?: string | null; // the row in the list: one row never matches itself
  readonly names: MatchNames;
  readonly sex: MatchSex;
  readonly birth: Birth;
  readonly familyKey?: string | null; // the family within its source, no meaning outside of it
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
  'whole-name',
  'likely-twin',
  'likely-sibling',
  'likely-parent',
  'likely-namesake',
] as const;
export type MatchReasonCode = (typeof matchReasonCodes)[number];

/** Numbers and codes for the words of a reason; never a name. */
export type MatchFacts = Readonly<Record<string, string | number | boolean | null>>;

export type MatchReason = {
  readonly code: MatchReasonCode;
  readonly for: boolean; // speaks for one person; otherwise against
  readonly bits?: number; // what it adds to the evidence; missing where it only closes a band
  readonly facts: MatchFacts;
};

export type MatchProposal = {
  readonly a: string;
  readonly b: string;
  readonly band: MatchBand;
  readonly scripts: string; // of the two names, in alphabetical order: `arabic-cyrillic`
  readonly score: number; // 0 to 1, comparable within one run only
  readonly reasons: readonly MatchReason[]; // the weightiest first
};

export type MatchOptions = {
  readonly withinSources?: boolean; // also look for one person twice in one list; true unless told
  readonly onlySource?: string; // only pairs with an entry of this source
  readonly proposalsMax?: number; // the best of them, 20,000 unless told
};

export type Matcher = {
  /** `a` stands before `b` in `entries`; the best first. The order of entries is no evidence. */
  propose(entries: readonly MatchEntry[], options?: MatchOptions): MatchProposal[];
};

/** What rank-kin.ts answers with: on which side of the family, and why. */
export const kinRelationCodes = [
  'mother',
  'father',
  'sibling',
  'grandmother-maternal',
  'grandfather-maternal',
  'grandmother-paternal',
  'grandfather-paternal',
  'aunt-maternal',
  'uncle-maternal',
  'aunt-paternal',
  'uncle-paternal',
] as const;
export type KinRelationCode = (typeof kinRelationCodes)[number];
export const kinReasonCodes = [
  'kin-father',
  'kin-chain',
  'kin-family',
  'kin-given',
  'kin-same-father',
  'kin-child-of-child',
  'kin-age',
  'kin-sex',
] as const;
export type KinReasonCode = (typeof kinReasonCodes)[number];

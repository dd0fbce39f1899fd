// What the platform knows about a country's law, as types: versions of codes, offences, exemptions,
// limits of restrictions, and ages. Every fact records its source and how well it is known. In a
// real programme only facts checked against the statute may permit something; every fact may
// protect.

import type { Day } from '../../kernel/day.ts';
import type { BodyKind, CountryCode, Fact, Known, Source } from './country-pack.ts';

/**
 * Always in English and Russian; in the state language only where a speaker of it supplied the
 * words.
 */
export type LawNames = Readonly<Partial<Record<'kk' | 'ky' | 'tg' | 'uz', string>>> & {
  readonly en: string;
  readonly ru: string;
};

/**
 * Who compared a fact with the text in force, and when. A checked fact needs two different people.
 */
export type Review = { readonly by: string; readonly on: Day };

type Reviewed<Value> = Fact<Value> & { readonly reviews: readonly Review[] };

/** In force from `from` until the day before `until`; null: still in force. */
export type InForce = { readonly from: Day; readonly until: Day | null };

export type LawVersion = Known &
  InForce & {
    readonly id: string;
    readonly number: string;
    readonly adopted: Day;
    readonly names: LawNames;
    readonly reviews: readonly Review[];
  };

/** In months; null: not known. `life`: up to life imprisonment. */
export type Penalty = Known & {
  readonly monthsMin: number | null;
  readonly monthsMax: number | 'life' | null;
};

/** `code` stays the same in all versions. `article` null: the number is not known. */
export type Offence = Known &
  InForce & {
    readonly code: string;
    readonly version: string;
    readonly article: string | null;
    readonly names: LawNames;
    readonly penalty: Penalty | null;
    readonly reviews: readonly Review[];
  };

export const exemptionKinds = ['exemption', 'amnesty', 'pardon'] as const;
export const togetherness = ['all', 'any', 'not-known'] as const;
export type ExemptionRule = Known &
  InForce & {
    readonly code: string;
    readonly kind: (typeof exemptionKinds)[number];
    readonly names: LawNames;
    readonly offences: readonly string[];
    readonly conditions: readonly { readonly code: string; readonly names: LawNames }[];
    /**
     * Whether all conditions must be met together. If that is not known, nobody is told that one is
     * enough.
     */
    readonly together: (typeof togetherness)[number];
    readonly decidedBy: BodyKind | null;
    readonly reviews: readonly Review[];
  };

/** `kind` is a kind of court restriction. If sources differ, the shortest maximum counts. */
export type RestrictionLimit = Known & {
  readonly kind: string;
  readonly names: LawNames;
  readonly article: string | null;
  readonly monthsMax: number;
  readonly reviews: readonly Review[];
};

export type LawPack = {
  readonly code: CountryCode;
  readonly sources: readonly Source[];
  /** Age in years at the time of the act: in general, and for the listed offences. */
  readonly responsibility: {
    readonly general: Reviewed<number>;
    readonly listed: Reviewed<number>;
    readonly listedOffences: Reviewed<readonly string[]>;
  };
  readonly versions: readonly LawVersion[];
  readonly offences: readonly Offence[];
  readonly exemptions: readonly ExemptionRule[];
  readonly restrictions: readonly RestrictionLimit[];
};

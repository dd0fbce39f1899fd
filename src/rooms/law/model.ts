// What the platform knows of a country's law: versions of codes, offences, exemptions, limits of
// restrictions and ages, as types. Every fact says where it comes from and how well it is known.
// Only what was checked against the statute may permit something in a real programme; every fact
// protects.

import type { Day } from '../../kernel/day.ts';
import type {
  BodyKind,
  CountryCode,
  Fact,
  Known,
  Source,
} from '../../engine/countries/country-pack.ts';

/** Always English and Russian; the state language where a speaker of it gave the words. */
export type LawNames = Readonly<Partial<Record<'kk' | 'ky' | 'tg' | 'uz', string>>> & {
  readonly en: string;
  readonly ru: string;
};

/**
 * Who compared a fact with the text in force, and when; two different people before it is checked.
 */
export type Review = { readonly by: string; readonly on: Day };

type Reviewed<Value> = Fact<Value> & { readonly reviews: readonly Review[] };

/** In force from `from` on every day before `until`; `until` null: still in force. */
export type InForce = { readonly from: Day; readonly until: Day | null };

export type LawVersion = Known &
  InForce & {
    readonly id: string;
    readonly number: string;
    readonly adopted: Day;
    readonly names: LawNames;
    readonly reviews: readonly Review[];
  };

/** Months; null: not known. `life`: up to life. */
export type Penalty = Known & {
  readonly monthsMin: number | null;
  readonly monthsMax: number | 'life' | null;
};

/** `code` stays the same from version to version; `article` null: the number is not known. */
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
     * Whether all conditions are required. If that is not known, we never say that one is enough.
     */
    readonly together: (typeof togetherness)[number];
    readonly decidedBy: BodyKind | null;
    readonly reviews: readonly Review[];
  };

/**
 * `kind` as in the restrictions of a court; if sources differ, the shortest maximum counts.
 */
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
  /** Years at the act: in general, and for the offences listed. */
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

/** The states of an edition, a whole law of the country. */
export const editionStates = ['in-force', 'earlier', 'proposed', 'declined'] as const;

// Figures behind the made-up programme. Published ones name their source as read on public pages,
// not checked against primary documents; the others are marked as assumptions of this generator.
// They shape only proportions. No real operation, family or person is described.

import type { DemoCountry } from './model.ts';

type Weighted<Value> = readonly (readonly [Value, number])[];

/** Share of children among those who came back. */
export const childShare: Readonly<Record<DemoCountry, { value: number; source: string }>> = {
  kz: { value: 413 / 607, source: 'adaspa.kz, quoting zakon.kz, February 2021: 413 of 607' },
  uz: { value: 471 / 599, source: 'sfcg.kg, April 2022: 471 of 599' },
  kg: { value: 396 / 544, source: '24.kg, April 2025: 396 of 544' },
  tj: { value: 104 / 146, source: 'asiaplus.news, July 2022: 104 of 146' },
};

/** Share of men among the adults who came back. */
export const menShareOfAdults: Readonly<Record<DemoCountry, number>> = {
  kz: 37 / (37 + 157), // adaspa.kz, February 2021
  uz: 2 / (2 + 126), // sfcg.kg, April 2022
  kg: 0.04,
  tj: 0.02, // assumption
};

/** 34 of 413 children (adaspa.kz); assumed for the other countries too. */
export const fullOrphanShare = 34 / 413;

/**
 * Share of children whose mother is in prison abroad or at home: an assumption for a whole
 * programme; some operations brought only such children (KG 2021: 79; TJ 2019: 84).
 */
export const motherAbroadShare: Readonly<Record<DemoCountry, number>> = {
  kz: 0.03,
  uz: 0.05,
  kg: 79 / 396,
  tj: 0.12,
};
export const motherAtHomePrisonShare = 0.03;

/**
 * Age on arrival. 60 % of pre-school age (KZ, adaspa.kz); the rest is distributed by assumption.
 */
export const childAges: Weighted<readonly [number, number]> = [
  [[0, 5], 0.6],
  [[6, 11], 0.27],
  [[12, 17], 0.13],
];

/** Children in a family. The mean of 2.3 is an assumption close to 413 children to 157 women. */
export const childCounts: Weighted<number> = [
  [1, 0.3],
  [2, 0.32],
  [3, 0.21],
  [4, 0.12],
  [5, 0.05],
];
export const twinShare = 0.03; // assumption

export const womenAge = { least: 19, mode: 30, most: 55 }; // assumption

/** KG: "almost half" (sfcg.kg, eurasianet.org); UZ: "vast majority" (sfcg.kg); others assumed. */
export const bornAbroadShare: Readonly<Record<DemoCountry, number>> = {
  kg: 0.48,
  uz: 0.7,
  kz: 0.5,
  tj: 0.5,
};

export const documentsMissingShare = 0.8; // on arrival; assumption

/**
 * TJ: more than 800 came on their own, against 84 and 146 brought home; lowered so that both ways
 * occur. The others are assumptions.
 */
export const selfReturnShare: Readonly<Record<DemoCountry, number>> = {
  kg: 0.1,
  kz: 0.1,
  uz: 0.12,
  tj: 0.4,
};

/** Who becomes guardian; assumed from "guardians, who are often grandparents". */
export const guardianRelations = [
  ['grandmother-maternal', 0.35],
  ['grandmother-paternal', 0.2],
  ['grandfather-paternal', 0.1],
  ['aunt-maternal', 0.16],
  ['uncle-paternal', 0.11],
  ['other', 0.08],
] as const;

/** Share of children without a parent at home whose search is still open. Assumption. */
export const openSearchShare = 0.12;
/** Share of guardianships that ran out some days ago and were not renewed. Assumption. */
export const lapsedCoverShare = 0.05;
/** Share of returned adults known to the justice side at all. Assumption. */
export const subjectShare = 0.3;
/** Share of families on older lists that did not come. Assumption. */
export const notArrivedShare = 0.12;

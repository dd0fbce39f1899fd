// Figures behind the made-up programme. Published ones name their source as read in public pages,
// not checked against primary documents; the others are assumptions of this generator and say so.
// They shape proportions only. No real operation, family or person is described.

import type { DemoCountry } from './model.ts';

type Weighted<Value> = readonly (readonly [Value, number])[];

/** Children among those who came back. */
export const childShare: Readonly<Record<DemoCountry, { value: number; source: string }>> = {
  kz: { value: 413 / 607, source: 'adaspa.kz, quoting zakon.kz, February 2021: 413 of 607' },
  uz: { value: 471 / 599, source: 'sfcg.kg, April 2022: 471 of 599' },
  kg: { value: 396 / 544, source: '24.kg, April 2025: 396 of 544' },
  tj: { value: 104 / 146, source: 'asiaplus.news, July 2022: 104 of 146' },
};

/** Men among the adults who came back. */
export const menShareOfAdults: Readonly<Record<DemoCountry, number>> = {
  kz: 37 / (37 + 157), // adaspa.kz, February 2021
  uz: 2 / (2 + 126), // sfcg.kg, April 2022
  kg: 0.04,
  tj: 0.02, // assumption
};

/** 34 of 413 children (adaspa.kz); taken for the other countries too, an assumption. */
export const fullOrphanShare = 34 / 413;

/** Children whose mother is in prison abroad or at home: an assumption for a whole programme;
 * single operations brought such children only (KG 2021: 79; TJ 2019: 84). */
export const motherAbroadShare: Readonly<Record<DemoCountry, number>> = {
  kz: 0.03,
  uz: 0.05,
  kg: 79 / 396,
  tj: 0.12,
};
export const motherAtHomePrisonShare = 0.03;

/** 60 % of pre-school age (KZ, adaspa.kz); the rest split by assumption. Age on arrival. */
export const childAges: Weighted<readonly [number, number]> = [
  [[0, 5], 0.6],
  [[6, 11], 0.27],
  [[12, 17], 0.13],
];

/** Children in a family; the mean of 2.3 is an assumption near 413 children to 157 women. */
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

/** TJ: more than 800 came by themselves beside 84 and 146 brought home; lowered so that both
 * ways are seen. The others are assumptions. */
export const selfReturnShare: Readonly<Record<DemoCountry, number>> = {
  kg: 0.1,
  kz: 0.1,
  uz: 0.12,
  tj: 0.4,
};

/** Who becomes guardian; assumption after "guardians, who are often grandparents". */
export const guardianRelations = [
  ['grandmother-maternal', 0.35],
  ['grandmother-paternal', 0.2],
  ['grandfather-paternal', 0.1],
  ['aunt-maternal', 0.16],
  ['uncle-paternal', 0.11],
  ['other', 0.08],
] as const;

/** Of children without a parent at home: a search is still open. Assumption. */
export const openSearchShare = 0.12;
/** Of guardianships: ran out some days ago and nobody renewed it. Assumption. */
export const lapsedCoverShare = 0.05;
/** Of adults who came back: known to the justice side at all. Assumption. */
export const subjectShare = 0.3;
/** Families on older lists that did not come, beside those that did. Assumption. */
export const notArrivedShare = 0.12;

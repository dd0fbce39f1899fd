// Pure decisions that follow from the law of a country: which version of an offence may be cited,
// from which age, and how long a restriction may last. Doubt protects: an unknown date, age or
// penalty never permits what it might forbid, and where sources differ the more protective one
// counts.

import type { Birth } from '../../kernel/birth.ts';
import { addYears, type Day } from '../../kernel/day.ts';
import type { Standing } from '../../engine/countries/country-pack.ts';
import type { LawPack, Offence, Penalty } from './model.ts';

/**
 * In a real programme only a checked fact permits; a demo says on screen that it treats reported
 * law as checked.
 */
export function mayPermit(status: Standing, isDemo: boolean): boolean {
  return status === 'checked-against-statute' || (isDemo && status === 'reported');
}

/** The first and last possible day of an act; both null: not known. */
export type ActDays = { readonly from: Day | null; readonly to: Day | null };

type Asked = { readonly today: Day; readonly isDemo: boolean };

/**
 * The versions of an offence that may be cited, among those known well enough to permit it: the one
 * in force on the days of the act, and any later, milder one. Empty if a day of the act is unknown
 * or not covered, if the law changed during the act and it is unclear which version is mildest, or
 * if the offence no longer exists today.
 */
// oxlint-disable-next-line eslint/max-params
export function citableOffences(law: LawPack, code: string, act: ActDays, asked: Asked): Offence[] {
  if (act.from === null || act.to === null) return [];
  const [first, last] = [act.from, act.to];
  const versions = law.offences
    .filter((one) => one.code === code)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const isInForce = ({ from, until }: Offence, day: Day) =>
    from <= day && (until === null || until > day);
  if (!versions.some((one) => isInForce(one, asked.today))) return [];
  const atAct = versions.filter(
    ({ from, until }) => from <= last && (until === null || until > first),
  );
  const isCovered =
    atAct.length > 0 &&
    atAct[0]!.from <= first &&
    atAct.every((one, at) => at === 0 || atAct[at - 1]!.until === one.from) &&
    isInForce(atAct.at(-1)!, last);
  if (!isCovered) return [];
  const mildest = atAct.find((one) =>
    atAct.every((other) => other === one || isMilder(one.penalty, other.penalty)),
  );
  if (mildest === undefined) return [];
  const later = versions.filter(
    (one) => one.from > last && one.from <= asked.today && isMilder(one.penalty, mildest.penalty),
  );
  return [mildest, ...later].filter(({ status }) => mayPermit(status, asked.isDemo));
}

/** A lower maximum, or the same maximum and a lower minimum. An unknown penalty is not milder. */
export function isMilder(one: Penalty | null, other: Penalty | null): boolean {
  if (one === null || other === null || one.monthsMax === null || other.monthsMax === null)
    return false;
  const [a, b] = [one, other].map(({ monthsMax }) =>
    monthsMax === 'life' ? Infinity : monthsMax!,
  );
  if (a !== b) return a! < b!;
  return one.monthsMin !== null && other.monthsMin !== null && one.monthsMin < other.monthsMin;
}

/**
 * Age in years at the act below which nobody is charged with this offence. Listing an offence among
 * those with a lower age permits something, so that fact must be known well enough. An age
 * protects, so it counts in any case.
 */
export function ageFloor(law: LawPack, code: string, isDemo: boolean): number {
  const { general, listed, listedOffences } = law.responsibility;
  const isListed =
    listedOffences.value.includes(code) &&
    mayPermit(listedOffences.status, isDemo) &&
    mayPermit(listed.status, isDemo);
  return isListed ? listed.value : general.value;
}

/**
 * True unless the person had certainly reached the age on every possible day of the act. An age is
 * reached on the day after the birthday: courts of the region read it so, and where one does not,
 * doubt protects.
 */
export function mayBeBelow(age: number, birth: Birth, act: ActDays): boolean {
  return birth.to === null || act.from === null || addYears(birth.to, age) >= act.from;
}

/**
 * The shortest maximum for this kind, in months, that any source gives: every source protects. Null
 * if no source is known well enough to permit a restriction at all.
 */
export function restrictionMonthsMax(law: LawPack, kind: string, isDemo: boolean): number | null {
  const limits = law.restrictions.filter((one) => one.kind === kind);
  return limits.some(({ status }) => mayPermit(status, isDemo))
    ? Math.min(...limits.map(({ monthsMax }) => monthsMax))
    : null;
}

// Who belongs to a made-up family before anyone has a name: its kind, its way home, and the ages of
// its members, drawn from the calibration.

import { addYears, type Day } from '../../kernel/day.ts';
import { addDays } from './days.ts';
import {
  childAges,
  childCounts,
  childShare,
  fullOrphanShare,
  menShareOfAdults,
  motherAbroadShare,
  motherAtHomePrisonShare,
  selfReturnShare,
  twinShare,
  womenAge,
} from './calibration.ts';
import type { DemoCountry, DemoOperation, DemoOptions, FamilyKind } from './model.ts';
import type { Random } from './random.ts';

export type FamilyShape = {
  readonly kind: FamilyKind;
  readonly operation: DemoOperation | null; // null: came on their own
  readonly arrivedOn: Day;
  readonly childBirthdays: readonly Day[]; // oldest first
  readonly motherBirthday: Day;
  readonly withFather: boolean;
};

export function drawShape(
  options: DemoOptions,
  operations: readonly DemoOperation[],
  random: Random,
): FamilyShape {
  const { country, today } = options;
  const kind = drawKind(country, random);
  const self = kind === 'with-mother' && random.chance(selfReturnShare[country]);
  // Children whose mother stayed in prison abroad came with the first operation.
  const operation = self
    ? null
    : kind === 'mother-in-prison-abroad'
      ? operations[0]!
      : random.weighted([
          [operations[0]!, 0.1],
          [operations[1]!, 0.5],
          [operations[2]!, 0.4],
        ]);
  const arrivedOn = operation?.landedOn ?? addDays(today, -random.between(40, 2_000));
  const childBirthdays = drawChildren(country, arrivedOn, random);
  const oldest = childBirthdays[0]!;
  const age = random.triangle(womenAge.least, womenAge.mode, womenAge.most);
  const byAge = addDays(addYears(arrivedOn, -age), -random.between(1, 364));
  const byChild = addDays(addYears(oldest, -18), -random.between(0, 364));
  return {
    kind,
    operation,
    arrivedOn,
    childBirthdays,
    motherBirthday: byAge < byChild ? byAge : byChild,
    withFather: kind === 'with-mother' && random.chance(fatherChance(country)),
  };
}

function drawKind(country: DemoCountry, random: Random): FamilyKind {
  const others = [
    ['mother-in-prison-abroad', motherAbroadShare[country]],
    ['mother-in-prison-at-home', motherAtHomePrisonShare],
    ['full-orphans', fullOrphanShare],
  ] as const;
  const rest = 1 - others.reduce((sum, [, share]) => sum + share, 0);
  return random.weighted<FamilyKind>([['with-mother', rest], ...others]);
}

// Fathers come only with a mother here; among returned adults they reach the calibrated share.
function fatherChance(country: DemoCountry): number {
  const men = menShareOfAdults[country];
  return (
    ((men / (1 - men)) * (withMothers(country) + motherAtHomePrisonShare)) / withMothers(country)
  );
}

const withMothers = (country: DemoCountry) =>
  1 - motherAbroadShare[country] - motherAtHomePrisonShare - fullOrphanShare;

/** Average children per family needed to reach the country's share of children. */
function childCountMean(country: DemoCountry): number {
  const women = (1 / childShare[country].value - 1) * (1 - menShareOfAdults[country]);
  return (withMothers(country) + motherAtHomePrisonShare) / women;
}

const drawnMean = childCounts.reduce((sum, [count, share]) => sum + count * share, 0);
const aboveOneShare = 1 - childCounts[0]![1];

function drawChildren(country: DemoCountry, arrivedOn: Day, random: Random): Day[] {
  const off = childCountMean(country) - drawnMean;
  let count = random.weighted(childCounts);
  if (off > 0) count += random.chance(off) ? 1 : 0;
  else if (count > 1 && random.chance(-off / aboveOneShare)) count -= 1;
  const birthdays: Day[] = [];
  for (let at = 0; at < count; at++) {
    const twin = birthdays.at(-1);
    birthdays.push(
      twin !== undefined && random.chance(twinShare)
        ? twin
        : drawBirthday(birthdays, arrivedOn, random),
    );
  }
  return birthdays.sort();
}

// Siblings other than twins are born at least ten months apart; after some attempts, a year later.
function drawBirthday(others: readonly Day[], arrivedOn: Day, random: Random): Day {
  let birthday = arrivedOn;
  for (let tries = 0; tries < 12; tries++) {
    const [least, most] = random.weighted(childAges);
    const age = random.between(least, most);
    birthday = addDays(addYears(arrivedOn, -age), -random.between(1, 364));
    const near = others.some(
      (other) =>
        other !== birthday && Math.abs(Date.parse(other) - Date.parse(birthday)) < 300 * 86_400_000,
    );
    if (!near) return birthday;
  }
  return birthday;
}

// What prevents a charge, and which offences may be cited for the days of an act: pure, the day is
// passed in. The database refuses the same in the same order (legal.charge_obstacle, database/) and
// cannot be bypassed; the rules here give words to a refusal and a checklist to a screen. Doubt
// protects.

import {
  ageFloor,
  type ActDays,
  citableOffences,
  isMilder,
  mayBeBelow,
  mayPermit,
} from '../../law/public-rules.ts';
import type { LawPack, Offence } from '../../law/model.ts';
import type { Day } from '../../../kernel/day.ts';
import type { ProceedingState } from '../matter/model.ts';

/**
 * States that require a cited offence, a certain age, and what a child needs before a charge. A
 * conditional release is not one of them.
 */
export const chargeStates: readonly ProceedingState[] = [
  'charged',
  'trial',
  'convicted',
  'serving',
];

/** In the order of the checklist; the first one is the refusal. */
export const chargeObstacles = [
  'proceeding-of-another-country',
  'offence-not-cited',
  'act-day-not-known',
  'birth-not-known',
  'below-the-age',
  'offence-not-citable',
  'counsel-needed',
  'alternatives-needed',
  'best-interests-needed',
] as const;
export type ChargeObstacle = (typeof chargeObstacles)[number];

/**
 * Null: unknown. A claim that no court has settled makes more days possible, never fewer: a birth
 * that was in doubt from the beginning stays unknown until a court settles it.
 */
export function latestBirth(
  birth: { readonly to: Day | null; readonly isDisputeUnnamed: boolean },
  claims: readonly { readonly to: Day }[],
): Day | null {
  if (birth.to === null || birth.isDisputeUnnamed) return null;
  return claims.reduce((latest, { to }) => (to > latest ? to : latest), birth.to);
}

const birthUntil = (latest: Day | null) =>
  ({ from: latest, to: latest, precision: latest === null ? 'unknown' : 'day' }) as const;

export const majority = 18;

/** True unless it is certain that she was of age on every possible day of the act. */
export function mayHaveBeenMinor(latest: Day | null, act: ActDays): boolean {
  return mayBeBelow(majority, birthUntil(latest), act);
}

/** Acts as a child and acts as an adult are separate matters: a child's record seals itself. */
export function standTogether(latest: Day | null, acts: readonly ActDays[]): boolean {
  return new Set(acts.map((act) => mayHaveBeenMinor(latest, act))).size <= 1;
}

export type ChargeFacts = {
  readonly isOwnCountry: boolean;
  readonly cited: { readonly law: LawPack; readonly code: string; readonly from: string } | null;
  /** The edition in force now: a later one only protects. */
  readonly lawNow: LawPack;
  readonly act: ActDays;
  readonly latestBirth: Day | null;
  readonly hasCounsel: boolean;
  readonly hasAlternatives: boolean;
  readonly hasBestInterests: boolean;
  readonly today: Day;
  readonly isDemo: boolean;
};

export function listObstacles(facts: ChargeFacts): ChargeObstacle[] {
  const { cited, act, latestBirth: born, isDemo } = facts;
  const isMinor = mayHaveBeenMinor(born, act);
  const floor =
    cited &&
    Math.max(ageFloor(cited.law, cited.code, isDemo), ageFloor(facts.lawNow, cited.code, isDemo));
  const checks: readonly (readonly [ChargeObstacle, boolean])[] = [
    ['proceeding-of-another-country', !facts.isOwnCountry],
    ['offence-not-cited', cited === null],
    ['act-day-not-known', act.from === null],
    ['birth-not-known', born === null],
    [
      'below-the-age',
      floor !== null &&
        born !== null &&
        act.from !== null &&
        mayBeBelow(floor, birthUntil(born), act),
    ],
    ['offence-not-citable', cited !== null && act.from !== null && !isStillCitable(facts, cited)],
    ['counsel-needed', isMinor && !facts.hasCounsel],
    ['alternatives-needed', isMinor && !facts.hasAlternatives],
    ['best-interests-needed', isMinor && !facts.hasBestInterests],
  ];
  return checks.filter(([, stands]) => stands).map(([code]) => code);
}

function isStillCitable(
  { act, today, isDemo, lawNow }: ChargeFacts,
  { law, code, from }: NonNullable<ChargeFacts['cited']>,
): boolean {
  return (
    citableOffences(law, code, act, { today, isDemo }).some((one) => one.from === from) &&
    lawNow.offences.some((one) => one.code === code && isInForce(one, today))
  );
}

const isInForce = ({ from, until }: Pick<Offence, 'from' | 'until'>, day: Day) =>
  from <= day && (until === null || until > day);

/** Why a version may be cited, or the simplest reason why not. */
export const citingVerdicts = [
  'at-the-act',
  'later-milder',
  'act-day-not-known',
  'not-known-well-enough',
  'no-longer',
  'not-in-force',
  'not-milder',
  'nobody-can-say',
] as const;
export type CitingVerdict = (typeof citingVerdicts)[number];
type Asked = { readonly today: Day; readonly isDemo: boolean };

/** Those that may be cited first. */
export function weighOffences(
  law: LawPack,
  act: ActDays,
  asked: Asked,
): { offence: Offence; verdict: CitingVerdict }[] {
  return law.offences
    .map((offence) => ({ offence, verdict: weigh({ law, act, asked }, offence) }))
    .toSorted((one, other) => Number(mayCite(other.verdict)) - Number(mayCite(one.verdict)));
}

export function mayCite(verdict: CitingVerdict): boolean {
  return verdict === 'at-the-act' || verdict === 'later-milder';
}

type Weighing = { readonly law: LawPack; readonly act: ActDays; readonly asked: Asked };

function weigh({ law, act, asked }: Weighing, offence: Offence): CitingVerdict {
  if (act.from === null || act.to === null) return 'act-day-not-known';
  const citable = (of: LawPack) =>
    citableOffences(of, offence.code, act, asked).some(({ from }) => from === offence.from);
  const isLater = offence.from > act.to;
  if (citable(law)) return isLater ? 'later-milder' : 'at-the-act';
  const asChecked = law.offences.map((one) => ({
    ...one,
    status: 'checked-against-statute' as const,
  }));
  if (!mayPermit(offence.status, asked.isDemo) && citable({ ...law, offences: asChecked }))
    return 'not-known-well-enough';
  const versions = law.offences.filter(({ code }) => code === offence.code);
  if (!versions.some((one) => isInForce(one, asked.today))) return 'no-longer';
  const atAct = versions.filter(
    ({ from, until }) => from <= act.to! && (until === null || until > act.from!),
  );
  if (
    atAct.length === 0 ||
    !isInForce(atAct.toSorted((one, other) => (one.from < other.from ? -1 : 1))[0]!, act.from) ||
    !atAct.some((one) => isInForce(one, act.to!))
  )
    return 'not-in-force';
  const mildest = atAct.find((one) =>
    atAct.every((other) => other === one || isMilder(one.penalty, other.penalty)),
  );
  if (!mildest) return 'nobody-can-say';
  return offence.until !== null && offence.until <= act.from ? 'not-in-force' : 'not-milder';
}

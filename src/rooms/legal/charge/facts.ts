// Gathers what the rules of a charge decide from: the law that is cited and the law now, every
// possible birth, what was done for a child; both for an existing proceeding and for one that is
// about to be entered.

import { findEdition, findLawInForce, type LawEdition } from '../../law/public.ts';
import type { ActDays } from '../../law/public-rules.ts';
import { type Tx, stillInSight } from '../../../engine/db/database.ts';
import type { Services } from '../../../engine/http/handler.ts';
import { InvariantError } from '../../../kernel/invariant.ts';
import type { Day } from '../../../kernel/day.ts';
import type { NewProceeding, NewSubject } from '../matter/shapes.ts';
import { type ChargeRow, listAlternatives, readBestInterests } from './queries.ts';
import { findSafeguards, listClaims, type SafeguardRow } from '../birth/queries.ts';
import { readToday } from '../matter/queries.ts';
import {
  type ChargeFacts,
  type ChargeObstacle,
  chargeStates,
  latestBirth,
  listObstacles,
} from './rules.ts';

type Asking = { readonly tx: Tx; readonly services: Services };

export async function readLawNow(tx: Tx): Promise<LawEdition> {
  const edition = await findLawInForce(tx);
  if (!edition) throw new InvariantError('a programme without law');
  return edition;
}

export async function readLatestBirth(
  tx: Tx,
  subjectId: string,
  known?: SafeguardRow,
): Promise<Day | null> {
  const subject =
    known ?? stillInSight([await findSafeguards(tx, subjectId)].flatMap((row) => row ?? []));
  const claims = (await listClaims(tx, subjectId)).filter((claim) => !claim.isSettled);
  return latestBirth(
    { to: subject.birthTo, isDisputeUnnamed: subject.disputeUnnamed },
    claims.map(({ birthTo: to }) => ({ to })),
  );
}

export const actOf = (row: Pick<ChargeRow, 'actFrom' | 'actTo'>): ActDays => ({
  from: row.actFrom,
  to: row.actTo,
});

/** `offence`: what is about to be cited; otherwise what the proceeding cites. */
export async function gatherFacts(
  { tx, services }: Asking,
  row: ChargeRow,
  offence: NewProceeding['offence'] = null,
): Promise<ChargeFacts> {
  const subject = stillInSight(
    [await findSafeguards(tx, row.subjectId)].flatMap((one) => one ?? []),
  );
  const [editionId, code, from] = offence
    ? [offence.editionId, offence.code, offence.from]
    : [row.editionId, row.offenceCode, row.offenceFrom];
  const edition = editionId === null ? null : await findEdition(tx, editionId);
  return {
    ...(await commonFacts({ tx, services })),
    isOwnCountry: row.country === services.programme.country.toUpperCase(),
    cited: edition && { law: edition.law, code: code!, from: from! },
    act: actOf(row),
    latestBirth: await readLatestBirth(tx, row.subjectId, subject),
    hasCounsel: subject.counsel === 'present',
    hasAlternatives: (await listAlternatives(tx, row.id)).length > 0,
    hasBestInterests: await readBestInterests(tx, row.subjectId),
  };
}

/**
 * For a proceeding that is being entered: nothing has been considered yet. `subject`: if the
 * subject is entered with it.
 */
export async function gatherNewFacts(
  { tx, services }: Asking,
  proceeding: NewProceeding,
  of: { subject: NewSubject } | { subjectId: string },
): Promise<ChargeFacts> {
  const known = 'subjectId' in of ? await findSafeguards(tx, of.subjectId) : null;
  const { offence } = proceeding;
  const edition = offence && (await findEdition(tx, offence.editionId));
  return {
    ...(await commonFacts({ tx, services })),
    isOwnCountry: proceeding.country === services.programme.country.toUpperCase(),
    cited: edition && { law: edition.law, code: offence!.code, from: offence!.from },
    act: proceeding.act as ActDays,
    latestBirth:
      'subjectId' in of
        ? await readLatestBirth(tx, of.subjectId, known ?? undefined)
        : latestBirth(
            { to: of.subject.birth.to as Day | null, isDisputeUnnamed: of.subject.birthDisputed },
            [],
          ),
    hasCounsel: ('subjectId' in of ? known?.counsel : of.subject.counsel) === 'present',
    hasAlternatives: false,
    hasBestInterests: 'subjectId' in of && (await readBestInterests(tx, of.subjectId)),
  };
}

async function commonFacts({
  tx,
  services,
}: Asking): Promise<Pick<ChargeFacts, 'lawNow' | 'today' | 'isDemo'>> {
  return {
    lawNow: (await readLawNow(tx)).law,
    today: await readToday(tx),
    isDemo: services.programme.isDemo,
  };
}

const ofTheAge: readonly ChargeObstacle[] = ['birth-not-known', 'below-the-age'];
const ofTheOffence: readonly ChargeObstacle[] = [
  'proceeding-of-another-country',
  'act-day-not-known',
  'offence-not-citable',
];

type Step = { readonly to: string; readonly isConvicted?: boolean; readonly isCiting?: boolean };

/**
 * Why a step, or citing an offence, is refused; null if it is not. A conviction of someone below
 * the age never becomes final.
 */
export function firstObstacle(
  facts: ChargeFacts,
  { to, isConvicted = false, isCiting = false }: Step,
): ChargeObstacle | null {
  const all = listObstacles(facts);
  const isStep = (chargeStates as readonly string[]).includes(to);
  const counting = all.filter(
    (code) =>
      isStep ||
      (isConvicted && to === 'final' && ofTheAge.includes(code)) ||
      (isCiting && ofTheOffence.includes(code)),
  );
  return counting[0] ?? null;
}

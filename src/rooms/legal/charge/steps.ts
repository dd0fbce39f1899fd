// What prevents a step of a proceeding, or entering one: the first obstacle is the refusal.

import type { ActDays } from '../../law/public-rules.ts';
import { OutOfSight, type Tx } from '../../../engine/db/database.ts';
import type { Services } from '../../../engine/http/handler.ts';
import {
  firstObstacle,
  gatherFacts,
  gatherNewFacts,
  readLatestBirth,
  readLawNow,
} from './facts.ts';
import type { ProceedingState } from '../matter/model.ts';
import type { NewProceeding, NewSubject } from '../matter/shapes.ts';
import { findProceeding } from './queries.ts';
import { listExemptions } from '../exemption/queries.ts';
import { listActs } from '../birth/queries.ts';
import { type ChargeObstacle, standTogether } from './rules.ts';
import { findLastOutcome } from '../matter/rules.ts';

type Asking = { readonly tx: Tx; readonly services: Services };

export async function findNewObstacle(
  h: Asking,
  proceeding: NewProceeding,
  of: { subject: NewSubject } | { subjectId: string },
): Promise<ChargeObstacle | 'law-changed-meanwhile' | null> {
  const { offence, state } = proceeding;
  if (offence && offence.editionId !== (await readLawNow(h.tx)).id) return 'law-changed-meanwhile';
  return firstObstacle(await gatherNewFacts(h, proceeding, of), {
    to: state,
    isCiting: offence !== null,
  });
}

type Step = { readonly to: ProceedingState; readonly states: readonly ProceedingState[] };

export async function findStepObstacle(
  h: Asking,
  { subjectId, proceedingId }: { subjectId: string; proceedingId: string },
  { to, states }: Step,
): Promise<ChargeObstacle | null> {
  const row = await findProceeding(h.tx, subjectId, proceedingId);
  if (!row) throw new OutOfSight();
  return firstObstacle(await gatherFacts(h, row), {
    to,
    isConvicted: findLastOutcome(states) === 'convicted',
  });
}

/**
 * If the law has rules of exemption, their conditions must be answered first: exempting always
 * goes through a request.
 */
export async function needsRequest(tx: Tx, proceedingId: string): Promise<boolean> {
  if ((await readLawNow(tx)).law.exemptions.length === 0) return false;
  return !(await listExemptions(tx, proceedingId)).some(({ state }) => state === 'granted');
}

/** Acts as a child and acts as an adult are never in one matter. */
export async function belongsHere(tx: Tx, subjectId: string, act: ActDays): Promise<boolean> {
  const acts = (await listActs(tx, subjectId)).map((row) => ({
    from: row.actFrom,
    to: row.actTo,
  }));
  return standTogether(await readLatestBirth(tx, subjectId), [...acts, act]);
}

// Detention and its reviews. Whoever may have been under eighteen at the act is detained only with
// a reason why nothing milder is enough; each detention names the day of its next review, and a
// review ends it or names another.

import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Endpoint, RefusalOf, ReturnsOf } from '../../kernel/contract.ts';
import type { Handling } from '../../engine/http/handler.ts';
import type { recordDetention, reviewDetention } from './api-detention.ts';
import { actOf, readLatestBirth } from './charge-facts.ts';
import { legalEvents } from './events.ts';
import { followsBase } from './history-version.ts';
import { findProceeding } from './queries-charge.ts';
import { findDetention, insertDetention, insertReview } from './queries-detention.ts';
import { readToday } from './queries.ts';
import { mayHaveBeenMinor } from './rules-charge.ts';
import { sealField } from './sealing.ts';
import { findSubjectKey } from './subject-key.ts';

type Answer<E extends Endpoint> = Promise<Outcome<ReturnsOf<E>, RefusalOf<E> | 'not-found'>>;
const purpose = 'detention';

export async function detain(h: Handling<typeof recordDetention>): Answer<typeof recordDetention> {
  const { subjectId, proceedingId } = h.params;
  const key = await findSubjectKey(h, subjectId);
  const proceeding = key && (await findProceeding(h.tx, subjectId, proceedingId));
  if (!key || !proceeding) return refuse('not-found');
  const { reason, whyNoAlternative, ...rest } = h.body;
  const today = await readToday(h.tx);
  if (rest.startedOn > today) return refuse('state-in-the-future', { today });
  if (
    whyNoAlternative === null &&
    mayHaveBeenMinor(await readLatestBirth(h.tx, subjectId), actOf(proceeding))
  ) {
    return refuse('last-resort-reason-needed');
  }
  const id = h.newId;
  const seal = (column: string, text: string) =>
    sealField(key, { table: 'detention', record: id, column }, text);
  await insertDetention(
    h.tx,
    { id, subjectId, proceedingId, by: h.actor.accountId },
    {
      ...rest,
      sealedReason: seal('reason', reason),
      sealedWhy: whyNoAlternative === null ? null : seal('why_no_alternative', whyNoAlternative),
    },
  );
  h.audit.wrote(legalEvents.detentionRecorded, 'proceeding', [subjectId], purpose);
  return done({ id });
}

export async function review(h: Handling<typeof reviewDetention>): Answer<typeof reviewDetention> {
  const { subjectId, detentionId } = h.params;
  const detention = await findDetention(h.tx, subjectId, detentionId);
  if (!detention) return refuse('not-found');
  if (detention.endedOn !== null) return refuse('detention-is-over');
  const today = await readToday(h.tx);
  if (h.body.reviewedOn > today) return refuse('state-in-the-future', { today });
  if (h.body.reviewedOn < detention.startedOn)
    return refuse('before-the-last-state', { since: detention.startedOn });
  const continues = h.body.outcome === 'continued';
  if (continues && (h.body.nextReviewOn === null || h.body.nextReviewOn <= h.body.reviewedOn))
    return refuse('next-review-needed');
  const id = h.newId;
  const nextReviewOn = continues ? h.body.nextReviewOn : null;
  const { baseVersion, ...row } = h.body;
  await insertReview(
    h.tx,
    { id, subjectId, detentionId, by: h.actor.accountId },
    { ...row, nextReviewOn },
  );
  if (!(await followsBase(h.tx, { kind: 'reviews', id: detentionId }, baseVersion)))
    return refuse('conflict-changed-meanwhile');
  h.audit.wrote(legalEvents.detentionReviewed, 'proceeding', [subjectId], purpose);
  return done({ id });
}

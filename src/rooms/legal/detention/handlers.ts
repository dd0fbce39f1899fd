// Detention and its reviews. Someone who may have been under eighteen at the act is detained only
// with a reason why nothing milder is enough; each detention names the day of its next review, and
// a review ends it or names another.

import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import * as api from './api.ts';
import { actOf, readLatestBirth } from '../charge/facts.ts';
import { legalEvents } from '../events.ts';
import { findProceeding } from '../charge/queries.ts';
import { findDetention, insertDetention, insertReview } from './queries.ts';
import { followsBase } from '../matter/queries-history.ts';
import { readToday } from '../matter/queries.ts';
import { mayHaveBeenMinor } from '../charge/rules.ts';
import { sealField } from '../sealing.ts';
import { findSubjectKey } from '../subject-key.ts';

const purpose = 'detention';

/** Detention and its reviews, by the contract of `api.ts`. */
export const detentionHandlers: HandlersOf<typeof api> = {
  async recordDetention(h) {
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
  },

  async reviewDetention(h) {
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
  },
};

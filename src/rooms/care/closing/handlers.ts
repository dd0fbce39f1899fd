// Closing a case. Reasons of criteria that are not met are sealed with the key of the person's
// file; the database decides who may propose and who may decide.

import { z } from 'zod';
import { openText, sealText } from '../../../engine/crypto/envelope.ts';
import { answerOf } from '../../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { findFileKey } from '../../people/public.ts';
import { findStaffNames } from '../../workforce/public.ts';
import { closingDeciders, closingProposers, needsWriters } from '../access.ts';
import { findCase } from '../cases/queries.ts';
import { isOver } from '../cases/rules.ts';
import { caseStates } from '../model.ts';
import { closingCriteria } from './model.ts';
import { staffOf } from '../views.ts';
import * as api from './api.ts';
import * as queries from './queries.ts';

const ofCase = { personId: z.uuid(), version: z.number() };

export const closingHandlers: HandlersOf<typeof api> = {
  async recordContactAttempt(h) {
    const row = await findCase(h.tx, h.params);
    if (!row) return refuse('not-found');
    if (isOver(row.state)) return refuse('case-is-closed');
    if (h.body.attemptedOn > h.today) return refuse('day-in-future', { today: h.today });
    const of = { id: h.newId, caseId: row.id, personId: row.personId, madeBy: h.actor.accountId };
    await queries.insertAttempt(h.tx, of, h.body);
    h.audit.wrote('contact-attempted', 'needs', [row.personId], 'case-work');
    return done({ id: h.newId, attemptDays: await queries.countAttemptDays(h.tx, row.id) });
  },

  async readClosings(h) {
    const row = await findCase(h.tx, h.params);
    if (!row) return refuse('not-found');
    const key = await findFileKey(h, row.personId);
    const closings = await queries.listClosings(h.tx, row.id);
    const criteria = await queries.listCriteria(
      h.tx,
      closings.map((one) => one.id),
    );
    const attempts = await queries.listAttempts(h.tx, row.id);
    const names = await findStaffNames(h.tx, [
      ...closings.flatMap((one) => [one.proposedBy, one.decidedBy]),
      ...attempts.map((one) => one.madeBy),
    ]);
    h.audit.read('closing', [row.personId], 'case-work');
    const is = (roles: readonly string[]) => roles.includes(h.actor.role);
    const waiting = closings.find((one) => one.state === 'proposed');
    const open = !isOver(row.state);
    return done({
      closings: closings.map(({ mayDecide, mayFollowUp, ...one }) => ({
        ...one,
        proposedBy: staffOf(one.proposedBy, names)!,
        proposedAt: one.proposedAt.toISOString(),
        decidedBy: staffOf(one.decidedBy, names),
        decidedAt: one.decidedAt?.toISOString() ?? null,
        followUpAt: one.followUpAt?.toISOString() ?? null,
        criteria: closingCriteria.flatMap((code) =>
          criteria
            .filter(({ closingId, criterion }) => closingId === one.id && criterion === code)
            .map(({ criterion, answer, reason }) => ({
              criterion,
              answer,
              reason: reason && key && openText(key, placeOfReason(one.id, criterion), reason),
            })),
        ),
        may: {
          decide: mayDecide,
          recordFollowUp: mayFollowUp === true && row.state === 'closed' && is(closingDeciders),
        },
      })),
      attempts: attempts.map(({ madeBy, ...one }) => ({ ...one, by: staffOf(madeBy, names)! })),
      attemptDays: await queries.countAttemptDays(h.tx, row.id),
      may: {
        propose: open && !waiting && is(closingProposers),
        stop: open && waiting?.reason !== 'person-stops' && is(closingProposers),
        recordAttempt: open && is(needsWriters),
      },
    });
  },

  async proposeClosing(h) {
    const { criteria, ...body } = h.body;
    const row = await findCase(h.tx, h.params);
    const key = row && (await findFileKey(h, row.personId));
    if (!row || !key) return refuse('not-found');
    const answers =
      criteria === null ? [] : closingCriteria.map((one) => [one, criteria[one]] as const);
    if (answers.some(([, { answer, reason }]) => (answer === 'not-met') !== (reason !== null))) {
      return refuse('criterion-reason-needed');
    }
    const id = h.newId;
    const answer = answerOf(
      api.proposeClosing,
      await queries.proposeClosing(h.tx, {
        ...body,
        id,
        caseId: row.id,
        criteria: answers.map(([criterion, { reason, ...one }]) => ({
          ...one,
          criterion,
          reason: reason && sealText(key, placeOfReason(id, criterion), reason).toString('base64'),
        })),
      }),
    );
    if (!answer.ok) return answer;
    h.audit.wrote('closing-proposed', 'closing', [row.personId], body.reason);
    return answer;
  },

  async decideClosing(h) {
    const answer = answerOf(
      api.decideClosing,
      await queries.decideClosing(h.tx, { refusal: null, ...h.body, ...h.params }),
      z.strictObject({ ...ofCase, state: z.enum(caseStates) }),
    );
    if (!answer.ok) return answer;
    const { personId, ...decided } = answer.value;
    h.audit.wrote(
      h.body.decision === 'closed' ? 'case-closed' : 'closing-refused',
      'closing',
      [personId],
      'case-work',
    );
    return done(decided);
  },

  async recordFollowUp(h) {
    const answer = answerOf(
      api.recordFollowUp,
      await queries.recordFollowUp(h.tx, h.params.closingId, h.body.followUp),
      z.strictObject(ofCase),
    );
    if (!answer.ok) return answer;
    const { personId, version } = answer.value;
    h.audit.wrote('follow-up-recorded', 'closing', [personId], 'case-work');
    return done({ version });
  },
};

const placeOfReason = (closingId: string, criterion: string) => ({
  table: 'care.closing_criterion',
  record: `${closingId}|${criterion}`,
  column: 'reason',
  version: 1,
});

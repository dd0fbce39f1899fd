// Exemption, amnesty and pardon: opened after legal aid was offered, answered condition by
// condition, decided. Granting exempts in the same transaction; refusing or withdrawing changes
// nothing else. No event is emitted and no one is notified.

import type { HandlersOf } from '../../../engine/http/handler.ts';
import type { Day } from '../../../kernel/day.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import * as api from './api.ts';
import { readLawNow } from '../charge/facts.ts';
import { legalEvents } from '../events.ts';
import { findProceeding } from '../charge/queries.ts';
import {
  findExemption,
  insertAnswer,
  insertExemption,
  listAnswers,
  readRule,
  updateDecision,
} from './queries.ts';
import { holdMatter } from '../matter/queries-proceedings.ts';
import { readToday } from '../matter/queries.ts';
import { conditionsMet, findRule, mayDecide, mayRequest } from './rules.ts';
import { proceedingSteps } from '../matter/rules.ts';
import { sealField } from '../sealing.ts';
import { findSubjectKey } from '../subject-key.ts';

const purpose = 'exemption';

/** Exemption, amnesty and pardon, by the contract of `api.ts`. */
export const exemptionHandlers: HandlersOf<typeof api> = {
  async requestExemption(h) {
    const { subjectId, proceedingId } = h.params;
    const proceeding = await findProceeding(h.tx, subjectId, proceedingId);
    if (!proceeding) return refuse('not-found');
    const edition = await readLawNow(h.tx);
    if (h.body.editionId !== edition.id) return refuse('law-changed-meanwhile');
    const openedOn = h.body.openedOn as Day;
    const decision = mayRequest({
      state: proceeding.state,
      offence: proceeding.offenceCode,
      offeredOn: h.body.legalAidOfferedOn as Day,
      openedOn,
      rule: findRule(edition.law.exemptions, h.body.ruleCode, openedOn),
      today: await readToday(h.tx),
    });
    if (!decision.ok) return decision;
    const id = h.newId;
    await insertExemption(h.tx, { id, subjectId, proceedingId, by: h.actor.accountId }, h.body);
    h.audit.wrote(legalEvents.exemptionRequested, 'proceeding', [subjectId], purpose);
    return done({ id });
  },

  async answerCondition(h) {
    const { subjectId, requestId } = h.params;
    const key = await findSubjectKey(h, subjectId);
    const row = key && (await findExemption(h.tx, subjectId, requestId));
    if (!key || !row) return refuse('not-found');
    if (row.state !== 'open') return refuse('request-is-decided');
    const { conditions } = await readRule(h.tx, row);
    if (!conditions.some(({ code }) => code === h.body.condition))
      return refuse('no-such-condition');
    if (h.body.evidence === null && h.body.answer !== 'not-known') return refuse('evidence-needed');
    const id = h.newId;
    const evidence =
      h.body.evidence === null
        ? null
        : sealField(
            key,
            { table: 'exemption_answer', record: id, column: 'evidence' },
            h.body.evidence,
          );
    await insertAnswer(
      h.tx,
      { id, subjectId, requestId, by: h.actor.accountId },
      { ...h.body, evidence },
    );
    h.audit.wrote(legalEvents.conditionAnswered, 'proceeding', [subjectId], purpose);
    return done({ id });
  },

  async decideExemption(h) {
    const { subjectId, requestId } = h.params;
    await holdMatter(h.tx, subjectId);
    const row = await findExemption(h.tx, subjectId, requestId);
    const proceeding = row && (await findProceeding(h.tx, subjectId, row.proceedingId));
    if (!row || !proceeding) return refuse('not-found');
    if (row.state !== 'open') return refuse('request-is-decided');
    if (row.version !== h.body.baseVersion) return refuse('conflict-changed-meanwhile');
    const { state } = h.body;
    if (state !== 'withdrawn' && (h.body.decidedBy === null || h.body.orderNumber === null))
      return refuse('decision-needs-a-body');
    const answers = Object.fromEntries(
      (await listAnswers(h.tx, [requestId])).map((one) => [one.conditionCode, one.answer]),
    );
    const decision = mayDecide({
      state,
      decidedOn: h.body.decidedOn as Day,
      openedOn: row.openedOn,
      since: proceeding.stateOn,
      isMet: conditionsMet(await readRule(h.tx, row), answers),
      today: await readToday(h.tx),
    });
    if (!decision.ok) return decision;
    if (state === 'granted' && !proceedingSteps[proceeding.state].includes('exempted')) {
      return refuse('no-such-step', { from: proceeding.state, to: 'exempted' });
    }
    const version = await updateDecision(h.tx, requestId, h.body);
    if (version === null) return refuse('conflict-changed-meanwhile');
    h.audit.wrote(legalEvents.exemptionDecided, 'proceeding', [subjectId], purpose);
    return done({ id: requestId, version });
  },
};

// Exemption, amnesty and pardon: opened after legal aid was offered, answered condition by
// condition, decided. Granting exempts in the same transaction; refusing or withdrawing changes
// nothing else. No event leaves here and nobody is told.

import type { Day } from '../../kernel/day.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Endpoint, RefusalOf, ReturnsOf } from '../../kernel/contract.ts';
import { findEdition } from '../../engine/countries/law-store.ts';
import type { ExemptionRule } from '../../engine/countries/law-pack.ts';
import type { Tx } from '../../engine/db/database.ts';
import { InvariantError } from '../../kernel/invariant.ts';
import type { Handling } from '../../engine/http/handler.ts';
import type { answerCondition, decideExemption, requestExemption } from './api-exemption.ts';
import { readLawNow } from './charge-facts.ts';
import { legalEvents } from './events.ts';
import { findProceeding } from './queries-charge.ts';
import {
  type ExemptionRow,
  findExemption,
  insertAnswer,
  insertExemption,
  listAnswers,
  updateDecision,
} from './queries-exemption.ts';
import { readToday } from './queries.ts';
import { conditionsMet, mayDecide, mayRequest } from './rules-exemption.ts';
import { proceedingSteps } from './rules.ts';
import { sealField } from './sealing.ts';
import { findSubjectKey } from './subject-key.ts';

type Answer<E extends Endpoint> = Promise<Outcome<ReturnsOf<E>, RefusalOf<E> | 'not-found'>>;
const purpose = 'exemption';

export async function request(
  h: Handling<typeof requestExemption>,
): Answer<typeof requestExemption> {
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
}

function findRule(
  rules: readonly ExemptionRule[],
  wanted: string,
  on: string,
): ExemptionRule | null {
  return (
    rules.find(
      ({ code, from, until }) => code === wanted && from <= on && (until === null || until > on),
    ) ?? null
  );
}

/** The rule as it stood in the edition and on the day of the request. */
export async function readRule(tx: Tx, row: ExemptionRow): Promise<ExemptionRule> {
  const edition = await findEdition(tx, row.editionId);
  const rule = edition && findRule(edition.law.exemptions, row.ruleCode, row.openedOn);
  if (!rule) throw new InvariantError('a request without its rule');
  return rule;
}

export async function answer(h: Handling<typeof answerCondition>): Answer<typeof answerCondition> {
  const { subjectId, requestId } = h.params;
  const key = await findSubjectKey(h, subjectId);
  const row = key && (await findExemption(h.tx, subjectId, requestId));
  if (!key || !row) return refuse('not-found');
  if (row.state !== 'open') return refuse('request-is-decided');
  const { conditions } = await readRule(h.tx, row);
  if (!conditions.some(({ code }) => code === h.body.condition)) return refuse('no-such-condition');
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
}

export async function decide(h: Handling<typeof decideExemption>): Answer<typeof decideExemption> {
  const { subjectId, requestId } = h.params;
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
}

// Binds the contract of one proceeding beyond its course, and puts its page together from its rows.

import type { ReturnsOf } from '../../kernel/contract.ts';
import type { Day } from '../../kernel/day.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import { type Binding, bind, type Handling } from '../../engine/http/handler.ts';
import type { ExemptionRule, LawPack, Offence } from '../../engine/countries/law-pack.ts';
import { type ActDays, mayPermit } from '../../engine/countries/law-rules.ts';
import { findEdition, type LawEdition } from '../../engine/countries/law-store.ts';
import {
  citeOffence,
  considerAlternatives,
  listOffences,
  readProceeding,
  recordSentence,
  setExpungement,
} from './api-charge.ts';
import { listReviewsDue, recordDetention, reviewDetention } from './api-detention.ts';
import { answerCondition, decideExemption, requestExemption } from './api-exemption.ts';
import {
  changeCounsel,
  readBirth,
  recogniseVictim,
  recordBirthClaim,
  settleBirth,
} from './api-safeguards.ts';
import { readHistoryVersion } from './history-version.ts';
import { gatherFacts, readLatestBirth, readLawNow } from './charge-facts.ts';
import { cite, consider, expunge, sentence } from './commands-charge.ts';
import { detain, review } from './commands-detention.ts';
import { answer, decide, readRule, request } from './commands-exemption.ts';
import { claim, recognise, settle, stand } from './commands-safeguards.ts';
import type { ProceedingPage } from './model-charge.ts';
import {
  type ChargeRow,
  findProceeding,
  listAlternatives,
  listSentences,
} from './queries-charge.ts';
import {
  type DetentionRow,
  listDetentions,
  listDue,
  listReviews,
  type ReviewRow,
} from './queries-detention.ts';
import {
  type AnswerRow,
  type ExemptionRow,
  listAnswers,
  listExemptions,
} from './queries-exemption.ts';
import {
  findSafeguards,
  listClaims,
  listCounselChanges,
  listSettlements,
} from './queries-safeguards.ts';
import { isRegistrar, listTransitions, readToday } from './queries.ts';
import {
  chargeStates,
  listObstacles,
  mayCite,
  mayHaveBeenMinor,
  weighOffences,
} from './rules-charge.ts';
import { conditionsMet, rulesFor } from './rules-exemption.ts';
import { findLastOutcome, nextStates, offeredStates, proceedingSteps } from './rules.ts';
import { openField } from './sealing.ts';
import { findSubjectKey } from './subject-key.ts';

const offences = bind(listOffences, async (h) => {
  const edition = await readLawNow(h.tx);
  const { isDemo } = h.services.programme;
  const act = { from: h.query.from ?? null, to: h.query.to ?? null } as ActDays;
  const weighed = weighOffences(edition.law, act, { today: await readToday(h.tx), isDemo });
  return done({
    editionId: edition.id,
    edition: edition.number,
    reportedPermits: mayPermit('reported', isDemo),
    offences: weighed.map(({ offence, verdict }) => ({
      ...offenceShown(edition.law, offence),
      verdict,
      mayCite: mayCite(verdict),
    })),
  });
});

/** Under its own title where nobody gave another. */
function sourceNamesOf(law: LawPack, source: string): Record<string, string> {
  const found = law.sources.find(({ id }) => id === source);
  return { en: found?.title ?? source, ...found?.names };
}

function offenceShown(
  law: LawPack,
  { code, from, until, version, article, names, penalty, status, source }: Offence,
) {
  return {
    code,
    from,
    until,
    article,
    names: { ...names },
    status,
    version: { ...law.versions.find(({ id }) => id === version)?.names },
    monthsMin: penalty?.monthsMin ?? null,
    monthsMax: penalty?.monthsMax ?? null,
    sourceNames: sourceNamesOf(law, source),
  };
}

function ruleShown(
  law: LawPack,
  { code, kind, names, together, conditions, status, source }: ExemptionRule,
) {
  return {
    code,
    kind,
    names: { ...names },
    together,
    status,
    sourceNames: sourceNamesOf(law, source),
    conditions: conditions.map((one) => ({ code: one.code, names: { ...one.names } })),
  };
}

async function page(h: Handling<typeof readProceeding>) {
  const { subjectId, proceedingId } = h.params;
  const row = await findProceeding(h.tx, subjectId, proceedingId);
  const subject = row && (await findSafeguards(h.tx, subjectId));
  const key = subject && (await findSubjectKey(h, subjectId));
  if (!row || !subject || !key) return refuse('not-found');
  const facts = await gatherFacts(h, row);
  const states = (await listTransitions(h.tx, subjectId))
    .filter((one) => one.proceedingId === row.id)
    .map((one) => one.toState);
  const edition = await readLawNow(h.tx);
  const isConvicted = findLastOutcome(states) === 'convicted';
  const rules = rulesFor(edition.law, row.offenceCode, facts.today);
  const exemptions = await listExemptions(h.tx, row.id);
  h.audit.read('proceeding', [subjectId], 'own-matters');
  const body: ReturnsOf<typeof readProceeding> = {
    subjectId,
    code: subject.code,
    id: row.id,
    version: row.version,
    state: row.state,
    stateOn: row.stateOn,
    article: row.article,
    country: row.country,
    court: row.court,
    act: { from: row.actFrom, to: row.actTo, precision: row.actPrecision },
    cited: await citedShown(h, row),
    isOwnCountry: facts.isOwnCountry,
    reportedPermits: mayPermit('reported', facts.isDemo),
    mayHaveBeenMinor: mayHaveBeenMinor(facts.latestBirth, facts.act),
    obstacles:
      nextStates(states).some((one) => chargeStates.includes(one)) ||
      chargeStates.includes(row.state)
        ? listObstacles(facts)
        : [],
    nextStates: offeredStates(states, isRegistrar(h.actor)),
    ...(await consideredShown(h, row, key)),
    exemptions: await exemptionsShown(h, exemptions, key),
    rules: rules.map((rule) => ruleShown(edition.law, rule)),
    hasRules: edition.law.exemptions.length > 0,
    editionId: edition.id,
    detentions: await detentionsShown(h, row, key),
    expungeOn: row.expungeOn,
    may: {
      cite: facts.isOwnCountry && !over.includes(row.state),
      sentence:
        isConvicted &&
        ['convicted', 'appeal', 'final', 'serving', 'conditional'].includes(row.state),
      requestExemption:
        proceedingSteps[row.state].includes('exempted') &&
        rules.length > 0 &&
        !exemptions.some(({ state }) => state === 'open'),
      expunge:
        isRegistrar(h.actor) &&
        ['final', 'served', 'ended', 'exempted', 'acquitted'].includes(row.state),
    },
  };
  return done(body);
}

const over: readonly string[] = ['acquitted', 'ended', 'exempted', 'final', 'served', 'expunged'];
type Reading = Pick<Handling<typeof readProceeding>, 'tx' | 'services'>;

async function citedShown({ tx }: Reading, row: ChargeRow): Promise<ProceedingPage['cited']> {
  const edition: LawEdition | null =
    row.editionId === null ? null : await findEdition(tx, row.editionId);
  const offence = edition?.law.offences.find(
    ({ code, from }) => code === row.offenceCode && from === row.offenceFrom,
  );
  return edition && offence
    ? { edition: edition.number, offence: offenceShown(edition.law, offence) }
    : null;
}

async function consideredShown(
  { tx }: Reading,
  row: ChargeRow,
  key: Buffer,
): Promise<Pick<ProceedingPage, 'alternatives' | 'sentences'>> {
  const open = (table: string, column: string, { id, sealed }: { id: string; sealed: Buffer }) =>
    openField(key, { table, record: id, column }, sealed);
  return {
    alternatives: (await listAlternatives(tx, row.id)).map((one) => ({
      id: one.id,
      on: one.consideredOn,
      alternatives: one.alternatives as ProceedingPage['alternatives'][number]['alternatives'],
      whyNotEnough: open('alternatives_considered', 'why_not_enough', {
        id: one.id,
        sealed: one.whyNotEnough,
      }),
    })),
    sentences: (await listSentences(tx, row.id)).map((one) => ({
      ...one,
      cumulationGround:
        one.cumulationGround &&
        open('sentence', 'cumulation_ground', { id: one.id, sealed: one.cumulationGround }),
    })),
  };
}

async function exemptionsShown(
  { tx }: Reading,
  rows: readonly ExemptionRow[],
  key: Buffer,
): Promise<ProceedingPage['exemptions']> {
  const answers = await listAnswers(
    tx,
    rows.map(({ id }) => id),
  );
  return Promise.all(
    rows.map(async (row) => {
      const law = (await findEdition(tx, row.editionId))!.law;
      const rule = await readRule(tx, row);
      const own = answers.filter((one) => one.requestId === row.id);
      return {
        id: row.id,
        proceedingId: row.proceedingId,
        rule: ruleShown(law, rule),
        state: row.state,
        version: row.version,
        legalAidOfferedOn: row.legalAidOfferedOn,
        legalAidAnswer: row.legalAidAnswer,
        openedOn: row.openedOn,
        decidedBy: row.decidedBy,
        orderNumber: row.orderNumber,
        decidedOn: row.decidedOn,
        isMet: conditionsMet(
          rule,
          Object.fromEntries(own.map((one) => [one.conditionCode, one.answer])),
        ),
        answers: own.map((one) => answerShown(one, key)),
      };
    }),
  );
}

function answerShown(
  { id, conditionCode: condition, answer: said, evidence, on }: AnswerRow,
  key: Buffer,
) {
  return {
    condition,
    answer: said,
    on,
    evidence:
      evidence &&
      openField(key, { table: 'exemption_answer', record: id, column: 'evidence' }, evidence),
  };
}

async function detentionsShown(
  { tx }: Reading,
  row: ChargeRow,
  key: Buffer,
): Promise<ProceedingPage['detentions']> {
  const rows = await listDetentions(tx, row.id);
  const reviews = await listReviews(
    tx,
    rows.map(({ id }) => id),
  );
  const today = await readToday(tx);
  return rows.map((one) =>
    detentionShown(
      one,
      reviews.filter((each) => each.detentionId === one.id),
      { key, today },
    ),
  );
}

function detentionShown(
  row: DetentionRow,
  reviews: readonly ReviewRow[],
  { key, today }: { key: Buffer; today: Day },
) {
  const open = (column: string, sealed: Buffer) =>
    openField(key, { table: 'detention', record: row.id, column }, sealed);
  return {
    id: row.id,
    version: reviews.length + 1,
    proceedingId: row.proceedingId,
    startedOn: row.startedOn,
    endedOn: row.endedOn,
    nextReviewOn: row.nextReviewOn,
    orderNumber: row.orderNumber,
    reason: open('reason', row.reason),
    whyNoAlternative: row.whyNoAlternative && open('why_no_alternative', row.whyNoAlternative),
    isOverdue: row.endedOn === null && row.nextReviewOn < today,
    reviews: reviews.map((one) => ({
      on: one.reviewedOn,
      outcome: one.outcome,
      nextReviewOn: one.nextReviewOn,
      orderNumber: one.orderNumber,
    })),
  };
}

async function births(h: Handling<typeof readBirth>) {
  const { subjectId } = h.params;
  const subject = await findSafeguards(h.tx, subjectId);
  const key = subject && (await findSubjectKey(h, subjectId));
  if (!subject || !key) return refuse('not-found');
  h.audit.read('matter', [subjectId], 'own-matters');
  return done({
    code: subject.code,
    version: await readHistoryVersion(h.tx, 'birth', subjectId),
    counselVersion: await readHistoryVersion(h.tx, 'counsel', subjectId),
    isDisputed: subject.birthDisputed,
    isVictim: subject.isVictim,
    birth: { from: subject.birthFrom, to: subject.birthTo, precision: subject.birthPrecision },
    latest: await readLatestBirth(h.tx, subjectId, subject),
    claims: (await listClaims(h.tx, subjectId)).map(
      ({ birthFrom, birthTo, birthPrecision, id, says, ...row }) => ({
        ...row,
        id,
        birth: { from: birthFrom, to: birthTo, precision: birthPrecision },
        says: openField(key, { table: 'birth_claim', record: id, column: 'says' }, says),
      }),
    ),
    settlements: (await listSettlements(h.tx, subjectId)).map(
      ({
        birthFrom,
        birthTo,
        birthPrecision,
        oldFrom,
        oldTo,
        oldPrecision,
        oldDisputed,
        ...row
      }) => ({
        ...row,
        birth: { from: birthFrom, to: birthTo, precision: birthPrecision },
        before: {
          birth: { from: oldFrom, to: oldTo, precision: oldPrecision },
          isDisputed: oldDisputed,
        },
      }),
    ),
    counsel: subject.counsel,
    counselChanges: (await listCounselChanges(h.tx, subjectId)).map((row) => ({
      from: row.fromState,
      to: row.toState,
      on: row.onDay,
    })),
    maySettle: isRegistrar(h.actor),
  });
}

const due = bind(listReviewsDue, async (h) => {
  const rows = await listDue(h.tx, h.actor);
  h.audit.read(
    'matter',
    rows.map((row) => row.subjectId),
    'own-matters',
  );
  return done({
    reviews: rows.map((row) => ({ ...row })),
  });
});

export const chargeBindings: Binding[] = [
  offences,
  due,
  bind(readProceeding, page),
  bind(citeOffence, cite),
  bind(considerAlternatives, consider),
  bind(recordSentence, sentence),
  bind(setExpungement, expunge),
  bind(requestExemption, request),
  bind(answerCondition, answer),
  bind(decideExemption, decide),
  bind(recordDetention, detain),
  bind(reviewDetention, review),
  bind(readBirth, births),
  bind(recordBirthClaim, claim),
  bind(settleBirth, settle),
  bind(changeCounsel, stand),
  bind(recogniseVictim, recognise),
];

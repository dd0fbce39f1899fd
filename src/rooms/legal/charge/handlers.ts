// One proceeding beyond its course: the cited offence, what was considered for a child, the
// sentence, the day of expunging. The database also refuses whatever these checks might miss.

import { type ActDays, mayPermit } from '../../law/public-rules.ts';
import { findEdition } from '../../law/public.ts';
import { answerOf } from '../../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { isRegistrar } from '../access.ts';
import * as api from './api.ts';
import { firstObstacle, gatherFacts, readLawNow } from './facts.ts';
import { legalEvents } from '../events.ts';
import {
  findProceeding,
  insertAlternatives,
  insertSentence,
  setExpungement,
  updateOffence,
} from './queries.ts';
import { listExemptions } from '../exemption/queries.ts';
import { holdMatter, listTransitions } from '../matter/queries-proceedings.ts';
import { findSafeguards } from '../birth/queries.ts';
import { readToday } from '../matter/queries.ts';
import { chargeStates, listObstacles, mayCite, mayHaveBeenMinor, weighOffences } from './rules.ts';
import { needsCumulationGround, rulesFor } from '../exemption/rules.ts';
import { findLastOutcome, nextStates, offeredStates, proceedingSteps } from '../matter/rules.ts';
import { sealField } from '../sealing.ts';
import { findSubjectKey } from '../subject-key.ts';
import { viewCited, viewConsidered, viewOffence, viewRule } from './views.ts';
import { viewDetentions } from '../detention/views.ts';
import { viewExemptions } from '../exemption/views.ts';

const purpose = 'proceeding';
const over: readonly string[] = ['acquitted', 'ended', 'exempted', 'final', 'served', 'expunged'];
const isSentenced: readonly string[] = ['convicted', 'appeal', 'final', 'serving', 'conditional'];

/** One proceeding beyond its course, by the contract of `api.ts`. */
export const chargeHandlers: HandlersOf<typeof api> = {
  async listOffences(h) {
    const edition = await readLawNow(h.tx);
    const { isDemo } = h.services.programme;
    const act = { from: h.query.from ?? null, to: h.query.to ?? null } as ActDays;
    const weighed = weighOffences(edition.law, act, { today: await readToday(h.tx), isDemo });
    return done({
      editionId: edition.id,
      edition: edition.number,
      reportedPermits: mayPermit('reported', isDemo),
      offences: weighed.map(({ offence, verdict }) => ({
        ...viewOffence(edition.law, offence),
        verdict,
        mayCite: mayCite(verdict),
      })),
    });
  },

  async readProceeding(h) {
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
    return done({
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
      cited: await viewCited(h.tx, row),
      isOwnCountry: facts.isOwnCountry,
      reportedPermits: mayPermit('reported', facts.isDemo),
      mayHaveBeenMinor: mayHaveBeenMinor(facts.latestBirth, facts.act),
      obstacles:
        nextStates(states).some((one) => chargeStates.includes(one)) ||
        chargeStates.includes(row.state)
          ? listObstacles(facts)
          : [],
      nextStates: offeredStates(states, isRegistrar(h.actor)),
      ...(await viewConsidered(h.tx, row, key)),
      exemptions: await viewExemptions(h.tx, exemptions, key),
      rules: rules.map((rule) => viewRule(edition.law, rule)),
      hasRules: edition.law.exemptions.length > 0,
      editionId: edition.id,
      detentions: await viewDetentions(h.tx, row, key),
      expungeOn: row.expungeOn,
      may: {
        cite: facts.isOwnCountry && !over.includes(row.state),
        sentence: isConvicted && isSentenced.includes(row.state),
        requestExemption:
          proceedingSteps[row.state].includes('exempted') &&
          rules.length > 0 &&
          !exemptions.some(({ state }) => state === 'open'),
        expunge:
          isRegistrar(h.actor) &&
          ['final', 'served', 'ended', 'exempted', 'acquitted'].includes(row.state),
      },
    });
  },

  async citeOffence(h) {
    const { subjectId, proceedingId } = h.params;
    const { offence, baseVersion } = h.body;
    await holdMatter(h.tx, subjectId);
    const proceeding = await findProceeding(h.tx, subjectId, proceedingId);
    if (!proceeding) return refuse('not-found');
    if (proceeding.version !== baseVersion) return refuse('conflict-changed-meanwhile');
    if (offence.editionId !== (await readLawNow(h.tx)).id) return refuse('law-changed-meanwhile');
    const facts = await gatherFacts(h, proceeding, offence);
    const obstacle = firstObstacle(facts, { to: proceeding.state, isCiting: true });
    if (obstacle) return refuse(obstacle as Exclude<typeof obstacle, 'offence-not-cited'>);
    const version = await updateOffence(h.tx, proceedingId, { offence, baseVersion });
    if (version === null) return refuse('conflict-changed-meanwhile');
    h.audit.wrote(legalEvents.offenceCited, 'proceeding', [subjectId], purpose);
    return done({ id: proceedingId, version });
  },

  async considerAlternatives(h) {
    const { subjectId, proceedingId } = h.params;
    const key = await findSubjectKey(h, subjectId);
    if (!key || !(await findProceeding(h.tx, subjectId, proceedingId))) return refuse('not-found');
    const today = await readToday(h.tx);
    if (h.body.consideredOn > today) return refuse('state-in-the-future', { today });
    const id = h.newId;
    await insertAlternatives(
      h.tx,
      { id, subjectId, proceedingId, by: h.actor.accountId },
      {
        on: h.body.consideredOn,
        alternatives: h.body.alternatives,
        sealed: sealField(
          key,
          { table: 'alternatives_considered', record: id, column: 'why_not_enough' },
          h.body.whyNotEnough,
        ),
      },
    );
    h.audit.wrote(legalEvents.alternativesConsidered, 'proceeding', [subjectId], purpose);
    return done({ id });
  },

  async recordSentence(h) {
    const { subjectId, proceedingId } = h.params;
    const key = await findSubjectKey(h, subjectId);
    const proceeding = key && (await findProceeding(h.tx, subjectId, proceedingId));
    if (!key || !proceeding) return refuse('not-found');
    const states = (await listTransitions(h.tx, subjectId))
      .filter((row) => row.proceedingId === proceedingId)
      .map((row) => row.toState);
    if (!isSentenced.includes(proceeding.state) || findLastOutcome(states) !== 'convicted') {
      return refuse('sentence-needs-a-conviction');
    }
    const today = await readToday(h.tx);
    if (h.body.decidedOn > today) return refuse('state-in-the-future', { today });
    const edition =
      proceeding.editionId === null ? null : await findEdition(h.tx, proceeding.editionId);
    const offence = edition?.law.offences.find(
      ({ code, from }) => code === proceeding.offenceCode && from === proceeding.offenceFrom,
    );
    const { cumulationGround, ...rest } = h.body;
    if (cumulationGround === null && needsCumulationGround(rest.months, offence?.penalty ?? null)) {
      return refuse('cumulation-ground-needed', { monthsMax: offence?.penalty?.monthsMax ?? null });
    }
    const id = h.newId;
    const sealedGround =
      cumulationGround === null
        ? null
        : sealField(
            key,
            { table: 'sentence', record: id, column: 'cumulation_ground' },
            cumulationGround,
          );
    await insertSentence(
      h.tx,
      { id, subjectId, proceedingId, by: h.actor.accountId },
      { ...rest, sealedGround },
    );
    h.audit.wrote(legalEvents.sentenceRecorded, 'proceeding', [subjectId], purpose);
    return done({ id });
  },

  async setExpungement(h) {
    const { subjectId, proceedingId } = h.params;
    if (!(await findProceeding(h.tx, subjectId, proceedingId))) return refuse('not-found');
    if (!isRegistrar(h.actor)) return refuse('not-allowed');
    const set = answerOf(api.setExpungement, await setExpungement(h.tx, proceedingId, h.body));
    if (!set.ok) return set;
    h.audit.wrote(legalEvents.expungementSet, 'proceeding', [subjectId], purpose);
    return done({ id: proceedingId });
  },
};

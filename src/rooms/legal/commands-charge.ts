// What changes in one proceeding beyond its course: the cited offence, what was considered for a
// child, the sentence, the day of expunging. The database refuses on its own what these checks
// might miss.

import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Endpoint, RefusalOf, ReturnsOf } from '../../kernel/contract.ts';
import type { Handling } from '../../engine/http/handler.ts';
import type {
  citeOffence,
  considerAlternatives,
  recordSentence,
  setExpungement,
} from './api-charge.ts';
import { firstObstacle, gatherFacts, readLawNow } from './charge-facts.ts';
import { legalEvents } from './events.ts';
import {
  expungeOn,
  findProceeding,
  insertAlternatives,
  insertSentence,
  updateOffence,
} from './queries-charge.ts';
import { findEdition } from '../../engine/countries/law-store.ts';
import { isRegistrar, listTransitions, readToday } from './queries.ts';
import { findLastOutcome } from './rules.ts';
import { needsCumulationGround } from './rules-exemption.ts';
import { sealField } from './sealing.ts';
import { findSubjectKey } from './subject-key.ts';

type Answer<E extends Endpoint> = Promise<Outcome<ReturnsOf<E>, RefusalOf<E> | 'not-found'>>;
const purpose = 'proceeding';

export async function cite(h: Handling<typeof citeOffence>): Answer<typeof citeOffence> {
  const { subjectId, proceedingId } = h.params;
  const { offence, baseVersion } = h.body;
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
}

export async function consider(
  h: Handling<typeof considerAlternatives>,
): Answer<typeof considerAlternatives> {
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
}

export async function sentence(h: Handling<typeof recordSentence>): Answer<typeof recordSentence> {
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
}

const isSentenced: readonly string[] = ['convicted', 'appeal', 'final', 'serving', 'conditional'];

export async function expunge(h: Handling<typeof setExpungement>): Answer<typeof setExpungement> {
  const { subjectId, proceedingId } = h.params;
  if (!(await findProceeding(h.tx, subjectId, proceedingId))) return refuse('not-found');
  if (!isRegistrar(h.actor)) return refuse('not-allowed');
  const answer = await expungeOn(h.tx, proceedingId, h.body);
  if (answer !== 'ok') return refuse(answer);
  h.audit.wrote(legalEvents.expungementSet, 'proceeding', [subjectId], purpose);
  return done({ id: proceedingId });
}

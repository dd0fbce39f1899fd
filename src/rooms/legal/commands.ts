// What changes in this room: load, decide, save. A matter that is not in reach answers like one
// that does not exist; the database refuses on its own what these checks might miss.

import { newId } from '../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Endpoint, RefusalOf, ReturnsOf } from '../../kernel/contract.ts';
import type { Handling } from '../../engine/http/handler.ts';
import type {
  addHearing,
  addProceeding,
  assignOfficer,
  changeHearing,
  enterMatter,
  moveProceeding,
} from './api.ts';
import type { ActDays } from '../../engine/countries/law-rules.ts';
import { belongsHere, findNewObstacle, findStepObstacle, needsRequest } from './charge-steps.ts';
import { legalEvents } from './events.ts';
import {
  findSubject,
  isRegistrar,
  listHearings,
  listProceedings,
  listTransitions,
  readToday,
} from './queries.ts';
import { mayMove, mayNoteHearing, mayOpen } from './rules.ts';
import {
  assignRow,
  insertHearing,
  insertProceeding,
  insertSubject,
  updateHearing,
  updateState,
} from './saving.ts';
import { findSubjectKey, makeSubjectKey, newMatterCode, sealNote } from './subject-key.ts';

type Answer<E extends Endpoint> = Promise<Outcome<ReturnsOf<E>, RefusalOf<E> | 'not-found'>>;
const purpose = 'proceeding';

export async function enter(h: Handling<typeof enterMatter>): Answer<typeof enterMatter> {
  if (!isRegistrar(h.actor)) return refuse('not-allowed');
  const decision = mayOpen(h.body.proceeding.act, h.body.proceeding.stateOn, await readToday(h.tx));
  if (!decision.ok) return decision;
  const obstacle = await findNewObstacle(h, h.body.proceeding, { subject: h.body.subject });
  if (obstacle) return refuse(obstacle);
  const [subjectId, proceedingId, code] = [h.newId, newId(), newMatterCode()];
  await insertSubject(h.tx, {
    id: subjectId,
    code,
    subject: h.body.subject,
    organisationId: h.actor.organisationId!,
    by: h.actor.accountId,
    wrappedKey: makeSubjectKey(h.services.keyring, subjectId),
    nameIds: [h.body.subject.name, ...h.body.subject.otherSpellings].map(() => newId()),
  });
  await insertProceeding(
    h.tx,
    { id: proceedingId, subjectId, by: h.actor.accountId },
    h.body.proceeding,
  );
  h.audit.wrote(legalEvents.matterEntered, 'matter', [subjectId], purpose);
  return done({ subjectId, code, proceedingId });
}

export async function addOne(h: Handling<typeof addProceeding>): Answer<typeof addProceeding> {
  const { subjectId } = h.params;
  if (!(await findSubject(h.tx, h.actor, subjectId))) return refuse('not-found');
  if (!isRegistrar(h.actor)) return refuse('not-allowed');
  const decision = mayOpen(h.body.act, h.body.stateOn, await readToday(h.tx));
  if (!decision.ok) return decision;
  if (!(await belongsHere(h.tx, subjectId, h.body.act as ActDays)))
    return refuse('matter-of-another-kind');
  const obstacle = await findNewObstacle(h, h.body, { subjectId });
  if (obstacle) return refuse(obstacle);
  const id = h.newId;
  await insertProceeding(h.tx, { id, subjectId, by: h.actor.accountId }, h.body);
  h.audit.wrote(legalEvents.proceedingAdded, 'proceeding', [subjectId], purpose);
  return done({ id });
}

export async function move(h: Handling<typeof moveProceeding>): Answer<typeof moveProceeding> {
  const { subjectId, proceedingId } = h.params;
  const { state, on, baseVersion } = h.body;
  const proceedings = await listProceedings(h.tx, h.actor, [subjectId]);
  const proceeding = proceedings.find((row) => row.id === proceedingId);
  if (!proceeding) return refuse('not-found');
  if (state === 'expunged' && !isRegistrar(h.actor)) return refuse('not-allowed');
  if (proceeding.version !== baseVersion) return refuse('conflict-changed-meanwhile');
  const states = (await listTransitions(h.tx, subjectId))
    .filter((row) => row.proceedingId === proceedingId)
    .map((row) => row.toState);
  const today = await readToday(h.tx);
  const decision = mayMove(states, proceeding.stateOn, { to: state, on, today });
  if (!decision.ok) return decision;
  if (state === 'exempted' && (await needsRequest(h.tx, proceedingId)))
    return refuse('request-needed');
  const obstacle = await findStepObstacle(h, { subjectId, proceedingId }, { to: state, states });
  if (obstacle) return refuse(obstacle);
  const version = await updateState(h.tx, proceedingId, { state, on, baseVersion });
  if (version === null) return refuse('conflict-changed-meanwhile');
  h.audit.wrote(legalEvents.proceedingMoved, 'proceeding', [subjectId], purpose);
  return done({ id: proceedingId, state, version });
}

type OfSubject = Pick<Handling<typeof addHearing>, 'tx' | 'actor' | 'params'>;

export async function hasProceeding(
  { tx, actor, params }: OfSubject,
  proceedingId: string,
): Promise<boolean> {
  const proceedings = await listProceedings(tx, actor, [params.subjectId]);
  return proceedings.some((row) => row.id === proceedingId);
}

export async function noteHearing(h: Handling<typeof addHearing>): Answer<typeof addHearing> {
  const { subjectId } = h.params;
  const key = await findSubjectKey(h, subjectId);
  if (!key || !(await findSubject(h.tx, h.actor, subjectId))) return refuse('not-found');
  const decision = mayNoteHearing(h.body.outcome, h.body.heldOn, await readToday(h.tx));
  if (!decision.ok) return decision;
  if (!(await hasProceeding(h, h.body.proceedingId))) return refuse('no-such-proceeding');
  const id = h.newId;
  const { note, ...row } = h.body;
  await insertHearing(
    h.tx,
    { id, subjectId, by: h.actor.accountId },
    { ...row, sealedNote: sealNote(key, { id, version: 1 }, note) },
  );
  h.audit.wrote(legalEvents.hearingNoted, 'hearing', [subjectId], purpose);
  return done({ id });
}

export async function change(h: Handling<typeof changeHearing>): Answer<typeof changeHearing> {
  const { subjectId, hearingId } = h.params;
  const { baseVersion, note, ...body } = h.body;
  const key = await findSubjectKey(h, subjectId);
  const found = (await listHearings(h.tx, h.actor, [subjectId])).find(
    (row) => row.id === hearingId,
  );
  if (!key || !found) return refuse('not-found');
  if (found.version !== baseVersion) return refuse('conflict-changed-meanwhile');
  const decision = mayNoteHearing(body.outcome, body.heldOn, await readToday(h.tx));
  if (!decision.ok) return decision;
  const version = baseVersion + 1;
  const sealedNote = sealNote(key, { id: hearingId, version }, note);
  if (!(await updateHearing(h.tx, hearingId, { ...body, sealedNote, baseVersion }))) {
    return refuse('conflict-changed-meanwhile');
  }
  h.audit.wrote(legalEvents.hearingChanged, 'hearing', [subjectId], purpose);
  return done({ id: hearingId, version });
}

export async function assign(h: Handling<typeof assignOfficer>): Answer<typeof assignOfficer> {
  const { subjectId } = h.params;
  if (!(await findSubject(h.tx, h.actor, subjectId))) return refuse('not-found');
  if (!isRegistrar(h.actor)) return refuse('not-allowed');
  const id = h.newId;
  const answer = await assignRow(h.tx, { id, subjectId, ...h.body });
  if (answer !== 'ok') return refuse(answer);
  h.audit.wrote(legalEvents.officerAssigned, 'matter', [subjectId], h.body.reason);
  return done({ id });
}

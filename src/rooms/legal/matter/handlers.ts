// Matters: reading them, entering subjects and proceedings, hearings and officers. A matter that is
// out of reach answers like one that does not exist; the database also refuses whatever these
// checks might miss.

import type { ActDays } from '../../law/public-rules.ts';
import { answerOf } from '../../../engine/http/answer-of.ts';
import { placeById, placeOfId } from '../../../engine/http/cursor.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { newId } from '../../../kernel/id.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { isRegistrar, seesMinimum } from '../access.ts';
import * as api from './api.ts';
import { readLawNow } from '../charge/facts.ts';
import { belongsHere, findNewObstacle, findStepObstacle, needsRequest } from '../charge/steps.ts';
import { legalEvents } from '../events.ts';
import type { MatterSummary } from './shapes.ts';
import {
  hasProceeding,
  holdMatter,
  insertHearing,
  insertProceeding,
  listHearings,
  listProceedings,
  listTransitions,
  updateHearing,
  updateState,
} from './queries-proceedings.ts';
import { listDuties, listRestrictions } from '../restriction/queries.ts';
import {
  assign,
  findSubject,
  insertSubject,
  listBodies,
  listOfficerRows,
  listOfficersOf,
  listSubjects,
  readAssignmentVersion,
  readToday,
} from './queries.ts';
import { mayMove, mayNoteHearing, mayOpen } from './rules.ts';
import { findSubjectKey, makeSubjectKey, sealNote } from '../subject-key.ts';
import { viewRestriction } from '../restriction/views.ts';
import { viewHearing, viewOfficer, viewProceeding, viewSubject } from './views.ts';

const purpose = 'proceeding';

/** Matters, by the contract of `api.ts`. */
export const handlers: HandlersOf<typeof api> = {
  async listMatters(h) {
    const { code = null, order, limit } = h.query;
    const after = h.cursors.read(placeById, h.query.after)?.id ?? null;
    const { rows: shown, next } = h.cursors.cut(
      await listSubjects(h.tx, h.actor, { code, order, after, most: limit + 1 }),
      limit,
      placeOfId,
    );
    const ids = shown.map((row) => row.id);
    const today = await readToday(h.tx);
    const proceedings = await listProceedings(h.tx, h.actor, ids);
    const restrictions = await listRestrictions(h.tx, ids);
    const hearings = await listHearings(h.tx, h.actor, ids);
    const officers = await listOfficersOf(h.tx, ids);
    h.audit.read('matter', ids, 'own-matters');
    return done({
      matters: shown.map(({ id, ...row }): MatterSummary => {
        const last = proceedings.find((one) => one.subjectId === id);
        const active = restrictions.filter((one) => one.subjectId === id && one.state === 'active');
        const ahead = hearings.filter(
          (one) => one.subjectId === id && one.outcome === 'planned' && one.heldOn >= today,
        );
        return {
          ...row,
          subjectId: id,
          state: last?.state ?? null,
          court: last?.court ?? null,
          activeRestrictions: active.length,
          nextHearingOn: ahead.at(-1)?.heldOn ?? null,
          nextEndOn: active.at(-1)?.lastDay ?? null,
          officers: officers.filter((one) => one.subjectId === id).map(viewOfficer),
        };
      }),
      next,
      may: { enter: isRegistrar(h.actor) },
    });
  },

  async listOfficers(h) {
    const organisationId = h.query.organisationId ?? h.actor.organisationId!;
    return done({
      officers: (await listOfficerRows(h.tx, organisationId)).map((row) => ({
        ...viewOfficer(row),
        matters: row.matters,
      })),
      bodies: (await listBodies(h.tx)).map(({ id, code, names }) => ({
        organisationId: id,
        code,
        names,
      })),
    });
  },

  async readMatter(h) {
    const { subjectId } = h.params;
    const subject = await findSubject(h.tx, h.actor, subjectId);
    const key = subject && (await findSubjectKey(h, subjectId));
    if (!subject || !key) return refuse('not-found');
    const minimum = seesMinimum(h.actor);
    const proceedings = await listProceedings(h.tx, h.actor, [subjectId]);
    const transitions = await listTransitions(h.tx, subjectId);
    const restrictions = await listRestrictions(h.tx, [subjectId]);
    const duties = await listDuties(h.tx, [subjectId]);
    const hearings = await listHearings(h.tx, h.actor, [subjectId]);
    const officers = await listOfficersOf(h.tx, [subjectId]);
    const registrar = isRegistrar(h.actor);
    const hasRules = (await readLawNow(h.tx)).law.exemptions.length > 0;
    h.audit.read('matter', [subjectId], 'own-matters');
    return done({
      subject: viewSubject(subject),
      proceedings: proceedings.map((row) =>
        viewProceeding(
          row,
          transitions.filter((one) => one.proceedingId === row.id),
          { minimum, registrar, hasRules },
        ),
      ),
      restrictions: restrictions.map((row) => viewRestriction(row, key, duties)),
      hearings: hearings.map((row) => viewHearing(row, key)),
      officers: officers.map(viewOfficer),
      assignmentVersion: await readAssignmentVersion(h.tx, subjectId),
      minimum,
      may: { assign: registrar, addProceeding: registrar, addHearing: !minimum, restrict: true },
    });
  },

  async enterMatter(h) {
    if (!isRegistrar(h.actor)) return refuse('not-allowed');
    const decision = mayOpen(
      h.body.proceeding.act,
      h.body.proceeding.stateOn,
      await readToday(h.tx),
    );
    if (!decision.ok) return decision;
    const obstacle = await findNewObstacle(h, h.body.proceeding, { subject: h.body.subject });
    if (obstacle) return refuse(obstacle);
    const [subjectId, proceedingId] = [h.newId, newId()];
    const code = await insertSubject(h.tx, {
      id: subjectId,
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
  },

  async addProceeding(h) {
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
  },

  async moveProceeding(h) {
    const { subjectId, proceedingId } = h.params;
    const { state, on, baseVersion } = h.body;
    await holdMatter(h.tx, subjectId);
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
  },

  async addHearing(h) {
    const { subjectId } = h.params;
    const key = await findSubjectKey(h, subjectId);
    if (!key || !(await findSubject(h.tx, h.actor, subjectId))) return refuse('not-found');
    const decision = mayNoteHearing(h.body.outcome, h.body.heldOn, await readToday(h.tx));
    if (!decision.ok) return decision;
    if (!(await hasProceeding(h.tx, h.actor, { subjectId, proceedingId: h.body.proceedingId })))
      return refuse('no-such-proceeding');
    const id = h.newId;
    const { note, ...row } = h.body;
    await insertHearing(
      h.tx,
      { id, subjectId, by: h.actor.accountId },
      { ...row, sealedNote: sealNote(key, { id, version: 1 }, note) },
    );
    h.audit.wrote(legalEvents.hearingNoted, 'hearing', [subjectId], purpose);
    return done({ id });
  },

  async changeHearing(h) {
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
  },

  async assignOfficer(h) {
    const { subjectId } = h.params;
    if (!(await findSubject(h.tx, h.actor, subjectId))) return refuse('not-found');
    if (!isRegistrar(h.actor)) return refuse('not-allowed');
    const id = h.newId;
    const assigned = answerOf(api.assignOfficer, await assign(h.tx, { id, subjectId, ...h.body }));
    if (!assigned.ok) return assigned;
    h.audit.wrote(legalEvents.officerAssigned, 'matter', [subjectId], h.body.reason);
    return done({ id });
  },
};

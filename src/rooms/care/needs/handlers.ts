// Meeting the person: legal aid first, then visits and the needs assessment. Texts are sealed with
// the key of the person's file before they reach the database, and opened only to be read.

import { openText, sealText } from '../../../engine/crypto/envelope.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { placeInTime, placeOfRow } from '../../../engine/http/cursor.ts';
import type { output } from 'zod';
import { done, refuse } from '../../../kernel/outcome.ts';
import { findFileKey } from '../../people/public.ts';
import { findStaffNames } from '../../workforce/public.ts';
import type * as api from './api.ts';
import { needsWriters } from '../access.ts';
import { levels, needPriorities } from '../model.ts';
import { advanceCase, findCase } from '../cases/queries.ts';
import * as queries from './queries.ts';
import { isOver } from '../cases/rules.ts';
import { placeOfVisit, recordVisitOf } from './record-visit.ts';
import { staffOf } from '../views.ts';

const lockHours = 72;
const lockedAt = (madeAt: Date) => new Date(madeAt.getTime() + lockHours * 3_600_000).toISOString();

export const needsHandlers: HandlersOf<typeof api> = {
  async recordLegalAidOffer(h) {
    const row = await findCase(h.tx, h.params);
    if (!row) return refuse('not-found');
    if (isOver(row.state)) return refuse('case-is-closed');
    if (h.body.offeredOn > h.today) return refuse('day-in-future', { today: h.today });
    const id = h.newId;
    await queries.insertLegalAidOffer(h.tx, {
      ...h.body,
      id,
      caseId: row.id,
      personId: row.personId,
      madeBy: h.actor.accountId,
    });
    h.audit.wrote('legal-aid-offered', 'needs', [row.personId], 'legal-aid');
    return done({ id });
  },

  async recordVisit(h) {
    const row = await findCase(h.tx, h.params);
    if (!row) return refuse('not-found');
    const id = h.newId;
    const recorded = await recordVisitOf(h, row, { ...h.body, id });
    if (!recorded.ok) return recorded;
    const { state, priority, version, contactDueAt, contactedAt } = recorded.value;
    return done({
      id,
      state,
      priority,
      version,
      contactDueAt: contactDueAt.toISOString(),
      contactMade: contactedAt !== null,
    });
  },

  async listVisits(h) {
    const { limit } = h.query;
    const row = await findCase(h.tx, h.params);
    const key = row && (await findFileKey(h, row.personId));
    if (!row || !key) return refuse('not-found');
    const after = h.cursors.read(placeInTime, h.query.after);
    const page = h.cursors.cut(
      await queries.listVisits(h.tx, row.id, { after, limit }),
      limit,
      placeOfRow,
    );
    const names = await findStaffNames(
      h.tx,
      page.rows.map((visit) => visit.madeBy),
    );
    h.audit.read('needs', [row.personId], 'case-work');
    return done({
      visits: page.rows.map((visit) => ({
        id: visit.id,
        visitedOn: visit.visitedOn,
        kind: visit.kind,
        present: visit.present,
        safetyConcern: visit.safetyConcern,
        safetyAsked: visit.safetyAsked,
        nextVisitOn: visit.nextVisitOn,
        text: visit.text && openText(key, placeOfVisit(visit.id), visit.text),
        madeBy: staffOf(visit.madeBy, names)!,
        madeAt: visit.madeAt.toISOString(),
      })),
      next: page.next,
    });
  },

  async makeAssessment(h) {
    const row = await findCase(h.tx, h.params);
    const key = row && (await findFileKey(h, row.personId));
    if (!row || !key) return refuse('not-found');
    if (isOver(row.state)) return refuse('case-is-closed');
    if (h.body.assessedOn > h.today) return refuse('day-in-future', { today: h.today });
    if (row.state === 'identified') return refuse('visit-first');
    const id = h.newId;
    const madeAt = await queries.insertAssessment(
      h.tx,
      {
        id,
        caseId: row.id,
        personId: row.personId,
        madeBy: h.actor.accountId,
        assessedOn: h.body.assessedOn,
      },
      sealLevels(h.body.levels, { key, assessmentId: id, version: 1 }),
    );
    const moved = await advanceCase(h.tx, row.id, { to: 'assessment', reason: 'assessment-made' });
    h.audit.wrote('assessment-made', 'needs', [row.personId], 'case-work');
    return done({
      id,
      version: 1,
      lockedAt: lockedAt(madeAt),
      state: moved ? 'assessment' : row.state,
    });
  },

  async changeAssessment(h) {
    const { assessmentId } = h.params;
    const found = await queries.findAssessment(h.tx, assessmentId);
    const key = found && (await findFileKey(h, found.personId));
    if (!found || !key) return refuse('not-found');
    if (found.locked) return refuse('assessment-locked', { since: lockedAt(found.madeAt) });
    const version = h.body.baseVersion + 1;
    const changed = await queries.changeAssessment(
      h.tx,
      {
        id: assessmentId,
        personId: found.personId,
        baseVersion: h.body.baseVersion,
      },
      sealLevels(h.body.levels, { key, assessmentId, version }),
    );
    if (!changed) return refuse('conflict-changed-meanwhile');
    h.audit.wrote('assessment-changed', 'needs', [found.personId], 'case-work');
    return done({ id: assessmentId, version });
  },

  async addAddendum(h) {
    const found = await queries.findAssessment(h.tx, h.params.assessmentId);
    const key = found && (await findFileKey(h, found.personId));
    if (!found || !key) return refuse('not-found');
    const id = h.newId;
    await queries.insertAddendum(h.tx, {
      id,
      assessmentId: found.id,
      personId: found.personId,
      madeBy: h.actor.accountId,
      text: sealText(key, placeOfAddendum(id), h.body.text),
    });
    h.audit.wrote('addendum-added', 'needs', [found.personId], 'case-work');
    return done({ id });
  },

  async listAssessments(h) {
    const row = await findCase(h.tx, h.params);
    const key = row && (await findFileKey(h, row.personId));
    if (!row || !key) return refuse('not-found');
    const rows = await queries.listAssessments(h.tx, row.id);
    const ids = rows.map((one) => one.id);
    const levelRows = await queries.listLevels(h.tx, ids);
    const addenda = await queries.listAddenda(h.tx, ids);
    const names = await findStaffNames(
      h.tx,
      [...rows, ...addenda].map((one) => one.madeBy),
    );
    h.audit.read('needs', [row.personId], 'case-work');
    const mayWrite = needsWriters.some((role) => role === h.actor.role);
    return done({
      assessments: rows.map((one) => ({
        id: one.id,
        assessedOn: one.assessedOn,
        madeAt: one.madeAt.toISOString(),
        madeBy: names.get(one.madeBy) ?? null,
        version: one.version,
        locked: one.locked,
        lockedAt: lockedAt(one.madeAt),
        levels: viewLevels(
          levelRows.filter((level) => level.assessmentId === one.id),
          key,
        ),
        addenda: addenda
          .filter((added) => added.assessmentId === one.id)
          .map((added) => ({
            id: added.id,
            text: openText(key, placeOfAddendum(added.id), added.text),
            madeAt: added.madeAt.toISOString(),
            madeBy: names.get(added.madeBy) ?? null,
          })),
        may: { change: mayWrite && !one.locked, add: mayWrite },
      })),
    });
  },
};

type LevelBodies = output<typeof api.assessedLevels>;
type LevelPlace = { readonly key: Buffer; readonly assessmentId: string; readonly version: number };

const placeOfLevel = ({ assessmentId, version }: LevelPlace, level: string) => ({
  table: 'care.assessment_level',
  record: `${assessmentId}|${level}`,
  column: 'text',
  version,
});
const placeOfAddendum = (id: string) => ({
  table: 'care.assessment_addendum',
  record: id,
  column: 'text',
  version: 1,
});

function sealLevels(bodies: LevelBodies, place: LevelPlace): queries.LevelInput[] {
  return levels.map((level) => ({
    level,
    strengths: bodies[level].strengths,
    needs: bodies[level].needs,
    priority: needPriorities.indexOf(bodies[level].priority),
    text:
      bodies[level].text === null
        ? null
        : sealText(place.key, placeOfLevel(place, level), bodies[level].text),
  }));
}

function viewLevels(rows: readonly queries.LevelRow[], key: Buffer) {
  return [...rows]
    .sort((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level))
    .map(({ needPriority, text, assessmentId, version, level, ...row }) => ({
      ...row,
      level,
      priority: needPriorities[needPriority]!,
      text: text && openText(key, placeOfLevel({ key, assessmentId, version }, level), text),
    }));
}

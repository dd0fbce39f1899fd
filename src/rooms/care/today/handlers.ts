// What is due today, and what happened: in codes and days, without texts.

import { placeInTime, placeOfRow } from '../../../engine/http/cursor.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { caseAssigners, fileHolders, needsWriters } from '../access.ts';
import { listLeavings } from '../leaving/queries.ts';
import type * as api from './api.ts';
import { listToday } from './queries.ts';
import { listCaseloadsToday, listTakenBackToday } from './queries-consents.ts';
import { listMovesToAnswer } from './queries-moves.ts';
import { countCasesLeftBehind } from './queries-workers.ts';
import { isPersonVisible, listTimeline } from './queries-timeline.ts';

export const todayHandlers: HandlersOf<typeof api> = {
  async readToday(h) {
    const { limit } = h.query;
    const scope = {
      accountId: h.actor.accountId,
      role: h.actor.role,
      organisationId: h.actor.organisationId,
      now: h.services.now(),
      today: h.today,
      timeZone: h.services.programme.timeZone,
      limit,
    };
    const rows = await listToday(h.tx, scope);
    const lists = await listCaseloadsToday(h.tx);
    const takenBack = await listTakenBackToday(h.tx);
    const isManager = h.actor.role === 'cso-manager';
    const moves = isManager ? await listMovesToAnswer(h.tx, scope) : [];
    const leftBehind = isManager ? await countCasesLeftBehind(h.tx, scope) : 0;
    const [leaving] = caseAssigners.some((role) => role === h.actor.role)
      ? await listLeavings(h.tx)
      : [];
    const shown = rows.slice(0, limit);
    h.audit.read(
      'case',
      [...shown.map((row) => row.personId), ...moves.map((row) => row.id)],
      'today',
    );
    return done({
      items: shown.map(({ code, facts, dueAt, fullName, ...row }) => ({
        ...row,
        why: { code, facts },
        dueAt: dueAt.toISOString(),
        name: fullName,
      })),
      moves: moves.map(({ since, ...row }) => ({ ...row, since: since.toISOString() })),
      leaving: leaving ? { leavesOn: leaving.leavesOn, left: leaving.open - leaving.moving } : null,
      leftBehind,
      more: rows.length > limit,
      lists: lists.map(({ importedAt, takeBackUntil, ...list }) => ({
        ...list,
        importedAt: importedAt.toISOString(),
        takeBackUntil: takeBackUntil?.toISOString() ?? null,
      })),
      takenBack: takenBack.map(({ importedAt, takenBackAt, ...list }) => ({
        ...list,
        importedAt: importedAt.toISOString(),
        takenBackAt: takenBackAt.toISOString(),
      })),
      day: h.today,
      may: {
        write: needsWriters.some((role) => role === h.actor.role),
        openFile: fileHolders.some((role) => role === h.actor.role),
      },
    });
  },

  async readTimeline(h) {
    const { personId } = h.params;
    if (!(await isPersonVisible(h.tx, personId))) return refuse('not-found');
    const { limit } = h.query;
    const after = h.cursors.read(placeInTime, h.query.after);
    const page = h.cursors.cut(
      await listTimeline(h.tx, personId, { after, limit }),
      limit,
      placeOfRow,
    );
    h.audit.read('case', [personId], 'case-work');
    return done({
      items: page.rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        code: row.code,
        facts: row.facts,
        at: row.at.toISOString(),
      })),
      next: page.next,
    });
  },
};

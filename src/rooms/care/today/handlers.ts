// What is due today, and what happened: in codes and days, without texts.

import { placeInTime, placeOfRow } from '../../../engine/http/cursor.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { fileHolders, needsWriters } from '../access.ts';
import type * as api from './api.ts';
import { listToday } from './queries.ts';
import { isPersonVisible, listTimeline } from './queries-timeline.ts';

export const todayHandlers: HandlersOf<typeof api> = {
  async readToday(h) {
    const { limit } = h.query;
    const rows = await listToday(h.tx, {
      accountId: h.actor.accountId,
      role: h.actor.role,
      organisationId: h.actor.organisationId,
      now: h.services.now(),
      today: h.today,
      timeZone: h.services.programme.timeZone,
      limit,
    });
    const shown = rows.slice(0, limit);
    h.audit.read(
      'case',
      shown.map((row) => row.personId),
      'today',
    );
    return done({
      items: shown.map(({ code, facts, dueAt, fullName, ...row }) => ({
        ...row,
        why: { code, facts },
        dueAt: dueAt.toISOString(),
        name: fullName,
      })),
      more: rows.length > limit,
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

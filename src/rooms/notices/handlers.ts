// The page of notices, their count, and that somebody looked, by the contract of `api.ts`.

import type { HandlersOf } from '../../engine/http/handler.ts';
import { done } from '../../kernel/outcome.ts';
import type * as api from './api.ts';
import * as queries from './queries.ts';
import { groupByAct } from './rules.ts';

export const handlers: HandlersOf<typeof api> = {
  async listNotices(h) {
    const rows = await queries.listNotices(h.tx, h.actor);
    h.audit.read(
      'notice',
      rows.flatMap(({ personId, subjectId, recordId }) => personId ?? subjectId ?? recordId),
      'today',
    );
    return done({
      notices: groupByAct(rows).map(([first, ...others]) => ({
        id: first!.id,
        kind: first!.kind,
        at: first!.madeAt.toISOString(),
        isNew: first!.isNew,
        places: [first!, ...others].map(placeOf),
      })),
    });
  },

  async countNotices(h) {
    return done({ count: await queries.countNew(h.tx, h.actor) });
  },

  async noteLook(h) {
    await queries.noteLook(h.tx, h.body.shownUntil);
    h.audit.wrote('notices-seen', 'notice', [h.actor.accountId], 'today');
    return done({});
  },
};

function placeOf(row: queries.NoticeRow) {
  const { about, recordId, caseId, personId, otherId, subjectId, restrictionId } = row;
  return { about, recordId, caseId, personId, otherId, subjectId, restrictionId };
}

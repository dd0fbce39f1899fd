// The first page of the justice side, in the one order of every Today.

import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done } from '../../../kernel/outcome.ts';
import { groupOf, isMissed, todayOrder } from '../../../kernel/today.ts';
import { listDisclosuresWaiting } from '../../disclosure/public.ts';
import { isRegistrar, seesMinimum } from '../access.ts';
import { readToday } from '../matter/queries.ts';
import type * as api from './api.ts';
import { type CourtRow, listLateInCourt, listWaiting } from './queries.ts';

/** What one matter needs stands together. */
const { arrange } = todayOrder<CourtRow>(
  ({ subjectId }) => subjectId,
  ({ subjectId }) => subjectId,
);
const lateMost = 15;

export const courtTodayHandlers: HandlersOf<typeof api> = {
  async readCourtToday(h) {
    const { timeZone } = h.services.programme;
    const moment = { now: h.services.now(), today: await readToday(h.tx), timeZone };
    const waiting = await listWaiting(h.tx, h.actor, { timeZone });
    const { items, more } = arrange(waiting, moment, h.query.limit);
    const late = isRegistrar(h.actor) ? await listLateInCourt(h.tx, lateMost + 1) : null;
    const shown = late?.slice(0, lateMost) ?? [];
    h.audit.read(
      'matter',
      [...new Set([...items, ...shown].map(({ subjectId }) => subjectId))],
      'own-matters',
    );
    return done({
      items: items.map(({ danger, dueAt, ...row }) => ({
        ...row,
        group: groupOf({ danger, dueAt }, moment),
        missed: isMissed({ dueAt }, moment),
      })),
      more,
      late: late && {
        items: shown,
        more: late.length > lateMost,
      },
      disclosures: await listDisclosuresWaiting(h.tx, moment.now),
      day: moment.today,
      may: { openProceeding: !seesMinimum(h.actor) },
    });
  },
};

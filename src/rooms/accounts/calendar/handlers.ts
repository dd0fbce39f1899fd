// One's own calendar outside, by the contract of `api.ts`.

import { carrySession } from '../../../engine/access/confirmation.ts';
import { answerOf } from '../../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done } from '../../../kernel/outcome.ts';
import { hashCalendarToken, makeCalendarToken } from './address.ts';
import * as api from './api.ts';
import * as queries from './queries.ts';

const [record, purpose] = ['calendar', 'agenda'] as const;

export const ownCalendarHandlers: HandlersOf<typeof api> = {
  async readOwnCalendar(h) {
    const madeAt = await queries.readMadeAt(h.tx);
    return done({ madeAt: madeAt?.toISOString() ?? null });
  },

  async renewOwnCalendar(h) {
    await carrySession(h.tx, h.token);
    const earlier = await queries.readMadeAt(h.tx);
    const token = makeCalendarToken(h.actor.side);
    const renewed = answerOf(
      api.renewOwnCalendar,
      await queries.renewCalendar(h.tx, hashCalendarToken(token)),
    );
    if (!renewed.ok) return renewed;
    const event = earlier === null ? 'calendar-made' : 'calendar-renewed';
    h.audit.wrote(event, record, [h.actor.accountId], purpose);
    return done({ address: `${h.services.address.origin}/api/calendar/${token}.ics` });
  },

  async endOwnCalendar(h) {
    const ended = answerOf(api.endOwnCalendar, await queries.endCalendar(h.tx));
    if (!ended.ok) return ended;
    h.audit.wrote('calendar-ended', record, [h.actor.accountId], purpose);
    return done({});
  },
};

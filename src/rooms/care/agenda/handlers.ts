// The agenda: what is due day by day, with the days off of the country.

import { packOf } from '../../../engine/countries/load-packs.ts';
import { daysOff } from '../../../engine/countries/working-days.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { agendaEntriesMax } from '../../../kernel/agenda.ts';
import { addDays } from '../../../kernel/day.ts';
import { done } from '../../../kernel/outcome.ts';
import { fileHolders, needsWriters } from '../access.ts';
import type * as api from './api.ts';
import { listAgenda } from './queries.ts';

export const agendaHandlers: HandlersOf<typeof api> = {
  async readAgenda(h) {
    const { from, days } = h.query;
    const { timeZone, country } = h.services.programme;
    const now = h.services.now();
    const found = await listAgenda(h.tx, h.actor, {
      first: from,
      last: addDays(from, days - 1),
      timeZone,
      most: agendaEntriesMax + 1,
    });
    const rows = found.slice(0, agendaEntriesMax);
    const about = rows.flatMap(({ personId, record }) => personId ?? record);
    h.audit.read('case', [...new Set(about)], 'agenda');
    return done({
      entries: rows.map(({ onDay, at, fullName, ...row }) => ({
        ...row,
        name: fullName,
        day: onDay,
        at: at?.toISOString() ?? null,
        missed: at === null ? onDay < h.today : at < now,
      })),
      daysOff: daysOff(packOf(country), from, days).map(({ day, holiday }) => ({
        day,
        holiday: holiday && { ...holiday },
      })),
      more: found.length > rows.length,
      today: h.today,
      may: {
        write: needsWriters.some((role) => role === h.actor.role),
        openFile: fileHolders.some((role) => role === h.actor.role),
      },
    });
  },
};

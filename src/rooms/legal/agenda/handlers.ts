// The agenda of the justice side, with the days off of the country.

import { packOf } from '../../../engine/countries/load-packs.ts';
import { daysOff } from '../../../engine/countries/working-days.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { agendaEntriesMax } from '../../../kernel/agenda.ts';
import { workingMark } from '../../../engine/print/mark.ts';
import { servePaper } from '../../../engine/print/print.ts';
import { addDays } from '../../../kernel/day.ts';
import { done } from '../../../kernel/outcome.ts';
import { readToday } from '../matter/queries.ts';
import type * as api from './api.ts';
import { hearingPaper } from './hearing-paper.ts';
import { listMatterAgenda } from './queries.ts';

export const matterAgendaHandlers: HandlersOf<typeof api> = {
  async readMatterAgenda(h) {
    const { from, days } = h.query;
    const found = await listMatterAgenda(h.tx, {
      first: from,
      last: addDays(from, days - 1),
      most: agendaEntriesMax + 1,
    });
    const rows = found.slice(0, agendaEntriesMax);
    const ids = [...new Set(rows.map(({ subjectId }) => subjectId))];
    const today = await readToday(h.tx);
    h.audit.read('matter', ids, 'agenda');
    return done({
      entries: rows.map(({ onDay, at, ...row }) => ({
        ...row,
        day: onDay,
        at: at?.toISOString() ?? null,
        missed: onDay < today,
      })),
      daysOff: daysOff(packOf(h.services.programme.country), from, days).map(
        ({ day, holiday }) => ({ day, holiday: holiday && { ...holiday } }),
      ),
      more: found.length > rows.length,
      today,
    });
  },

  async printHearings(h) {
    const { from, days, language, isLarge } = h.query;
    const found = await listMatterAgenda(h.tx, {
      first: from,
      last: addDays(from, days - 1),
      most: agendaEntriesMax + 1,
    });
    const rows = found.filter(({ kind }) => kind === 'hearing');
    const ids = [...new Set(rows.map(({ subjectId }) => subjectId))];
    h.audit.read('matter', ids, 'hearing-list');
    const paper = hearingPaper(rows, found.length > agendaEntriesMax, {
      locale: language,
      isLarge: isLarge === 'true',
      mark: await workingMark(h, language),
      timeZone: h.services.programme.timeZone,
    });
    return done(servePaper('hearings', paper));
  },
};

// Appointments with company, by the contract of `api.ts`.

import { answerOf } from '../../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { findStaffNames } from '../../workforce/public.ts';
import { findCase } from '../cases/queries.ts';
import { isOver } from '../cases/rules.ts';
import { staffOf } from '../views.ts';
import * as api from './api.ts';
import * as queries from './queries.ts';

export const appointmentHandlers: HandlersOf<typeof api> = {
  async listAppointments(h) {
    const row = await findCase(h.tx, h.params);
    if (!row) return refuse('not-found');
    const rows = await queries.listAppointmentRows(h.tx, row.id);
    const companions = await queries.listCompanions(h.tx, row.id);
    const names = await findStaffNames(h.tx, [
      ...rows.map(({ withAccount }) => withAccount),
      ...companions,
    ]);
    const isOpen = !isOver(row.state) && row.stoppedAt === null;
    h.audit.read('needs', [row.personId], 'case-work');
    return done({
      caseId: row.id,
      personCode: row.personCode,
      name: row.fullName,
      appointments: rows.map(({ withAccount, mayEnd, ...one }) => ({
        ...one,
        with: staffOf(withAccount, names)!,
        may: { end: mayEnd },
      })),
      companions: companions.map((accountId) => staffOf(accountId, names)!),
      may: { plan: isOpen && (await queries.mayPlan(h.tx, row.id)) },
    });
  },

  async planAppointment(h) {
    const row = await findCase(h.tx, h.params);
    if (!row) return refuse('not-found');
    const id = h.newId;
    const answer = answerOf(
      api.planAppointment,
      await queries.planAppointment(h.tx, { ...h.body, id, caseId: row.id }),
    );
    if (!answer.ok) return answer;
    h.audit.wrote('appointment-planned', 'needs', [row.personId], 'case-work');
    return done({ id });
  },

  async endAppointment(h) {
    const { appointmentId } = h.params;
    const personId = await queries.findAppointmentPerson(h.tx, appointmentId);
    if (personId === null) return refuse('not-found');
    const answer = answerOf(
      api.endAppointment,
      await queries.endAppointment(h.tx, appointmentId, h.body),
    );
    if (!answer.ok) return answer;
    h.audit.wrote('appointment-ended', 'needs', [personId], h.body.outcome);
    return done({ version: h.body.baseVersion + 1 });
  },
};

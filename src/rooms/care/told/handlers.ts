// What was said before somebody took over: read with the names of who said and who answered it. The
// database decides who may answer, and for whom of the family an answer counts.

import { z } from 'zod';
import { answerOf } from '../../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { findStaffNames } from '../../workforce/public.ts';
import { findCase } from '../cases/queries.ts';
import { isOver } from '../cases/rules.ts';
import { maySettle } from '../urgent/queries.ts';
import { staffOf } from '../views.ts';
import * as api from './api.ts';
import * as queries from './queries.ts';

const personsAnswered = z.strictObject({ persons: z.array(z.uuid()) });

export const toldHandlers: HandlersOf<typeof api> = {
  async readTold(h) {
    const row = await findCase(h.tx, h.params);
    if (!row) return refuse('not-found');
    const rows = await queries.listTold(h.tx, row.id);
    const names = await findStaffNames(
      h.tx,
      rows.flatMap((one) => [one.saidBy, one.answeredBy]),
    );
    const now = h.services.now();
    h.audit.read('concern', [row.personId], 'case-work');
    return done({
      personCode: row.personCode,
      name: row.fullName,
      told: rows.map(({ saidAt, saidBy, dueAt, answeredAt, answeredBy, ...one }) => ({
        ...one,
        saidAt: saidAt.toISOString(),
        saidBy: staffOf(saidBy, names)!,
        dueAt: dueAt.toISOString(),
        late: one.state === 'open' && dueAt < now,
        answeredAt: answeredAt?.toISOString() ?? null,
        answeredBy: staffOf(answeredBy, names),
      })),
      may: { answer: !isOver(row.state) && (await maySettle(h.tx, row.id)) },
    });
  },

  async answerTold(h) {
    const answered = answerOf(
      api.answerTold,
      await queries.answerTold(h.tx, h.params.personId, h.body.answers),
      personsAnswered,
    );
    if (!answered.ok) return answered;
    h.audit.wrote('told-answered', 'concern', answered.value.persons, 'case-work');
    return done({ answered: h.body.answers.length });
  },
};

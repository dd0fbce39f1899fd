// Putting off what stands on Today, and taking that back. The database decides what may wait and
// for how long.

import { z } from 'zod';
import { answerOf } from '../../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { newId } from '../../../kernel/id.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { findStaffNames } from '../../workforce/public.ts';
import { staffOf } from '../views.ts';
import * as api from './api-put-off.ts';
import { putOffKinds } from './model.ts';
import * as queries from './queries.ts';

const ofPerson = z.strictObject({ personId: z.uuid() });

export const putOffHandlers: HandlersOf<typeof api> = {
  async readPutOff(h) {
    if (!putOffKinds.some((kind) => kind === h.query.kind)) return refuse('cannot-be-put-off');
    const row = await queries.findItem(h.tx, h.query);
    if (!row) return refuse('not-found');
    if (row.isRefused) return refuse('cannot-be-put-off');
    const names = await findStaffNames(h.tx, [row.putOffBy]);
    const { personId, personCode, fullName, untilOnMax, untilOn, reason } = row;
    h.audit.read('case', [personId], 'today');
    const by = staffOf(row.putOffBy, names);
    return done({
      personId,
      personCode,
      name: fullName,
      untilOnMax,
      putOff: untilOn && reason && by ? { untilOn, reason, by } : null,
    });
  },

  async putOff(h) {
    const id = h.newId;
    const input = { ...h.body, id };
    const answer = answerOf(api.putOff, await queries.putOffItem(h.tx, input), ofPerson);
    if (!answer.ok) return answer;
    h.audit.wrote('put-off', 'case', [answer.value.personId], h.body.reason);
    return done({ id });
  },

  async takeBackPutOff(h) {
    const input = { ...h.body, id: newId(), untilOn: null, reason: null };
    const answer = answerOf(api.takeBackPutOff, await queries.putOffItem(h.tx, input), ofPerson);
    if (!answer.ok) return answer;
    h.audit.wrote('put-off-taken-back', 'case', [answer.value.personId], 'today');
    return done({});
  },
};

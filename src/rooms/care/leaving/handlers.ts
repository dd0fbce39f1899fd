// An organisation leaves the programme. The database decides; no person is named on the way.

import { carrySession } from '../../../engine/access/confirmation.ts';
import { answerOf } from '../../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { leavingDeciders } from '../access.ts';
import * as api from './api.ts';
import { casesShownMax } from './model.ts';
import * as queries from './queries.ts';

const purpose = 'administration';

export const leavingHandlers: HandlersOf<typeof api> = {
  async listLeavings(h) {
    return done({
      leavings: await queries.listLeavings(h.tx),
      may: { decide: leavingDeciders.some((role) => role === h.actor.role) },
    });
  },

  async listCasesLeft(h) {
    const { leavingId } = h.params;
    const known = await queries.listLeavings(h.tx);
    if (!known.some(({ id }) => id === leavingId)) return refuse('not-found');
    const cases = await queries.listCasesLeft(h.tx, leavingId);
    h.audit.read('case', [leavingId], 'handover');
    return done({ cases: cases.slice(0, casesShownMax), more: cases.length > casesShownMax });
  },

  async decideLeaving(h) {
    await carrySession(h.tx, h.token);
    const decided = answerOf(
      api.decideLeaving,
      await queries.decideLeaving(h.tx, { ...h.body, id: h.newId }),
    );
    if (decided.ok) h.audit.wrote('leaving-decided', 'organisation', [h.newId], h.body.reason);
    return decided;
  },

  async takeBackLeaving(h) {
    await carrySession(h.tx, h.token);
    const { leavingId } = h.params;
    const ended = answerOf(
      api.takeBackLeaving,
      await queries.endLeaving(h.tx, leavingId, { ...h.body, how: 'taken-back' }),
    );
    if (!ended.ok) return ended;
    h.audit.wrote('leaving-taken-back', 'organisation', [leavingId], purpose);
    return done({ leavingId });
  },

  async closeOrganisation(h) {
    await carrySession(h.tx, h.token);
    const { leavingId } = h.params;
    const closed = answerOf(
      api.closeOrganisation,
      await queries.endLeaving(h.tx, leavingId, { ...h.body, how: 'closed' }),
    );
    if (!closed.ok) return closed;
    h.audit.wrote('organisation-closed', 'organisation', [leavingId], purpose);
    return done({ leavingId });
  },
};

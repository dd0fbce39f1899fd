// Moving a case to another organisation. The database decides who may do what; a job then gives the
// file another key.

import { z } from 'zod';
import { answerOf } from '../../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { placeInTime, placeOfRow } from '../../../engine/http/cursor.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { caseAssigners } from '../access.ts';
import { findCase } from '../cases/queries.ts';
import { isOver } from '../cases/rules.ts';
import * as api from './api.ts';
import * as queries from './queries.ts';

const purpose = 'handover';
const moved = z.strictObject({ personId: z.uuid() });

export const movingHandlers: HandlersOf<typeof api> = {
  async listMoves(h) {
    const { limit, state, after } = h.query;
    const rows = await queries.listMoves(h.tx, {
      organisationId: h.actor.organisationId!,
      state: state ?? null,
      after: h.cursors.read(placeInTime, after),
      limit,
    });
    const page = h.cursors.cut(rows, limit, placeOfRow);
    h.audit.read(
      'case',
      page.rows.map((row) => row.id),
      purpose,
    );
    return done({ moves: page.rows.map((row) => viewMove(row, h.actor)), next: page.next });
  },

  async readMoves(h) {
    const row = await findCase(h.tx, h.params);
    if (!row) return refuse('not-found');
    const moves = await queries.listMovesOfCase(h.tx, row.id);
    h.audit.read('case', [row.personId], purpose);
    const propose =
      caseAssigners.some((role) => role === h.actor.role) &&
      !isOver(row.state) &&
      row.state !== 'closing' &&
      !moves.some(({ state }) => state === 'proposed' || state === 'accepted');
    return done({
      moves: moves.map((one) => viewMove(one, h.actor)),
      may: { propose, unasked: propose && (await queries.leavesProgramme(h.tx)) },
    });
  },

  async proposeMove(h) {
    const row = await findCase(h.tx, h.params);
    if (!row) return refuse('not-found');
    const proposed = answerOf(
      api.proposeMove,
      await queries.proposeMove(h.tx, { ...h.body, id: h.newId, caseId: row.id }),
    );
    if (proposed.ok) h.audit.wrote('case-move-proposed', 'case', [row.personId], h.body.reason);
    return proposed;
  },

  async withdrawMove(h) {
    const { moveId } = h.params;
    const stopped = answerOf(
      api.withdrawMove,
      await queries.stopMove(h.tx, moveId, {
        baseVersion: h.body.baseVersion,
        decision: 'withdrawn',
        reason: null,
      }),
    );
    if (!stopped.ok) return stopped;
    h.audit.wrote('case-move-withdrawn', 'case', [moveId], purpose);
    return done({ state: 'withdrawn' });
  },

  async declineMove(h) {
    const { moveId } = h.params;
    const stopped = answerOf(
      api.declineMove,
      await queries.stopMove(h.tx, moveId, { ...h.body, decision: 'declined' }),
    );
    if (!stopped.ok) return stopped;
    h.audit.wrote('case-move-declined', 'case', [moveId], h.body.reason);
    return done({ state: 'declined' });
  },

  async acceptMove(h) {
    const { moveId } = h.params;
    const accepted = answerOf(api.acceptMove, await queries.acceptMove(h.tx, moveId, h.body));
    if (!accepted.ok) return accepted;
    h.audit.wrote('case-move-accepted', 'case', [moveId], purpose);
    return done({ state: 'accepted' });
  },

  async completeMove(h) {
    const { moveId } = h.params;
    const finished = answerOf(
      api.completeMove,
      await queries.completeMove(h.tx, { ...h.body, moveId }),
      moved,
    );
    if (!finished.ok) return finished;
    h.audit.wrote('case-moved', 'case', [finished.value.personId], purpose);
    return done({ state: 'done' });
  },

  async acknowledgeMove(h) {
    const state = await queries.seeMove(h.tx, h.params.moveId);
    if (!state) return refuse('not-found');
    h.audit.wrote('case-move-seen', 'case', [h.params.moveId], purpose);
    return done({ state });
  },
};

type Viewer = {
  readonly role: string;
  readonly organisationId: string | null;
};

function viewMove(row: queries.MoveRow, me: Viewer) {
  const { cursorAt: _, fromId, fromNames, toId, toNames, mayAcknowledge, ...plain } = row;
  const open = row.state === 'proposed' || row.state === 'accepted';
  const isOld = caseAssigners.some((role) => role === me.role) && fromId === me.organisationId;
  const isNew = me.role === 'cso-manager' && toId === me.organisationId;
  return {
    ...plain,
    from: { id: fromId, names: fromNames },
    to: { id: toId, names: toNames },
    proposedAt: row.proposedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    doneAt: row.doneAt?.toISOString() ?? null,
    may: {
      withdraw: open && isOld,
      accept: open && isNew,
      decline: open && isNew,
      complete: row.state === 'accepted' && isOld,
      acknowledge: mayAcknowledge,
    },
  };
}

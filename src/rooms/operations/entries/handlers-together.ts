// Answers and steps of a family, or several, in one transaction: one that cannot be recorded
// refuses all, with the code of the person, so that nobody is left half recorded.

import type { HandlersOf } from '../../../engine/http/handler.ts';
import { newId } from '../../../kernel/id.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { findOperation, lockOperation } from '../operation/queries.ts';
import { endedStates } from '../operation/rules.ts';
import type * as api from './api-together.ts';
import { type Move, noteMoves } from './note-moves.ts';
import { findEntries } from './queries.ts';
import { decideEntryMove } from './rules.ts';

export const togetherHandlers: HandlersOf<typeof api> = {
  async moveEntries(h) {
    const { operationId } = h.params;
    await lockOperation(h.tx, operationId);
    const operation = await findOperation(h.tx, operationId);
    if (!operation) return refuse('not-found');
    if (endedStates.includes(operation.state)) return refuse('operation-closed');
    const ids = h.body.moves.map(({ entryId }) => entryId);
    const entries = new Map(
      (await findEntries(h.tx, operationId, ids)).map((entry) => [entry.id, entry]),
    );
    if (ids.some((id) => !entries.has(id))) return refuse('not-found');
    const moves: Move[] = [];
    for (const { entryId, baseVersion, ...wish } of h.body.moves) {
      const entry = entries.get(entryId)!;
      if (entry.rootId !== entry.id) return refuse('entry-is-merged');
      // Named twice, the second would be decided on what the first changes.
      const isTwice = moves.some(({ id }) => id === entryId);
      if (isTwice || entry.version !== baseVersion) return refuse('conflict-changed-meanwhile');
      const move = decideEntryMove(entry.state, wish);
      if (!move.ok) return refuse(move.refusal, { ...move.facts, code: entry.code });
      moves.push({
        id: entryId,
        rootId: entryId,
        from: entry.state,
        ...move.value,
        basis: h.body.basis,
        transitionId: newId(),
      });
    }
    await noteMoves(h, operationId, moves);
    h.audit.wrote('entry-moved', 'list entry', ids, 'operation');
    return done({ moved: moves.length });
  },
};

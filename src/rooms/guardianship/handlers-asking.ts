// Asking the authority again, and ending a search that changed nothing, by `api-asking.ts`.

import { answerOf } from '../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../engine/http/handler.ts';
import { refuse } from '../../kernel/outcome.ts';
import * as api from './api-asking.ts';
import * as queries from './queries.ts';

export const askingHandlers: HandlersOf<typeof api> = {
  async askAuthority(h) {
    const { personId } = h.params;
    const { because } = h.body;
    const asked = answerOf(
      api.askAuthority,
      await queries.askAuthority(h.tx, { id: h.newId, personId, because }),
    );
    if (asked.ok) h.audit.wrote('authority-asked', 'cover', [personId], 'guardianship');
    return asked;
  },

  async closeSearch(h) {
    const search = await queries.findSearch(h.tx, h.params.searchId);
    if (!search) return refuse('not-found');
    const closed = answerOf(api.closeSearch, await queries.closeSearch(h.tx, search.id));
    if (closed.ok) h.audit.wrote('search-closed', 'cover', [search.personId], 'guardianship');
    return closed;
  },
};

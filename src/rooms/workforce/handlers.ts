// Organisations and colleagues, by the contract of `api.ts`. No record of a person is read here.

import type { HandlersOf } from '../../engine/http/handler.ts';
import { done } from '../../kernel/outcome.ts';
import type * as api from './api.ts';
import * as queries from './queries.ts';

export const handlers: HandlersOf<typeof api> = {
  async listOrganisations({ tx, query }) {
    return done({ organisations: await queries.listOrganisations(tx, query) });
  },

  async listColleagues({ tx, query }) {
    const rows = await queries.listColleagues(tx, query.role ?? null);
    return done({
      colleagues: rows.map(({ displayName, ...row }) => ({ ...row, name: displayName })),
    });
  },
};

// Binds the contract of this room to its queries. Nothing here holds a person's record.

import { bind, type Binding } from '../../engine/http/handler.ts';
import { done } from '../../kernel/outcome.ts';
import * as api from './api.ts';
import { listColleagues, listOrganisations } from './queries.ts';

export const workforceBindings: Binding[] = [
  bind(api.listOrganisations, async ({ tx, query }) =>
    done({ organisations: await listOrganisations(tx, query) }),
  ),
  bind(api.listColleagues, async ({ tx, query }) => {
    const rows = await listColleagues(tx, query.role ?? null);
    return done({
      colleagues: rows.map(({ displayName, ...row }) => ({ ...row, name: displayName })),
    });
  }),
];

// What the room gives to the server: its endpoints, and what it does when an organisation has
// accepted a household.

import { sql } from '../../engine/db/database.ts';
import type { Room } from '../../engine/http/handler.ts';
import { done } from '../../kernel/outcome.ts';
import { operationsBindings } from './routes.ts';

export const operationsRoom: Room = {
  name: 'operations',
  bindings: operationsBindings,
  listens: {
    // Entries become handed over and their names close; the definer believes the persons' own rows.
    async 'care.household-accepted'({ personIds }, h) {
      await sql`select operations.note_handed_over(${personIds}::uuid[])`.execute(h.tx);
      return done(null);
    },
  },
};

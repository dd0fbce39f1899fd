// What the room gives to the server: its endpoints, and what it does when an organisation has
// accepted a household.

import { sql } from '../../engine/db/database.ts';
import type { Room } from '../../engine/http/handler.ts';
import { operationsBindings } from './routes.ts';

export const operationsRoom: Room = {
  name: 'operations',
  bindings: operationsBindings,
  handlers: {
    // Entries become handed over and their names close; the definer believes the persons' own rows.
    'care.household-accepted': async (event, h) => {
      const personIds = event.facts['personIds'] as readonly string[];
      await sql`select operations.note_handed_over(${personIds}::uuid[])`.execute(h.tx);
    },
  },
};

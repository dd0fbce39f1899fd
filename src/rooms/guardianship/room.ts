// The manifest of this room. Minors who arrive or come by intake are covered in the very
// transaction that brought them.

import type { Handling, Room, RoomEvent } from '../../engine/http/handler.ts';
import type { Endpoint } from '../../kernel/contract.ts';
import { coverMinors } from './queries.ts';
import { guardianshipBindings } from './routes.ts';

async function coverHousehold({ facts }: RoomEvent, h: Handling<Endpoint>): Promise<void> {
  await coverMinors(h.tx, facts['persons']);
}

export const guardianshipRoom: Room = {
  name: 'guardianship',
  bindings: guardianshipBindings,
  handlers: {
    'operations.household-arrived': coverHousehold,
    'people.household-added': coverHousehold,
  },
};

// The manifest of this room. Minors who arrive or come by intake are covered in the very
// transaction that brought them; where nobody could stand in for one of them, the whole command is
// refused in words.

import type { Handling, Room, RoomEvent } from '../../engine/http/handler.ts';
import { Problem } from '../../engine/http/problems.ts';
import type { Endpoint } from '../../kernel/contract.ts';
import { coverMinors, hasBody } from './queries.ts';
import { guardianshipBindings } from './routes.ts';

type Member = { readonly minor: boolean; readonly custodialParentPersonId: string | null };

async function coverHousehold({ facts }: RoomEvent, h: Handling<Endpoint>): Promise<void> {
  const persons = facts['persons'] as readonly Member[];
  const alone = persons.some((one) => one.minor && one.custodialParentPersonId === null);
  if (alone && !(await hasBody(h.tx))) {
    throw new Problem('refused', { code: 'no-guardianship-body' });
  }
  await coverMinors(h.tx, persons);
}

export const guardianshipRoom: Room = {
  name: 'guardianship',
  bindings: guardianshipBindings,
  handlers: {
    'operations.household-arrived': coverHousehold,
    'people.household-added': coverHousehold,
  },
};

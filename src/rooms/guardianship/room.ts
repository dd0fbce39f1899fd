// The manifest of this room. Minors who arrive or come by intake are covered in the same
// transaction; if no one can cover one of them, the whole command is refused.

import type { Events } from '../../engine/http/event.ts';
import { bindingsOf, type Handling, type Room } from '../../engine/http/handler.ts';
import type { Endpoint } from '../../kernel/contract.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import * as api from './api.ts';
import * as apiAsking from './api-asking.ts';
import * as apiKin from './api-kin.ts';
import { handlers } from './handlers.ts';
import { askingHandlers } from './handlers-asking.ts';
import { kinAsks, kinHandlers } from './handlers-kin.ts';
import { coverMinors, hasBody } from './queries.ts';

type Household = Events['operations.household-arrived'] | Events['people.household-added'];

async function coverHousehold({ persons }: Household, { tx }: Handling<Endpoint>) {
  const alone = persons.some((one) => one.minor && one.custodialParentPersonId === null);
  if (alone && !(await hasBody(tx))) return refuse('no-guardianship-body');
  await coverMinors(tx, persons);
  return done(null);
}

export const guardianshipRoom: Room = {
  name: 'guardianship',
  bindings: [
    ...bindingsOf(api, handlers),
    ...bindingsOf(apiAsking, askingHandlers),
    ...bindingsOf(apiKin, kinHandlers, kinAsks),
  ],
  listens: {
    'operations.household-arrived': coverHousehold,
    'people.household-added': coverHousehold,
  },
};

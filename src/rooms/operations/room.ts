// What the room gives to the server: its endpoints, and what it does when an organisation has
// accepted a household.

import { bindingsOf, type Room } from '../../engine/http/handler.ts';
import { done } from '../../kernel/outcome.ts';
import * as api from './operation/api.ts';
import * as apiEntries from './entries/api.ts';
import * as apiLists from './lists/api.ts';
import * as apiProposals from './proposals/api.ts';
import * as apiCaseload from './caseload/api.ts';
import { caseloadHandlers } from './caseload/handlers.ts';
import { handlers } from './operation/handlers.ts';
import { entryHandlers } from './entries/handlers.ts';
import { listHandlers } from './lists/handlers.ts';
import { proposalHandlers } from './proposals/handlers.ts';
import { noteHandedOver } from './entries/queries.ts';

export const operationsRoom: Room = {
  name: 'operations',
  bindings: [
    ...bindingsOf(api, handlers),
    ...bindingsOf(apiLists, listHandlers),
    ...bindingsOf(apiEntries, entryHandlers),
    ...bindingsOf(apiProposals, proposalHandlers),
    ...bindingsOf(apiCaseload, caseloadHandlers),
  ],
  listens: {
    async 'care.household-accepted'({ personIds }, { tx }) {
      await noteHandedOver(tx, personIds);
      return done(null);
    },
  },
};

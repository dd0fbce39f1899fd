// What the room gives to the server: its endpoints, and what it does when an organisation has
// accepted a household.

import { bindingsOf, type Room } from '../../engine/http/handler.ts';
import { done } from '../../kernel/outcome.ts';
import * as api from './api.ts';
import * as apiEntries from './api-entries.ts';
import * as apiLists from './api-lists.ts';
import * as apiProposals from './api-proposals.ts';
import * as apiCaseload from './caseload/api.ts';
import { caseloadHandlers } from './caseload/handlers.ts';
import { handlers } from './handlers.ts';
import { entryHandlers } from './handlers-entries.ts';
import { listHandlers } from './handlers-lists.ts';
import { proposalHandlers } from './handlers-proposals.ts';
import { noteHandedOver } from './queries-entries.ts';

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

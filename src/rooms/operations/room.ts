// What the room gives to the server: its endpoints. What ends when an organisation accepts a
// household, the database ends with it (operations.close_names).

import { bindingsOf, type Room } from '../../engine/http/handler.ts';
import * as api from './operation/api.ts';
import * as apiPrint from './entries/api-print.ts';
import * as apiEntries from './entries/api.ts';
import * as apiTogether from './entries/api-together.ts';
import * as apiLists from './lists/api.ts';
import * as apiProposals from './proposals/api.ts';
import * as apiCaseload from './caseload/api.ts';
import { caseloadHandlers } from './caseload/handlers.ts';
import { handlers } from './operation/handlers.ts';
import { printHandlers } from './entries/handlers-print.ts';
import { entryHandlers } from './entries/handlers.ts';
import { togetherHandlers } from './entries/handlers-together.ts';
import { listHandlers } from './lists/handlers.ts';
import { proposalHandlers } from './proposals/handlers.ts';

export const operationsRoom: Room = {
  name: 'operations',
  bindings: [
    ...bindingsOf(api, handlers),
    ...bindingsOf(apiLists, listHandlers),
    ...bindingsOf(apiEntries, entryHandlers),
    ...bindingsOf(apiPrint, printHandlers),
    ...bindingsOf(apiTogether, togetherHandlers),
    ...bindingsOf(apiProposals, proposalHandlers),
    ...bindingsOf(apiCaseload, caseloadHandlers),
  ],
};

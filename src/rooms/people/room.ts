// What the room gives to the server.

import { bindingsOf, type Room } from '../../engine/http/handler.ts';
import * as api from './api.ts';
import * as apiChanges from './api-changes.ts';
import * as apiContact from './api-contact.ts';
import * as apiDocuments from './api-documents.ts';
import * as apiGivenNames from './api-given-names.ts';
import * as apiIntake from './api-intake.ts';
import * as apiPairs from './api-pairs.ts';
import { handlers } from './handlers.ts';
import { changeHandlers } from './handlers-changes.ts';
import { contactHandlers } from './handlers-contact.ts';
import { documentHandlers } from './handlers-documents.ts';
import { givenNameHandlers } from './handlers-given-names.ts';
import { intakeHandlers } from './handlers-intake.ts';
import { pairAsks, pairHandlers } from './handlers-pairs.ts';

export const peopleRoom: Room = {
  name: 'people',
  bindings: [
    ...bindingsOf(apiGivenNames, givenNameHandlers),
    ...bindingsOf(api, handlers),
    ...bindingsOf(apiContact, contactHandlers),
    ...bindingsOf(apiDocuments, documentHandlers),
    ...bindingsOf(apiChanges, changeHandlers),
    ...bindingsOf(apiIntake, intakeHandlers),
    ...bindingsOf(apiPairs, pairHandlers, pairAsks),
  ],
};

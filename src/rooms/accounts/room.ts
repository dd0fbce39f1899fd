// The manifest of this room.

import { bindingsOf, type Room } from '../../engine/http/handler.ts';
import * as calendarApi from './calendar/api.ts';
import { ownCalendarHandlers } from './calendar/handlers.ts';
import * as dutyApi from './duties/api.ts';
import { dutyHandlers } from './duties/handlers.ts';
import * as grantsApi from './grants/api.ts';
import { grantHandlers } from './grants/handlers.ts';
import * as helpApi from './help/api.ts';
import { helpHandlers } from './help/handlers.ts';
import * as mailApi from './mail/api.ts';
import { ownMailHandlers } from './mail/handlers.ts';
import { noteMailTry } from './mail/queries.ts';
import * as ownApi from './own/api.ts';
import { ownAccountHandlers } from './own/handlers.ts';

export const accountsRoom: Room = {
  name: 'accounts',
  bindings: [
    ...bindingsOf(grantsApi, grantHandlers),
    ...bindingsOf(dutyApi, dutyHandlers),
    ...bindingsOf(helpApi, helpHandlers),
    ...bindingsOf(ownApi, ownAccountHandlers),
    ...bindingsOf(calendarApi, ownCalendarHandlers),
    ...bindingsOf(mailApi, ownMailHandlers, { confirmOwnMail: ({ tx }) => noteMailTry(tx) }),
  ],
};

// The manifest of this room.

import { bindingsOf, type Room } from '../../engine/http/handler.ts';
import * as api from './api.ts';
import * as apiGrants from './api-grants.ts';
import { handlers } from './handlers.ts';
import { grantHandlers } from './handlers-grants.ts';

export const workforceRoom: Room = {
  name: 'workforce',
  bindings: [...bindingsOf(api, handlers), ...bindingsOf(apiGrants, grantHandlers)],
};

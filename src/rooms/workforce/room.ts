// The manifest of this room.

import { bindingsOf, type Room } from '../../engine/http/handler.ts';
import * as api from './api.ts';
import { handlers } from './handlers.ts';
import * as supervisionApi from './supervision/api.ts';
import { supervisionHandlers } from './supervision/handlers.ts';

export const workforceRoom: Room = {
  name: 'workforce',
  bindings: [...bindingsOf(api, handlers), ...bindingsOf(supervisionApi, supervisionHandlers)],
};

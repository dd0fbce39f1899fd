// The manifest of this room.

import { bindingsOf, type Room } from '../../engine/http/handler.ts';
import * as grantsApi from './grants/api.ts';
import { grantHandlers } from './grants/handlers.ts';

export const accountsRoom: Room = {
  name: 'accounts',
  bindings: bindingsOf(grantsApi, grantHandlers),
};

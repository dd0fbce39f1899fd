// What the room gives to the server; sealing is started by the server itself (sealing.ts).

import { bindingsOf, type Room } from '../../engine/http/handler.ts';
import * as api from './api.ts';
import { handlers } from './handlers.ts';

export const auditRoom: Room = { name: 'audit', bindings: bindingsOf(api, handlers) };

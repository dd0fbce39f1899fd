// What the room gives to the server.

import { bindingsOf, type Room } from '../../engine/http/handler.ts';
import * as api from './api.ts';
import { handlers } from './handlers.ts';

export const documentsRoom: Room = { name: 'documents', bindings: bindingsOf(api, handlers) };

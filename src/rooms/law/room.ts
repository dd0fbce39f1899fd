// The manifest of this room. It neither emits events nor listens to any.

import { bindingsOf, type Room } from '../../engine/http/handler.ts';
import * as apiLaw from './api-law.ts';
import * as api from './api.ts';
import { handlers } from './handlers.ts';
import { lawHandlers } from './handlers-law.ts';

export const lawRoom: Room = {
  name: 'law',
  bindings: [...bindingsOf(apiLaw, lawHandlers), ...bindingsOf(api, handlers)],
};

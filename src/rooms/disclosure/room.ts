// The manifest of this room. It neither emits events nor listens to any.

import { bindingsOf, type Room } from '../../engine/http/handler.ts';
import * as api from './api.ts';
import * as apiAnswers from './api-answers.ts';
import * as apiOrder from './api-order.ts';
import * as apiProtocols from './api-protocols.ts';
import { handlers, requestAsks } from './handlers.ts';
import { answerHandlers } from './handlers-answers.ts';
import { orderAsks, orderHandlers } from './handlers-order.ts';
import { protocolHandlers } from './handlers-protocols.ts';

export const disclosureRoom: Room = {
  name: 'disclosure',
  bindings: [
    ...bindingsOf(apiProtocols, protocolHandlers),
    ...bindingsOf(api, handlers, requestAsks),
    ...bindingsOf(apiOrder, orderHandlers, orderAsks),
    ...bindingsOf(apiAnswers, answerHandlers),
  ],
};

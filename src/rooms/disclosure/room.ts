// The manifest of this room. It neither emits events nor listens to any.

import { bindingsOf, type Room } from '../../engine/http/handler.ts';
import * as api from './api.ts';
import * as apiAnswers from './api-answers.ts';
import * as apiProtocols from './api-protocols.ts';
import { handlers, requestAsks } from './handlers.ts';
import { answerHandlers } from './handlers-answers.ts';
import { protocolHandlers } from './handlers-protocols.ts';

export const disclosureRoom: Room = {
  name: 'disclosure',
  bindings: [
    ...bindingsOf(apiProtocols, protocolHandlers),
    ...bindingsOf(api, handlers, requestAsks),
    ...bindingsOf(apiAnswers, answerHandlers),
  ],
};

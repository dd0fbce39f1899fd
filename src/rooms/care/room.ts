// The manifest of this room. A household that came by intake gets its cases in the transaction of
// the intake; households of an operation get theirs when an organisation accepts them.

import { done } from '../../kernel/outcome.ts';
import { bindingsOf, type Room } from '../../engine/http/handler.ts';
import * as api from './api.ts';
import * as apiEmergency from './api-emergency.ts';
import * as apiHandover from './api-handover.ts';
import * as apiNeeds from './api-needs.ts';
import * as apiPlan from './api-plan.ts';
import * as apiReviews from './api-reviews.ts';
import * as apiToday from './api-today.ts';
import { clockHoursOf } from './country.ts';
import { handlers } from './handlers.ts';
import { emergencyHandlers } from './handlers-emergency.ts';
import { handoverHandlers } from './handlers-handover.ts';
import { needsHandlers } from './handlers-needs.ts';
import { planHandlers } from './handlers-plan.ts';
import { reviewHandlers } from './handlers-reviews.ts';
import { todayHandlers } from './handlers-today.ts';
import { openIntakeCases } from './queries-handover.ts';

export const careRoom: Room = {
  name: 'care',
  bindings: [
    ...bindingsOf(apiHandover, handoverHandlers),
    ...bindingsOf(api, handlers),
    ...bindingsOf(apiToday, todayHandlers),
    ...bindingsOf(apiNeeds, needsHandlers),
    ...bindingsOf(apiPlan, planHandlers),
    ...bindingsOf(apiReviews, reviewHandlers),
    ...bindingsOf(apiEmergency, emergencyHandlers),
  ],
  listens: {
    async 'people.household-added'(facts, h) {
      const hours = clockHoursOf(h.services.programme.country);
      await openIntakeCases(h.tx, { ...facts, hours });
      return done(null);
    },
  },
};

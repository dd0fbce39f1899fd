// The manifest of this room. A household that came by intake gets its cases in the transaction of
// the intake; households of an operation get theirs when an organisation accepts them.

import { done, refuse } from '../../kernel/outcome.ts';
import { bindingsOf, type Room } from '../../engine/http/handler.ts';
import * as apiAgenda from './agenda/api.ts';
import * as apiAppointments from './appointments/api.ts';
import * as api from './cases/api.ts';
import * as apiClosing from './closing/api.ts';
import * as apiEmergency from './emergency/api.ts';
import * as apiFamily from './family/api.ts';
import * as apiHandover from './handover/api.ts';
import * as apiHolds from './holds/api.ts';
import * as apiLeaving from './leaving/api.ts';
import * as apiMoving from './moving/api.ts';
import * as apiNeeds from './needs/api.ts';
import * as apiNow from './now/api.ts';
import * as apiPlan from './plan/api.ts';
import * as apiReviews from './reviews/api.ts';
import * as apiToday from './today/api.ts';
import * as apiTold from './told/api.ts';
import * as apiPutOff from './urgent/api-put-off.ts';
import * as apiUrgent from './urgent/api.ts';
import { agendaHandlers } from './agenda/handlers.ts';
import { appointmentHandlers } from './appointments/handlers.ts';
import { handlers } from './cases/handlers.ts';
import { closingHandlers } from './closing/handlers.ts';
import { emergencyAsks, emergencyHandlers } from './emergency/handlers.ts';
import { familyHandlers } from './family/handlers.ts';
import { handoverHandlers } from './handover/handlers.ts';
import { holdHandlers } from './holds/handlers.ts';
import { leavingHandlers } from './leaving/handlers.ts';
import { movingHandlers } from './moving/handlers.ts';
import { needsHandlers } from './needs/handlers.ts';
import { nowHandlers } from './now/handlers.ts';
import { planHandlers } from './plan/handlers.ts';
import { reviewHandlers } from './reviews/handlers.ts';
import { todayHandlers } from './today/handlers.ts';
import { toldHandlers } from './told/handlers.ts';
import { putOffHandlers } from './urgent/handlers-put-off.ts';
import { urgentHandlers } from './urgent/handlers.ts';
import { openIntakeCases, shareOutCases } from './handover/queries.ts';

export const careRoom: Room = {
  name: 'care',
  bindings: [
    ...bindingsOf(apiHandover, handoverHandlers),
    ...bindingsOf(api, handlers),
    ...bindingsOf(apiToday, todayHandlers),
    ...bindingsOf(apiAgenda, agendaHandlers),
    ...bindingsOf(apiNow, nowHandlers),
    ...bindingsOf(apiAppointments, appointmentHandlers),
    ...bindingsOf(apiNeeds, needsHandlers),
    ...bindingsOf(apiFamily, familyHandlers),
    ...bindingsOf(apiPlan, planHandlers),
    ...bindingsOf(apiReviews, reviewHandlers),
    ...bindingsOf(apiClosing, closingHandlers),
    ...bindingsOf(apiMoving, movingHandlers),
    ...bindingsOf(apiLeaving, leavingHandlers),
    ...bindingsOf(apiEmergency, emergencyHandlers, emergencyAsks),
    ...bindingsOf(apiHolds, holdHandlers),
    ...bindingsOf(apiUrgent, urgentHandlers),
    ...bindingsOf(apiPutOff, putOffHandlers),
    ...bindingsOf(apiTold, toldHandlers),
  ],
  listens: {
    async 'people.household-added'(facts, h) {
      await openIntakeCases(h.tx, facts);
      return done(null);
    },
    async 'operations.caseload-shared-out'({ shares }, h) {
      const answer = await shareOutCases(h.tx, shares);
      return answer === 'ok' ? done(null) : refuse('not-a-colleague-for-this');
    },
  },
};

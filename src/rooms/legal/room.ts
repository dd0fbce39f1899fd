// The manifest of this room. It neither emits events nor listens to any.

import { bindingsOf, type Room } from '../../engine/http/handler.ts';
import * as apiAgenda from './agenda/api.ts';
import * as api from './matter/api.ts';
import * as apiCharge from './charge/api.ts';
import * as apiDetention from './detention/api.ts';
import * as apiDocument from './document/api.ts';
import * as apiExemption from './exemption/api.ts';
import * as apiRestrictionCourse from './restriction/api-course.ts';
import * as apiRestrictions from './restriction/api.ts';
import * as apiToday from './today/api.ts';
import * as apiSafeguards from './birth/api.ts';
import { matterAgendaHandlers } from './agenda/handlers.ts';
import { handlers } from './matter/handlers.ts';
import { chargeHandlers } from './charge/handlers.ts';
import { detentionHandlers } from './detention/handlers.ts';
import { documentHandlers } from './document/handlers.ts';
import { exemptionHandlers } from './exemption/handlers.ts';
import { courseHandlers } from './restriction/handlers-course.ts';
import { restrictionHandlers } from './restriction/handlers.ts';
import { safeguardHandlers } from './birth/handlers.ts';
import { courtTodayHandlers } from './today/handlers.ts';

export const legalRoom: Room = {
  name: 'legal',
  bindings: [
    ...bindingsOf(apiToday, courtTodayHandlers),
    ...bindingsOf(api, handlers),
    ...bindingsOf(apiAgenda, matterAgendaHandlers),
    ...bindingsOf(apiRestrictions, restrictionHandlers),
    ...bindingsOf(apiRestrictionCourse, courseHandlers),
    ...bindingsOf(apiCharge, chargeHandlers),
    ...bindingsOf(apiExemption, exemptionHandlers),
    ...bindingsOf(apiDocument, documentHandlers),
    ...bindingsOf(apiDetention, detentionHandlers),
    ...bindingsOf(apiSafeguards, safeguardHandlers),
  ],
};

// The manifest of this room. It neither emits events nor listens to any.

import { bindingsOf, type Room } from '../../engine/http/handler.ts';
import * as api from './api.ts';
import * as apiCharge from './api-charge.ts';
import * as apiDetention from './api-detention.ts';
import * as apiExemption from './api-exemption.ts';
import * as apiRestrictionCourse from './api-restriction-course.ts';
import * as apiRestrictions from './api-restrictions.ts';
import * as apiSafeguards from './api-safeguards.ts';
import { handlers } from './handlers.ts';
import { chargeHandlers } from './handlers-charge.ts';
import { detentionHandlers } from './handlers-detention.ts';
import { exemptionHandlers } from './handlers-exemption.ts';
import { courseHandlers } from './handlers-restriction-course.ts';
import { restrictionHandlers } from './handlers-restrictions.ts';
import { safeguardHandlers } from './handlers-safeguards.ts';

export const legalRoom: Room = {
  name: 'legal',
  bindings: [
    ...bindingsOf(api, handlers),
    ...bindingsOf(apiRestrictions, restrictionHandlers),
    ...bindingsOf(apiRestrictionCourse, courseHandlers),
    ...bindingsOf(apiCharge, chargeHandlers),
    ...bindingsOf(apiExemption, exemptionHandlers),
    ...bindingsOf(apiDetention, detentionHandlers),
    ...bindingsOf(apiSafeguards, safeguardHandlers),
  ],
};

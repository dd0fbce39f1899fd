// Duties and places, by the contract of `api.ts`.

import type { CountryCode } from '../../../engine/countries/country-pack.ts';
import { provincesOf } from '../../../engine/countries/countries-room.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import type * as api from './api.ts';
import * as queries from './queries.ts';

export const dutyHandlers: HandlersOf<typeof api> = {
  async changeDuty(h) {
    const { membershipId } = h.params;
    const { duty } = h.body;
    if (!(await queries.changeDutyOf(h.tx, membershipId, duty))) return refuse('not-found');
    const waits = duty !== 'member';
    h.audit.wrote(waits ? 'duty-asked' : 'duty-taken', 'grant', [membershipId], 'access');
    return done({ membershipId, waits });
  },

  async confirmDuty(h) {
    const { membershipId } = h.params;
    if (!(await queries.confirmDutyOf(h.tx, membershipId, h.body.duty))) return refuse('not-found');
    h.audit.wrote('duty-given', 'grant', [membershipId], 'access');
    return done({ membershipId });
  },

  async setPlace(h) {
    const { membershipId } = h.params;
    const { province } = h.body;
    const known = provincesOf(h.services.programme.country as CountryCode);
    if (province !== null && !known.some(({ code }) => code === province))
      return refuse('no-such-province');
    const outcome = await queries.setPlaceOf(h.tx, membershipId, h.body);
    if (outcome !== 'ok') return refuse(outcome);
    h.audit.wrote('place-set', 'grant', [membershipId], 'access');
    return done({ membershipId });
  },
};

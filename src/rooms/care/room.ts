// The manifest of this room. A household that came by intake gets its cases in the transaction of
// the intake; households of an operation get theirs when an organisation accepts them.

import { done } from '../../kernel/outcome.ts';
import type { Room } from '../../engine/http/handler.ts';
import { clockHoursOf } from './country.ts';
import { openIntakeCases } from './queries-handover.ts';
import { careBindings } from './routes.ts';
import { emergencyBindings } from './routes-emergency.ts';

export const careRoom: Room = {
  name: 'care',
  bindings: [...careBindings, ...emergencyBindings],
  listens: {
    async 'people.household-added'(facts, h) {
      const hours = clockHoursOf(h.services.programme.country);
      await openIntakeCases(h.tx, { ...facts, hours });
      return done(null);
    },
  },
};

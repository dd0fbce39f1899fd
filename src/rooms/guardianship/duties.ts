// What waits for somebody in this room, state by state: on whose Today, by when, then on whose.

import type { Duties, DutiesOfTables } from '../../kernel/waiting.ts';

const search: Duties<'open' | 'closed'> = {
  open: {
    stands: [
      {
        on: 'officers',
        as: 'search-to-take',
        by: 'search-waiting-days',
        then: { on: 'coordinator', as: 'search-not-taken' },
      },
      { on: 'officer', as: 'search-open', by: 'now', then: null },
    ],
  },
  closed: {
    stands: [
      {
        on: 'lead',
        as: 'search-ended',
        by: 'its-day',
        then: { on: 'supervisor', as: 'search-ended' },
      },
    ],
  },
};

export const guardianshipDuties: DutiesOfTables = { 'guardianship.search': search };

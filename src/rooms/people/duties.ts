// What waits for somebody in this room, state by state: on whose Today, by when, then on whose.

import type { Duties, DutiesOfTables, Stand } from '../../kernel/waiting.ts';
import type { givenNameFormStates } from './api-given-names.ts';
import type { pairStates } from './api-pairs.ts';

const decided = (as: string): Stand => ({
  on: 'second-person',
  as,
  by: 'same-person-waiting-days',
  then: { on: 'supervisor-or-manager', as },
});

const pair: Duties<Exclude<(typeof pairStates)[number], 'none'>> = {
  proposed: { stands: [decided('pair-to-decide')] },
  withdrawn: 'over',
  different: 'over',
  merged: 'over',
  'undo-proposed': { stands: [decided('pair-undo-to-decide')] },
  undone: 'over',
};

const givenName: Duties<(typeof givenNameFormStates)[number]> = {
  proposed: {
    stands: [{ on: 'coordinator', as: 'given-name-proposed', by: 'now', then: null }],
  },
  'in-use': 'over',
  withdrawn: 'over',
};

export const peopleDuties: DutiesOfTables = {
  'people.person_pair': pair,
  'people.given_name_form': givenName,
};

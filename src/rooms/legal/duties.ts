// What waits for somebody in this room, state by state: on the Today of an officer of the matter,
// and once it is late, by code, on that of a registrar of the court.

import type { By, Duties, DutiesOfTables, Holder, Waiting } from '../../kernel/waiting.ts';
import type { exemptionStates } from './charge/model.ts';
import type { hearingOutcomes, proceedingStates } from './matter/model.ts';
import type { appealStates } from './restriction/model.ts';
import type { CourtTodayCode } from './today/model.ts';

const stand = (on: Holder, as: CourtTodayCode, by: By) =>
  ({ on, as, by, then: { on: 'registrar', as } }) as const;

const goesOn: Waiting = {
  stands: [
    stand('prosecutor', 'proceeding-quiet', 'proceeding-waiting-days'),
    // Without an officer, nobody would see what waits in the matter.
    { on: 'registrar', as: 'matter-to-assign', by: 'lead-waiting-days', then: null },
  ],
};
const isServed: Waiting = { stands: [stand('prosecutor', 'term-to-check', 'its-day')] };

const proceeding: Duties<(typeof proceedingStates)[number]> = {
  check: goesOn,
  opened: goesOn,
  charged: goesOn,
  trial: goesOn,
  convicted: goesOn,
  acquitted: goesOn,
  ended: 'over',
  exempted: 'over',
  appeal: goesOn,
  // After a conviction; every other outcome is over.
  final: { stands: [stand('prosecutor', 'proceeding-quiet', 'proceeding-waiting-days')] },
  serving: isServed,
  conditional: isServed,
  // The day of expunging comes by itself.
  served: 'over',
  expunged: 'over',
};

const hearing: Duties<(typeof hearingOutcomes)[number]> = {
  planned: { stands: [stand('prosecutor', 'hearing-passed', 'late-days')] },
  held: 'over',
  adjourned: 'over',
  'not-held': 'over',
  decided: 'over',
};

const exemption: Duties<(typeof exemptionStates)[number]> = {
  open: { stands: [stand('prosecutor', 'exemption-to-decide', 'exemption-waiting-days')] },
  granted: 'over',
  refused: 'over',
  withdrawn: 'over',
};

const appeal: Duties<(typeof appealStates)[number]> = {
  pending: { stands: [stand('prosecutor', 'appeal-pending', 'appeal-waiting-days')] },
  quashed: 'over',
  varied: 'over',
  upheld: 'over',
  withdrawn: 'over',
};

const ofPerson = (as: CourtTodayCode) => stand('probation-officer', as, 'its-day');

export const legalDuties: DutiesOfTables = {
  'legal.proceeding': proceeding,
  'legal.hearing': hearing,
  'legal.detention': {
    held: { stands: [stand('prosecutor', 'detention-review-due', 'its-day')] },
    ended: 'over',
  },
  'legal.exemption_request': exemption,
  'legal.restriction': {
    'in-force': { stands: [ofPerson('tell-beginning'), ofPerson('tell-ending')] },
    over: 'over',
  },
  'legal.permission_request': {
    asked: { stands: [ofPerson('answer-permission')] },
    answered: 'over',
  },
  'legal.probation_contact': { planned: { stands: [ofPerson('contact-due')] }, noted: 'over' },
  'legal.restriction_appeal': appeal,
};

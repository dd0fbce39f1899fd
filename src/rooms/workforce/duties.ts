// What of supervision waits for whom. What is held is never over: the next one is owed in its time.

import type { Duties, DutiesOfTables, Stand } from '../../kernel/waiting.ts';
import type { askStates, supervisedStates, supervisionStates } from './supervision/model.ts';

type One<List extends readonly string[]> = List[number];

const due: Stand = {
  on: 'supervisor',
  as: 'supervision-due',
  by: 'supervision-individual-days',
  then: { on: 'manager', as: 'supervision-overdue' },
};

const supervision: Duties<One<typeof supervisionStates>> = {
  planned: {
    stands: [
      {
        on: 'supervisor',
        as: 'supervision-to-record',
        by: 'its-day',
        then: { on: 'manager', as: 'supervision-to-record' },
      },
      { on: 'worker', as: 'supervision-planned', by: 'its-day', then: null },
    ],
  },
  held: { stands: [due] },
  'not-held': { stands: [due] },
  corrected: 'over',
};

const ask: Duties<One<typeof askStates>> = {
  open: {
    stands: [
      {
        on: 'supervisor',
        as: 'supervision-asked',
        by: 'supervision-answer-days',
        then: { on: 'manager', as: 'supervision-asked' },
      },
      { on: 'worker', as: 'supervision-own-ask', by: 'supervision-answer-days', then: null },
    ],
  },
  answered: { carriedBy: ['workforce.supervision'] },
  withdrawn: 'over',
};

const supervised: Duties<One<typeof supervisedStates>> = {
  named: { carriedBy: ['workforce.supervision'] },
  missing: { stands: [{ on: 'manager', as: 'supervisor-missing', by: 'now', then: null }] },
};

export const workforceDuties: DutiesOfTables = {
  'workforce.supervision': supervision,
  'workforce.supervision_ask': ask,
  'workforce.supervised': supervised,
};

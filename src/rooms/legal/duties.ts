// What waits for somebody in this room, state by state: the page of matters shows what is late, and
// each matter what comes next; no first page asks for it yet.

import type { Duties, DutiesOfTables, Waiting } from '../../kernel/waiting.ts';
import type { exemptionStates } from './charge/model.ts';
import type { proceedingStates } from './matter/model.ts';
import type { appealStates } from './restriction/model.ts';

const waits: Waiting = { nobodyYet: 'court' };

const proceeding: Duties<(typeof proceedingStates)[number]> = {
  check: waits,
  opened: waits,
  charged: waits,
  trial: waits,
  convicted: waits,
  acquitted: waits,
  ended: 'over',
  exempted: 'over',
  appeal: waits,
  final: waits,
  serving: waits,
  conditional: waits,
  served: waits,
  expunged: 'over',
};

const exemption: Duties<(typeof exemptionStates)[number]> = {
  open: waits,
  granted: 'over',
  refused: 'over',
  withdrawn: 'over',
};

const appeal: Duties<(typeof appealStates)[number]> = {
  pending: waits,
  quashed: 'over',
  varied: 'over',
  upheld: 'over',
  withdrawn: 'over',
};

export const legalDuties: DutiesOfTables = {
  'legal.proceeding': proceeding,
  'legal.exemption_request': exemption,
  'legal.restriction_appeal': appeal,
};

// What waits for somebody in this room, state by state: a machine takes what waits, and a line
// above every screen of an administrator or auditor tells what it does not take, or has given up.

import type { Duties, DutiesOfTables, Waiting } from '../../kernel/waiting.ts';
import type { jobNotices } from './model.ts';

const told = (as: (typeof jobNotices)[number]): Waiting => ({
  stands: [{ on: 'administrator', as, by: 'now', then: null }],
});

const job: Duties<'waiting' | 'running' | 'done' | 'dead' | 'cancelled'> = {
  waiting: told('stuck'),
  running: told('stuck'),
  done: 'over',
  dead: told('dead'),
  cancelled: 'over',
};

export const jobsDuties: DutiesOfTables = { 'jobs.job': job };

// What waits for somebody in this room, state by state: a machine takes what waits, and the page of
// jobs shows what failed for good.

import type { Duties, DutiesOfTables } from '../../kernel/waiting.ts';

const job: Duties<'waiting' | 'running' | 'done' | 'dead' | 'cancelled'> = {
  waiting: { nobodyYet: 'job-waiting' },
  running: { nobodyYet: 'job-waiting' },
  done: 'over',
  dead: { nobodyYet: 'job-dead' },
  cancelled: 'over',
};

export const jobsDuties: DutiesOfTables = { 'jobs.job': job };

// The contract of the page about jobs: how each kind is doing, which jobs are dead, and
// what an administrator does about one of them.

import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { jobMenders, jobReaders } from './access.ts';
import { deadLetter, erasingShown, kindShown } from './shapes.ts';

const jobParams = z.strictObject({ jobId: z.uuid() });

export const listJobs = endpoint({
  name: 'listJobs',
  method: 'GET',
  path: '/api/jobs',
  audit: 'none',
  who: jobReaders,
  summary:
    'For each kind of job how many wait, run and are dead, since when, and the dead ones one by one',
  returns: z.strictObject({
    kinds: z.array(kindShown),
    dead: z.array(deadLetter),
    may: z.strictObject({ mend: z.boolean() }),
  }),
  refuses: [],
});

/** Numbers of records, never a record. */
export const readErasing = endpoint({
  name: 'readErasing',
  method: 'GET',
  path: '/api/erasing',
  audit: 'none',
  who: jobReaders,
  summary:
    'For each kind of data kept only for a time: how much is due, how much within ninety days, and when some was last erased',
  returns: z.strictObject({ kinds: z.array(erasingShown), daysAhead: z.number() }),
  refuses: [],
});

/** Counts only: every screen polls it, and polling must not extend a session. */
export const readJobNotice = endpoint({
  name: 'readJobNotice',
  method: 'GET',
  path: '/api/job-notice',
  audit: 'none',
  who: jobReaders,
  summary:
    'How many kinds of jobs are stuck and how many jobs are dead: what may not be overlooked',
  returns: z.strictObject({ stuck: z.number(), dead: z.number() }),
  refuses: [],
  isUnattended: true,
});

export const retryJob = endpoint({
  name: 'retryJob',
  method: 'PUT',
  path: '/api/jobs/:jobId/retry',
  audit: 'write',
  who: jobMenders,
  summary: 'Try a dead job again, or machinery that fails at once',
  params: jobParams,
  returns: jobParams,
  refuses: ['job-goes-on'],
});

export const discardJob = endpoint({
  name: 'discardJob',
  method: 'DELETE',
  path: '/api/jobs/:jobId',
  audit: 'write',
  who: jobMenders,
  summary: 'Discard a dead job: it is not tried again',
  params: jobParams,
  returns: jobParams,
  refuses: ['job-goes-on'],
});

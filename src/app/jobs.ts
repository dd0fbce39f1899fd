// The one list of jobs, next to that of rooms. A job that is not here never runs: it stays queued.

import { join } from 'node:path';
import type { Job } from '../engine/jobs/job.ts';
import { sealingJob } from '../rooms/audit/sealing.ts';
import { erasingJob } from '../rooms/operations/erasing.ts';
import { importJob } from '../rooms/operations/lists/import-list.ts';

export function checkpointsFolderOf(dataFolder: string): string {
  return join(dataFolder, 'checkpoints');
}

export function jobsOf(dataFolder: string): readonly Job[] {
  return [sealingJob(checkpointsFolderOf(dataFolder)), erasingJob, importJob];
}

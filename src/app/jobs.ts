// The one list of jobs, next to that of rooms. A job that is not here never runs: it stays queued.

import { join } from 'node:path';
import type { Config } from '../engine/config/config.ts';
import type { Job } from '../engine/jobs/job.ts';
import { documentSweepJob } from '../engine/documents/sweeping.ts';
import { ledgerJob } from '../engine/ledger/hand-out.ts';
import { sendingJob } from '../rooms/audit/handing.ts';
import { type Outside, sealingJob } from '../rooms/audit/sealing.ts';
import { erasingJob } from '../rooms/operations/erasing.ts';
import { importJob } from '../rooms/operations/lists/import-list.ts';
import { noticeMailJob } from '../rooms/notices/mail-job.ts';
import { rekeyingJob } from '../rooms/people/rekeying.ts';

export function checkpointsFolderOf(dataFolder: string): string {
  return join(dataFolder, 'checkpoints');
}

type Kept = Pick<Config, 'dataFolder' | 'auditHeads' | 'ledgerFile' | 'mail'>;

/** Where proofs of the audit trail are kept outside the database. */
export function outsideOf({
  dataFolder,
  auditHeads,
}: Pick<Kept, 'dataFolder' | 'auditHeads'>): Outside {
  return { checkpoints: checkpointsFolderOf(dataFolder), heads: auditHeads.folder };
}

export function jobsOf(config: Kept): readonly Job[] {
  return [
    sealingJob(outsideOf(config)),
    sendingJob(config.auditHeads.webhook),
    erasingJob,
    rekeyingJob,
    ledgerJob(config.ledgerFile),
    noticeMailJob(config.mail),
    documentSweepJob,
    importJob,
  ];
}

// Erases what is past its day: names of list entries, uploaded lists that nobody confirmed,
// expunged matters, packages that expired, and the files of persons. The policies hide all this
// from that day on even if every job is stopped; this job removes it, when the server starts and
// every hour. It calls functions as the worker, who can read no table of what it erases. If one
// room cannot erase, the others still do, and the job fails with the first room that could not, so
// that the page about jobs shows it.

import type { Machinery } from '../../engine/jobs/job.ts';
import { eraseFilesDue } from '../people/public.ts';
import { eraseWhatIsDue } from './operation/queries.ts';

export const erasingJob: Machinery = {
  kind: 'erasing',
  as: 'machinery',
  role: 'worker',
  everySeconds: 3_600,
  failing: 'erasing failed',
  run: async (services, worker) => {
    const [first] = [...(await eraseWhatIsDue(worker)), ...(await eraseFilesDue(services, worker))];
    if (first !== undefined) {
      throw Object.assign(new Error('a room could not erase'), { code: first });
    }
  },
};

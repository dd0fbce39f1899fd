// Erases what is past its day: names of list entries, uploaded lists that nobody confirmed, matters
// that are expunged, packages that ran out. The policies hide it from that day on with every job
// stopped; this makes it gone as well, at the start of the server and every hour. Its one function
// is the worker's, who can look into no table of what it erases.

import { sql } from '../../engine/db/database.ts';
import type { Machinery } from '../../engine/jobs/job.ts';

export const erasingJob: Machinery = {
  kind: 'erasing',
  as: 'machinery',
  role: 'worker',
  everySeconds: 3_600,
  failing: 'erasing failed',
  run: async (_services, worker) =>
    void (await sql`select programme.erase_what_is_due()`.execute(worker)),
};

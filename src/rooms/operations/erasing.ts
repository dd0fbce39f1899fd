// Erases what is past its day: names of list entries, uploaded lists that nobody confirmed, matters
// that are expunged, packages that ran out. The policies hide it from that day on with every job
// stopped; this makes it gone as well, at the start of the server and every hour. Its one function
// is the worker's, who can look into no table of what it erases. A room that cannot erase keeps no
// other from it: what could be erased is gone, and the job fails with the first room that could
// not, so that the page says so.

import { sql } from '../../engine/db/database.ts';
import type { Machinery } from '../../engine/jobs/job.ts';

export const erasingJob: Machinery = {
  kind: 'erasing',
  as: 'machinery',
  role: 'worker',
  everySeconds: 3_600,
  failing: 'erasing failed',
  run: async (_services, worker) => {
    const found = await sql<{ failed: string[] }>`
      select programme.erase_what_is_due() as failed`.execute(worker);
    const [first] = found.rows[0]?.failed ?? [];
    if (first !== undefined) {
      throw Object.assign(new Error('a room could not erase'), { code: first });
    }
  },
};

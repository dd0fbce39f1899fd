// Erases what is past its day: names of list entries, uploaded lists that nobody confirmed. The
// policies hide it from that day on with every job stopped; this makes it gone as well, at the
// start of the server and every hour. A failure is told in the log and tried again an hour later.

import { setTimeout } from 'node:timers/promises';
import { sql } from '../../engine/db/database.ts';
import type { Services } from '../../engine/http/handler.ts';

const everyMilliseconds = 3_600_000;

export function startErasing({ pools, log }: Pick<Services, 'pools' | 'log'>): {
  readonly stop: () => Promise<void>;
} {
  const ending = new AbortController();
  const work = (async () => {
    while (!ending.signal.aborted) {
      await sql`select programme.erase_what_is_due()`
        .execute(pools.of('door'))
        .catch((problem: Error) =>
          log.error({ name: problem.name, message: problem.message }, 'erasing failed'),
        );
      await setTimeout(everyMilliseconds, null, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      ending.abort();
      await work;
    },
  };
}

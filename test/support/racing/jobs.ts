// Races on the page about jobs: two administrators and one dead job.

import { sql } from '../../../src/engine/db/database.ts';
import { newId } from '../../../src/kernel/id.ts';
import { makeActor } from '../actors.ts';
import type { Bench } from '../creating/bench.ts';
import type { Race, Races } from './race.ts';

export async function jobRaces(bench: Bench): Promise<Races> {
  const { owner } = bench.database;
  const administrator = () => makeActor(bench.database, { role: 'administrator' });
  const [one, other] = [await administrator(), await administrator()];
  const ordering = await makeActor(bench.database, { role: 'national-coordinator' });
  const dead = async () => {
    const id = newId();
    await sql`insert into jobs.job (id, kind, payload, side, account_id, session_id, state,
        attempts, attempts_max, ended_at, last_error)
      values (${id}, 'list-import', ${JSON.stringify({ importId: newId() })}::jsonb, 'programme',
        ${ordering.accountId}, ${newId()}, 'dead', 3, 3, now(), 'EACCES')`.execute(owner);
    return id;
  };
  return {
    retryJob: [
      'job-goes-on',
      async (): Promise<Race> => {
        const id = await dead();
        const request = `PUT /api/jobs/${id}/retry` as const;
        return {
          table: 'jobs.job',
          one: [one, request],
          other: [other, request],
          effect: {
            query: sql`select 1 from jobs.job where id = ${id} and state = 'waiting'`,
            rows: 1,
          },
        };
      },
    ],
    discardJob: [
      'not-found',
      async (): Promise<Race> => {
        const id = await dead();
        const request = `DELETE /api/jobs/${id}` as const;
        return {
          table: 'jobs.job',
          one: [one, request],
          other: [other, request],
          effect: { query: sql`select 1 from jobs.job where id = ${id}`, rows: 0 },
        };
      },
    ],
  };
}

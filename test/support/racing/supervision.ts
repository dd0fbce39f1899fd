// Races about supervision: an ask taken back twice, and seen by two people at once.

import { sql } from '../../../src/engine/db/database.ts';
import { type Bench, step } from '../creating/bench.ts';
import { makeStaff } from '../creating/care.ts';
import { supervised } from '../creating/supervision.ts';
import type { Races } from './race.ts';

export async function supervisionRaces(bench: Bench): Promise<Races> {
  const staff = await makeStaff(bench);
  const { owner } = bench.database;
  const asked = async () => {
    const worker = await supervised(bench, staff);
    const { id } = await step(bench, worker, ['POST /api/supervision-asks', { wish: null }]);
    return { worker, id: id as string };
  };
  return {
    withdrawSupervisionAsk: [
      'not-found',
      async () => {
        const { worker, id } = await asked();
        const request = `DELETE /api/supervision-asks/${id}` as const;
        return {
          table: 'workforce.supervision_ask',
          one: [worker, request],
          other: [worker, request],
          effect: {
            query: sql`select 1 from workforce.supervision_ask where id = ${id}
              and state = 'withdrawn'`,
            rows: 1,
          },
        };
      },
    ],
    noteSupervisionAskSeen: [
      'supervision-already-seen',
      async () => {
        const { id } = await asked();
        await sql`update workforce.supervision_ask set due_at = now() - interval '1 hour'
          where id = ${id}`.execute(owner);
        const request = `PUT /api/supervision-asks/${id}/seen` as const;
        return {
          table: 'workforce.supervision_ask',
          one: [staff.supervisor, request],
          other: [staff.manager, request],
          effect: {
            query: sql`select 1 from workforce.supervision_ask where id = ${id}
              and seen_at is not null`,
            rows: 1,
          },
        };
      },
    ],
  };
}

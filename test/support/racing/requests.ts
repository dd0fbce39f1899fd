// Requests that race over HTTP: each is handled by the real server inside a transaction that the
// race holds open, from its token to its audit entries, and is committed when the race says so.

import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely } from 'kysely';
import { isRetryable, type Tx } from '../../../src/engine/db/database.ts';
import type { Room } from '../../../src/engine/http/handler.ts';
import type { TestActor } from '../actors.ts';
import type { Bench } from '../creating/bench.ts';
import { call, serverWith } from '../http.ts';
import type { Act } from './two-at-once.ts';

type Request = `${'GET' | 'PUT' | 'POST' | 'DELETE'} ${string}`;

/** `send` answers 'ok' or the code of the refusal; anything but 200, 404 and 409 is a fault. */
export type RacingBench = Bench & {
  readonly send: (actor: TestActor, request: Request, body?: object) => Act;
};

export function racingBench(
  rooms: readonly Room[],
  { database, services }: Pick<Bench, 'database' | 'services'>,
): RacingBench {
  const open = new AsyncLocalStorage<Tx>();
  const pools: typeof services.pools = {
    ...services.pools,
    of: (role) => {
      const tx = open.getStore();
      return tx ? handleOver(tx) : services.pools.of(role);
    },
  };
  const server = serverWith(rooms, { ...services, pools });
  return {
    database,
    services,
    server,
    send: (actor, request, body) => [
      actor,
      async (tx) => {
        const answer = await open.run(tx, () => call(server, actor, request, body));
        if (answer.status === 200) return 'ok';
        if (answer.status === 404) return 'not-found';
        if (answer.status === 409) return answer.body.code;
        throw new Error(`${request}: ${answer.raw}`);
      },
    ],
  };
}

/** Begins no transaction of its own and repeats nothing: a deadlock is a fault, not a delay. */
function handleOver(tx: Tx): Kysely<unknown> {
  const execute = async (work: (tx: Tx) => Promise<unknown>) => {
    try {
      return await work(tx);
    } catch (problem) {
      if (isRetryable(problem)) throw new Error('not one after the other', { cause: problem });
      throw problem;
    }
  };
  return { transaction: () => ({ execute }) } as unknown as Kysely<unknown>;
}

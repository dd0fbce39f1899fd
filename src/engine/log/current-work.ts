// What the program is doing now: the endpoint or the job on whose behalf a statement runs. It gives
// a slow statement a name without handing one through every function. It holds nobody's id and
// decides nothing.

import { AsyncLocalStorage } from 'node:async_hooks';
import type { Role, Side } from '../../kernel/roles.ts';

export type Work = {
  /** Of an endpoint, for a request; of a job's kind, for a job. */
  readonly endpoint?: string;
  readonly job?: string;
  readonly requestId?: string;
  side?: Side;
  role?: Role;
};

const current = new AsyncLocalStorage<Work>();

export function during<Value>(work: Work, run: () => Value): Value {
  return current.run(work, run);
}

export function currentWork(): Work | undefined {
  return current.getStore();
}

/** Known only once the session was found, so it is added to the work that has begun. */
export function noteActor({ side, role }: { readonly side: Side; readonly role: Role }): void {
  const work = current.getStore();
  if (work) Object.assign(work, { side, role });
}

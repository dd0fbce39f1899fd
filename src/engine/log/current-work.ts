// What the program is doing now: the endpoint or job on whose behalf a statement runs. It gives a
// slow statement a name without passing one through every function. It contains no one's id and
// decides nothing.

import { AsyncLocalStorage } from 'node:async_hooks';
import type { Role, Side } from '../../kernel/roles.ts';

export type Work = {
  /** A request has an `endpoint`; a job has its kind as `job`. */
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

/** Known only after the session was found, so it is added to the work already begun. */
export function noteActor({ side, role }: { readonly side: Side; readonly role: Role }): void {
  const work = current.getStore();
  if (work) Object.assign(work, { side, role });
}

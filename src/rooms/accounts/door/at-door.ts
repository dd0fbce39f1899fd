// The door's own login role: it can look up one account and open a session, and nothing else.

import { inTransaction, type Tx } from '../../../engine/db/database.ts';
import type { Services } from '../../../engine/http/handler.ts';

export function atDoor<Value>(
  services: Pick<Services, 'pools'>,
  work: (tx: Tx) => Promise<Value>,
): Promise<Value> {
  return inTransaction(services.pools.of('door'), work);
}

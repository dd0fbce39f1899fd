// Binds the contract about restrictions to its commands and queries.

import { type Binding, bind } from '../../engine/http/handler.ts';
import { addRestriction, liftRestriction } from './api-restrictions.ts';
import { lift, restrict } from './commands-restrictions.ts';
import type { RestrictionRow } from './queries-restrictions.ts';
import { openScope } from './subject-key.ts';

export function restrictionShown(row: RestrictionRow, key: Buffer) {
  return {
    id: row.id,
    proceedingId: row.proceeding_id,
    kind: row.kind,
    court: row.court,
    orderNumber: row.order_number,
    scope: openScope(key, row.id, row.scope),
    startOn: row.start_on,
    endOn: row.end_on,
    state: row.state,
    lifting: row.lifting && {
      kind: row.lifting,
      onDay: row.lifted_on!,
      orderNumber: row.lifting_order!,
    },
  };
}

export const restrictionBindings: readonly Binding[] = [
  bind(addRestriction, restrict),
  bind(liftRestriction, lift),
];

// What a court order binds a subject to, until its last day. A restriction always has an end, and nothing
// moves that end later: a longer one is a new order.

import { z } from 'zod';
import { day } from './model-day.ts';

export const restrictionKinds = [
  'restriction-of-liberty',
  'travel',
  'reporting',
  'residence',
  'contact',
  'occupation',
  'other',
] as const;
/** Computed from the days and the clock at each reading; nothing is stored or scheduled. */
export const restrictionStates = ['ordered', 'active', 'over', 'lifted', 'quashed'] as const;
export type RestrictionState = (typeof restrictionStates)[number];

/** `endOn` is the last day on which it binds; over from the midnight after, in the own zone. */
export const newRestriction = z.strictObject({
  proceedingId: z.uuid().nullable(),
  kind: z.enum(restrictionKinds),
  court: z.string().trim().min(1).max(200),
  orderNumber: z.string().trim().min(1).max(80),
  scope: z.string().trim().min(1).max(2000),
  startOn: day,
  endOn: day,
});
export type NewRestriction = z.infer<typeof newRestriction>;

// ---------------------------------------------------------------- as shown

export const restrictionShown = z.strictObject({
  id: z.uuid(),
  proceedingId: z.uuid().nullable(),
  kind: z.enum(restrictionKinds),
  court: z.string(),
  orderNumber: z.string(),
  scope: z.string(),
  startOn: day,
  endOn: day,
  state: z.enum(restrictionStates),
  lifting: z
    .strictObject({
      kind: z.enum(['lifted', 'quashed']),
      onDay: day,
      orderNumber: z.string(),
    })
    .nullable(),
});
export type Restriction = z.infer<typeof restrictionShown>;

/** Part of the room's table of stored fields (model.ts). */
export const storedFieldsOfRestrictions = {
  'restriction.kind': { purpose: 'what is restricted', retention: 'matter' },
  'restriction.order_number': { purpose: 'the act that orders it', retention: 'matter' },
  'restriction.scope': {
    purpose: 'what exactly binds the subject (encrypted)',
    retention: 'matter',
  },
  'restriction.end_on': { purpose: 'no restriction without an end', retention: 'matter' },
  'restriction_lifting.on_day': { purpose: 'earlier end', retention: 'matter' },
} as const;

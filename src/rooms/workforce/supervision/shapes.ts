// What the contracts of supervision share.

import { z } from 'zod';
import { askWishes, supervisionKinds, supervisionTodayCodes } from './model.ts';

export const staff = z.strictObject({ accountId: z.uuid(), name: z.string().nullable() });

/** What of supervision waits on somebody's Today. */
export const supervisionWaiting = z.strictObject({
  code: z.enum(supervisionTodayCodes),
  /** The session, the ask, or the worker. */
  record: z.uuid(),
  kind: z.enum(supervisionKinds).nullable(),
  since: z.string(),
  /** Null: there is no day for it. */
  dueAt: z.string().nullable(),
  missed: z.boolean(),
  workers: z.array(staff),
  /** Who holds it, or has seen the ask. */
  with: staff.nullable(),
  /** When they meet, or would. */
  at: z.string().nullable(),
  wish: z.enum(askWishes).nullable(),
  seenAt: z.string().nullable(),
});

// The contract about restrictions: what a court ordered, and what is recorded of it while it lasts. It is
// over by the clock alone; nothing here can lengthen one.

import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { day } from './model-day.ts';
import { newRestriction } from './model-restrictions.ts';

const justice = ['prosecutor', 'probation-officer'] as const;
const matterParams = z.strictObject({ subjectId: z.uuid() });
const saved = z.strictObject({ id: z.uuid() });

export const addRestriction = endpoint({
  name: 'addRestriction',
  method: 'POST',
  path: '/api/matters/:subjectId/restrictions',
  audit: 'write',
  who: justice,
  summary: 'Enter a restriction; its last day is compulsory and never moves',
  params: matterParams,
  body: newRestriction,
  returns: saved,
  refuses: ['ends-before-it-starts', 'no-such-proceeding'],
});

export const liftRestriction = endpoint({
  name: 'liftRestriction',
  method: 'PUT',
  path: '/api/matters/:subjectId/restrictions/:restrictionId/lifting',
  audit: 'write',
  who: justice,
  summary: 'Record that a court lifted or quashed a restriction before its last day',
  params: z.strictObject({ subjectId: z.uuid(), restrictionId: z.uuid() }),
  body: z.strictObject({
    kind: z.enum(['lifted', 'quashed']),
    onDay: day,
    orderNumber: z.string().trim().min(1).max(80),
  }),
  returns: saved,
  refuses: ['already-lifted', 'restriction-is-over', 'outside-the-restriction'],
});

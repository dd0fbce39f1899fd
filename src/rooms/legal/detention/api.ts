// The contract of detention: it always has a next review, for a child a reason why nothing milder
// is enough, and officers of the matter are told plainly what is overdue.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { matterHolders } from '../access.ts';
import { newDetention, newReview } from '../charge/shapes.ts';

const saved = z.strictObject({ id: z.uuid() });

export const recordDetention = endpoint({
  name: 'recordDetention',
  method: 'POST',
  path: '/api/matters/:subjectId/proceedings/:proceedingId/detentions',
  audit: 'write',
  creates: 'legal.detention',
  who: matterHolders,
  summary: 'Record a detention with its reason and the day of its first review',
  params: z.strictObject({ subjectId: z.uuid(), proceedingId: z.uuid() }),
  body: newDetention,
  returns: saved,
  violates: { 'legal.detention_one_open': 'detention-is-open' },
  refuses: ['state-in-the-future', 'last-resort-reason-needed', 'detention-is-open'],
});

export const reviewDetention = endpoint({
  name: 'reviewDetention',
  method: 'POST',
  path: '/api/matters/:subjectId/detentions/:detentionId/reviews',
  audit: 'write',
  creates: 'legal.detention_review',
  who: matterHolders,
  summary: 'Record a review: it continues until a further review, or it ended',
  params: z.strictObject({ subjectId: z.uuid(), detentionId: z.uuid() }),
  body: newReview,
  returns: saved,
  refuses: [
    'conflict-changed-meanwhile',
    'detention-is-over',
    'state-in-the-future',
    'before-the-last-state',
    'next-review-needed',
  ],
});

// The contract of restrictions: what a court orders, varies, lifts and decides on appeal. A
// restriction ends by the clock, and nothing here can make one longer. What is recorded while it
// lasts is in api-course.ts.

import { z } from 'zod';
import { day } from '../../../kernel/input.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { restrictionOfficers } from '../access.ts';
import { liftingKinds } from './model.ts';
import {
  appealDecision,
  newAppeal,
  newRestriction,
  newVariation,
  restrictionPage,
} from './shapes.ts';

const matterParams = z.strictObject({ subjectId: z.uuid() });
const restrictionParams = z.strictObject({ subjectId: z.uuid(), restrictionId: z.uuid() });
const saved = z.strictObject({ id: z.uuid() });

export const readRestriction = endpoint({
  name: 'readRestriction',
  method: 'GET',
  path: '/api/matters/:subjectId/restrictions/:restrictionId',
  audit: 'read',
  who: restrictionOfficers,
  summary: 'One restriction as of now, with variations, appeals, notices, requests and contacts',
  params: restrictionParams,
  returns: restrictionPage,
  refuses: [],
});

export const addRestriction = endpoint({
  name: 'addRestriction',
  method: 'POST',
  path: '/api/matters/:subjectId/restrictions',
  audit: 'write',
  creates: 'legal.restriction',
  who: restrictionOfficers,
  summary: 'Enter a restriction; its last day is compulsory, within the law, and never moves later',
  params: matterParams,
  body: newRestriction,
  returns: saved,
  // The same number for the same kind would be an old order made longer.
  violates: { 'legal.restriction_own_order': 'order-already-entered' },
  refuses: [
    'ends-before-it-starts',
    'no-such-proceeding',
    'kind-without-limit',
    'beyond-the-legal-maximum',
    'order-already-entered',
  ],
});

export const liftRestriction = endpoint({
  name: 'liftRestriction',
  method: 'PUT',
  path: '/api/matters/:subjectId/restrictions/:restrictionId/lifting',
  audit: 'write',
  creates: 'legal.restriction_lifting',
  who: restrictionOfficers,
  summary: 'Record that a court lifted or quashed a restriction before its last day',
  params: restrictionParams,
  body: z.strictObject({
    kind: z.enum(liftingKinds),
    onDay: day,
    orderNumber: z.string().trim().min(1).max(80),
  }),
  returns: saved,
  violates: { 'legal.restriction_lifting_restriction_id_key': 'already-lifted' },
  refuses: ['already-lifted', 'restriction-is-over', 'outside-the-restriction'],
});

export const varyRestriction = endpoint({
  name: 'varyRestriction',
  method: 'POST',
  path: '/api/matters/:subjectId/restrictions/:restrictionId/variations',
  audit: 'write',
  creates: 'legal.restriction_variation',
  who: restrictionOfficers,
  summary:
    'Record that a court changed what is ordered, or moved the last day earlier; never later',
  params: restrictionParams,
  body: newVariation,
  returns: saved,
  refuses: [
    'restriction-is-over',
    'nothing-is-varied',
    'end-only-earlier',
    'outside-the-restriction',
  ],
});

export const lodgeAppeal = endpoint({
  name: 'lodgeAppeal',
  method: 'POST',
  path: '/api/matters/:subjectId/restrictions/:restrictionId/appeals',
  audit: 'write',
  creates: 'legal.restriction_appeal',
  who: restrictionOfficers,
  summary: 'Record that the person appealed; also after the last day',
  params: restrictionParams,
  body: newAppeal,
  returns: saved,
  violates: { 'legal.appeal_one_pending': 'appeal-is-pending' },
  refuses: ['appeal-is-pending', 'day-in-the-future'],
});

export const decideAppeal = endpoint({
  name: 'decideAppeal',
  method: 'PUT',
  path: '/api/matters/:subjectId/restrictions/:restrictionId/appeals/:appealId',
  audit: 'write',
  who: restrictionOfficers,
  summary: 'Record what came of an appeal, once; a quashed restriction is over from that day',
  params: z.strictObject({ subjectId: z.uuid(), restrictionId: z.uuid(), appealId: z.uuid() }),
  body: appealDecision,
  returns: saved,
  refuses: [
    'conflict-changed-meanwhile',
    'appeal-is-decided',
    'day-in-the-future',
    'decided-before-lodged',
    'decision-needs-a-number',
    'nothing-is-varied',
    'restriction-is-over',
    'end-only-earlier',
    'outside-the-restriction',
  ],
});

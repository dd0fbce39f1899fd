// The contract about restrictions: what a court ordered, and what is recorded of it while it lasts.
// It is over by the clock alone; nothing here can lengthen one.

import { z } from 'zod';
import { day, version } from '../../kernel/input.ts';
import { endpoint } from '../../kernel/contract.ts';
import {
  appealDecision,
  contactOutcomes,
  dutyOfMatter,
  newAppeal,
  newContact,
  newNotice,
  newPermissionRequest,
  newRestriction,
  newVariation,
  permissionAnswer,
  restrictionPage,
} from './model-restrictions.ts';

const justice = ['prosecutor', 'probation-officer'] as const;
const matterParams = z.strictObject({ subjectId: z.uuid() });
const restrictionParams = z.strictObject({ subjectId: z.uuid(), restrictionId: z.uuid() });
const saved = z.strictObject({ id: z.uuid() });

export const listRestrictionDuties = endpoint({
  name: 'listRestrictionDuties',
  method: 'GET',
  path: '/api/matters/restriction-duties',
  audit: 'read',
  who: justice,
  summary:
    'What is owed to the people of the own matters under a restriction, the earliest day first; a ' +
    'registrar gets numbers for the court and no name',
  returns: z.strictObject({
    duties: z.array(dutyOfMatter),
    /** For a registrar: what is late in the whole court. Null for everybody else. */
    lateInCourt: z.strictObject({ notices: z.number(), answers: z.number() }).nullable(),
  }),
  refuses: [],
});

export const readRestriction = endpoint({
  name: 'readRestriction',
  method: 'GET',
  path: '/api/matters/:subjectId/restrictions/:restrictionId',
  audit: 'read',
  who: justice,
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
  who: justice,
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
  who: justice,
  summary: 'Record that a court lifted or quashed a restriction before its last day',
  params: restrictionParams,
  body: z.strictObject({
    kind: z.enum(['lifted', 'quashed']),
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
  who: justice,
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
  who: justice,
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
  who: justice,
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

export const tellOfRestriction = endpoint({
  name: 'tellOfRestriction',
  method: 'POST',
  path: '/api/matters/:subjectId/restrictions/:restrictionId/notices',
  audit: 'write',
  creates: 'legal.restriction_notice',
  who: justice,
  summary: 'Record that the person was told of the beginning, or of the coming end',
  params: restrictionParams,
  body: newNotice,
  returns: saved,
  refuses: ['restriction-is-over', 'day-in-the-future', 'notice-too-early'],
});

export const askPermission = endpoint({
  name: 'askPermission',
  method: 'POST',
  path: '/api/matters/:subjectId/restrictions/:restrictionId/permissions',
  audit: 'write',
  creates: 'legal.permission_request',
  who: justice,
  summary:
    'Record that the person asked for permission; the day of the answer follows from the order',
  params: restrictionParams,
  body: newPermissionRequest,
  returns: saved,
  refuses: [
    'restriction-is-over',
    'restriction-not-begun',
    'day-in-the-future',
    'ends-before-it-starts',
    'outside-the-restriction',
    'no-permission-needed',
  ],
});

export const answerPermission = endpoint({
  name: 'answerPermission',
  method: 'PUT',
  path: '/api/matters/:subjectId/restrictions/:restrictionId/permissions/:permissionId',
  audit: 'write',
  who: justice,
  summary: 'Record the answer to a request, once; a refusal has a reason',
  params: z.strictObject({ subjectId: z.uuid(), restrictionId: z.uuid(), permissionId: z.uuid() }),
  body: permissionAnswer,
  returns: saved,
  refuses: [
    'restriction-is-over',
    'permission-is-answered',
    'day-in-the-future',
    'answered-before-asked',
    'refusal-needs-a-reason',
  ],
});

export const planContact = endpoint({
  name: 'planContact',
  method: 'POST',
  path: '/api/matters/:subjectId/restrictions/:restrictionId/contacts',
  audit: 'write',
  creates: 'legal.probation_contact',
  who: justice,
  summary: 'Enter a day and a place on which the order has the person report',
  params: restrictionParams,
  body: newContact,
  returns: saved,
  refuses: ['restriction-is-over', 'contact-not-for-this-kind', 'outside-the-restriction'],
});

export const noteContact = endpoint({
  name: 'noteContact',
  method: 'PUT',
  path: '/api/matters/:subjectId/restrictions/:restrictionId/contacts/:contactId',
  audit: 'write',
  who: justice,
  summary: 'Record whether the person came; nothing more',
  params: z.strictObject({ subjectId: z.uuid(), restrictionId: z.uuid(), contactId: z.uuid() }),
  body: z.strictObject({
    outcome: z.enum(contactOutcomes),
    baseVersion: version,
  }),
  returns: saved,
  refuses: [
    'conflict-changed-meanwhile',
    'restriction-is-over',
    'outside-the-restriction',
    'day-in-the-future',
  ],
});

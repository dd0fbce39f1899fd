// The contract of what is recorded while a restriction lasts: telling the person, requests for
// permission and their answers, and the days on which the order has the person report.

import { z } from 'zod';
import { version } from '../../../kernel/input.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { restrictionOfficers } from '../access.ts';
import { contactOutcomes } from './model.ts';
import { newContact, newNotice, newPermissionRequest, permissionAnswer } from './shapes.ts';

const restrictionParams = z.strictObject({ subjectId: z.uuid(), restrictionId: z.uuid() });
const saved = z.strictObject({ id: z.uuid() });

export const tellOfRestriction = endpoint({
  name: 'tellOfRestriction',
  method: 'POST',
  path: '/api/matters/:subjectId/restrictions/:restrictionId/notices',
  audit: 'write',
  creates: 'legal.restriction_notice',
  who: restrictionOfficers,
  summary: 'Record that the person was told of the beginning, or of the coming end',
  params: restrictionParams,
  body: newNotice,
  returns: saved,
  refuses: ['restriction-is-over', 'day-in-the-future', 'told-long-before', 'notice-too-early'],
});

export const askPermission = endpoint({
  name: 'askPermission',
  method: 'POST',
  path: '/api/matters/:subjectId/restrictions/:restrictionId/permissions',
  audit: 'write',
  creates: 'legal.permission_request',
  who: restrictionOfficers,
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
  who: restrictionOfficers,
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
  who: restrictionOfficers,
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
  who: restrictionOfficers,
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

// The contract of "what now?" about one person: the question of Today asked for this person, who is
// alongside and how to reach them, and what was promised.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { day } from '../../../kernel/input.ts';
import { fileHolders } from '../access.ts';
import { assignmentParts, services } from '../model.ts';
import { todayItem } from '../today/api.ts';

export const readNow = endpoint({
  name: 'readNow',
  method: 'GET',
  path: '/api/persons/:personId/now',
  audit: 'read',
  who: fileHolders,
  summary: 'What is next about one person and by when, who is alongside, and what was promised',
  params: z.strictObject({ personId: z.uuid() }),
  returns: z.strictObject({
    /** As on Today, most urgent first; a supervisor also sees what still waits for the lead. */
    items: z.array(todayItem),
    alongside: z.array(
      z.strictObject({
        accountId: z.uuid(),
        part: z.enum(assignmentParts),
        name: z.string().nullable(),
        phone: z.string().nullable(),
        isSelf: z.boolean(),
      }),
    ),
    nextVisitOn: day.nullable(),
    /** Open actions of the plan, soonest first. */
    promises: z.array(
      z.strictObject({
        actionId: z.uuid(),
        service: z.enum(services),
        wording: z.string().nullable(),
        dueOn: day,
        missed: z.boolean(),
      }),
    ),
    may: z.strictObject({ write: z.boolean(), openFile: z.boolean() }),
  }),
  refuses: [],
});

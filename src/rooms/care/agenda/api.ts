// The contract of the agenda: what is due to people or agreed with them, day by day. A question to
// the facts, like Today; nothing is stored for it.

import { z } from 'zod';
import { agendaDayOff, agendaQuery } from '../../../kernel/agenda.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { day } from '../../../kernel/input.ts';
import { todayReaders } from '../access.ts';
import { agendaKinds } from './model.ts';

export const readAgenda = endpoint({
  name: 'readAgenda',
  method: 'GET',
  path: '/api/agenda',
  audit: 'read',
  who: todayReaders,
  summary:
    'What is due on some days: visits, reviews, promised steps, consents that end, safety clocks',
  query: agendaQuery,
  returns: z.strictObject({
    entries: z.array(
      z.strictObject({
        kind: z.enum(agendaKinds),
        /** A purpose, a service, a kind: what it is about, in a code of its record. */
        code: z.string().nullable(),
        record: z.uuid(),
        caseId: z.uuid().nullable(),
        personId: z.uuid().nullable(),
        /** Of the case or the person, for those who are not told the name. */
        reference: z.string().nullable(),
        name: z.string().nullable(),
        day,
        /** Null: on that day, at no hour. */
        at: z.string().nullable(),
        missed: z.boolean(),
      }),
    ),
    daysOff: z.array(agendaDayOff),
    more: z.boolean(),
    today: day,
    may: z.strictObject({ write: z.boolean(), openFile: z.boolean() }),
  }),
  refuses: [],
});

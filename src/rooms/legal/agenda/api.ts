// The contract of the agenda of the justice side: hearings, contacts and time limits, day by day.

import { z } from 'zod';
import { agendaDayOff, agendaQuery } from '../../../kernel/agenda.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { day } from '../../../kernel/input.ts';
import { matterReaders } from '../access.ts';
import { printQuery } from '../../../engine/print/query.ts';
import { matterAgendaKinds } from './model.ts';

export const readMatterAgenda = endpoint({
  name: 'readMatterAgenda',
  method: 'GET',
  path: '/api/matters/agenda',
  audit: 'read',
  who: matterReaders,
  summary:
    'What is due on some days in the own matters, and for a registrar in those of the court: ' +
    'hearings, contacts, what is owed to people under a restriction, reviews, appeals',
  query: agendaQuery,
  returns: z.strictObject({
    entries: z.array(
      z.strictObject({
        kind: z.enum(matterAgendaKinds),
        code: z.string().nullable(),
        record: z.uuid(),
        subjectId: z.uuid(),
        restrictionId: z.uuid().nullable(),
        subjectCode: z.string(),
        fullName: z.string(),
        /** Of a hearing; the judge is null for a probation officer. */
        room: z.string().nullable(),
        judge: z.string().nullable(),
        day,
        /** Null: on that day, at no hour. */
        at: z.string().nullable(),
        missed: z.boolean(),
      }),
    ),
    daysOff: z.array(agendaDayOff),
    more: z.boolean(),
    today: day,
  }),
  refuses: [],
});

export const printHearings = endpoint({
  name: 'printHearings',
  method: 'GET',
  path: '/api/matters/hearings/list',
  audit: 'read',
  who: matterReaders,
  summary: 'The hearings of some days in the own matters, as a PDF to print',
  query: z.strictObject({ ...agendaQuery.shape, ...printQuery.shape }),
  returns: 'file',
  refuses: [],
});

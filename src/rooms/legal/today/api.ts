// The contract of the first page of the justice side: what is due in the own matters, and, for a
// registrar, what is late in the court, by code.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { day, limit } from '../../../kernel/input.ts';
import { todayGroups } from '../../../kernel/today.ts';
import { disclosureWaiting } from '../../disclosure/public.ts';
import { matterReaders } from '../access.ts';
import { courtTodayCodes, courtTodayKinds } from './model.ts';

const waits = {
  kind: z.enum(courtTodayKinds),
  code: z.enum(courtTodayCodes),
  /** What waits, and the proceeding or restriction that it belongs to. */
  record: z.uuid(),
  parent: z.uuid(),
  subjectId: z.uuid(),
  subjectCode: z.string(),
  /** Null for an appointment. */
  since: day.nullable(),
  dueOn: day,
};
export const courtItem = z.strictObject({
  ...waits,
  name: z.string(),
  group: z.enum(todayGroups),
  missed: z.boolean(),
});
export const lateItem = z.strictObject({
  ...waits,
  /** Whose work it is: whom the registrar asks. Null if nobody holds the matter. */
  officer: z.string().nullable(),
});

export const readCourtToday = endpoint({
  name: 'readCourtToday',
  method: 'GET',
  path: '/api/matters/today',
  audit: 'read',
  who: matterReaders,
  summary:
    'What is due in the own matters, most urgent first, by matter; for a registrar also matters ' +
    'without an officer, and what is late in the court, by code',
  query: z.strictObject({ limit }),
  returns: z.strictObject({
    /** Matters in the order of their most urgent item, each with all that waits in it. */
    items: z.array(courtItem),
    more: z.boolean(),
    /** In matters of the court that others hold, longest late first; null for other officers. */
    late: z.strictObject({ items: z.array(lateItem), more: z.boolean() }).nullable(),
    /** Steps of disclosures, by code. */
    disclosures: z.array(disclosureWaiting),
    day,
    /** A probation officer sees minimum fields and opens no proceeding. */
    may: z.strictObject({ openProceeding: z.boolean() }),
  }),
  refuses: [],
});

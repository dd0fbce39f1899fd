// The contract of one's own calendar outside: a secret address, off until its owner makes it.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { calendarOwners } from '../access.ts';

export const readOwnCalendar = endpoint({
  name: 'readOwnCalendar',
  method: 'GET',
  path: '/api/account/calendar',
  audit: 'none',
  who: calendarOwners,
  summary: 'Since when the own calendar can be read outside, or that it cannot',
  returns: z.strictObject({ madeAt: z.string().nullable() }),
  refuses: [],
});

export const renewOwnCalendar = endpoint({
  name: 'renewOwnCalendar',
  method: 'POST',
  path: '/api/account/calendar',
  audit: 'write',
  who: calendarOwners,
  summary: 'A new secret address of the own calendar, answered once; an earlier one ends',
  returns: z.strictObject({ address: z.string() }),
  secretAnswer: true,
  refuses: ['confirm-it-is-you'],
});

export const endOwnCalendar = endpoint({
  name: 'endOwnCalendar',
  method: 'DELETE',
  path: '/api/account/calendar',
  audit: 'write',
  who: calendarOwners,
  summary: 'The own calendar can no longer be read outside',
  returns: z.strictObject({}),
  refuses: [],
});

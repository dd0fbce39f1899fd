// Contracts of the door of a demo: its people as cards, and signing in as one of them with one
// click. They are no part of a real programme: there these paths do not exist, and the database
// gives out nothing.

import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { duties, type Role, roleNames } from '../../kernel/roles.ts';
import { locales } from '../languages/locale.ts';
import { meShape } from './session-contract.ts';

const person = z.strictObject({
  login: z.string(),
  displayName: z.string(),
  role: z.enum(roleNames as [Role, ...Role[]]),
  duty: z.enum(duties),
  organisation: z.partialRecord(z.enum(locales), z.string()),
});
export type DemoPerson = z.output<typeof person>;

export const listDemoPeople = endpoint({
  name: 'list-demo-people',
  method: 'GET',
  path: '/api/demo/people',
  summary: 'Only in a demo: its made-up people, first the one of each role to begin with.',
  who: 'anyone',
  audit: 'none',
  returns: z.strictObject({ first: z.array(person), others: z.array(person) }),
  refuses: [],
});

export const signInToDemo = endpoint({
  name: 'sign-in-to-demo',
  method: 'POST',
  path: '/api/demo/session',
  summary: 'Only in a demo: opens a session as one of its people, without a password.',
  who: 'anyone',
  audit: 'write',
  body: z.strictObject({ login: z.string().min(1).max(100) }),
  returns: meShape,
  refuses: [],
});

export const demoEndpoints = [listDemoPeople, signInToDemo] as const;

// The contract of who works where: organisations, and the colleagues of one's own organisation with
// their open cases. Accounts and grants are in `api-grants.ts`.

import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { duties, roleNames, sides } from '../../kernel/roles.ts';
import { careStaff } from './access.ts';
import { organisationKinds, spokenLanguages } from './model.ts';

export const listOrganisations = endpoint({
  name: 'listOrganisations',
  method: 'GET',
  path: '/api/organisations',
  audit: 'none',
  who: 'signed-in',
  summary: 'Organisations of the programme that work now, by code, at most 200',
  query: z.strictObject({
    kind: z.enum(organisationKinds).optional(),
    side: z.enum(sides).optional(),
  }),
  returns: z.strictObject({
    organisations: z.array(
      z.strictObject({
        id: z.uuid(),
        code: z.string(),
        kind: z.enum(organisationKinds),
        side: z.enum(sides),
        names: z.record(z.string(), z.string()),
        province: z.string().nullable(),
      }),
    ),
  }),
  refuses: [],
});

/**
 * `openCases` is null if the reader may not know it; `norm` is the usual number of open cases.
 */
export const colleague = z.strictObject({
  accountId: z.uuid(),
  name: z.string(),
  role: z.enum(roleNames),
  duty: z.enum(duties),
  province: z.string().nullable(),
  languages: z.array(z.enum(spokenLanguages)),
  isSelf: z.boolean(),
  openCases: z.number().nullable(),
  norm: z.number().nullable(),
});

export const listColleagues = endpoint({
  name: 'listColleagues',
  method: 'GET',
  path: '/api/colleagues',
  audit: 'none',
  who: careStaff,
  summary: 'Colleagues of the own organisation by name, at most 200, with the workload one may see',
  query: z.strictObject({
    role: z.enum(roleNames).optional(),
  }),
  returns: z.strictObject({ colleagues: z.array(colleague) }),
  refuses: [],
});

// The contract of accounts and grants: an administrator makes an account with its grant, a second
// person confirms it (a manager of the organisation; for the programme and oversight somebody of
// that side), and either may withdraw it, but never their own.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { duties, openRoleNames, type Role, roleNames } from '../../../kernel/roles.ts';
import { accountMakers, grantConfirmers } from '../access.ts';

const role = z.enum(roleNames as readonly [Role, ...Role[]]);
const names = z.record(z.string(), z.string());

export const grantRow = z.strictObject({
  membershipId: z.uuid(),
  accountId: z.uuid(),
  login: z.string(),
  displayName: z.string(),
  role,
  duty: z.enum(duties),
  organisation: z.strictObject({ id: z.uuid(), code: z.string(), names }),
  fromAt: z.string(),
  grantedBy: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  confirmed: z.boolean(),
  withdrawn: z.boolean(),
  /** Until when somebody must confirm it; null if it waits for nobody, or for as long as needed. */
  expiresAt: z.string().nullable(),
  may: z.strictObject({ confirm: z.boolean(), withdraw: z.boolean() }),
});

export const listGrants = endpoint({
  name: 'listGrants',
  method: 'GET',
  path: '/api/accounts',
  audit: 'none',
  who: grantConfirmers,
  summary:
    'Grants: all for the administrator, the own organisation for its manager, what waits for a ' +
    'second person',
  returns: z.strictObject({ grants: z.array(grantRow) }),
  refuses: [],
});

export const makeAccount = endpoint({
  name: 'makeAccount',
  method: 'POST',
  path: '/api/accounts',
  audit: 'write',
  creates: 'access.account',
  who: accountMakers,
  summary: 'Make an account with one grant; answers the one-time secret once',
  body: z.strictObject({
    login: z.string().regex(/^[a-z0-9][a-z0-9.-]{2,59}$/),
    displayName: z.string().trim().min(2).max(120),
    role: z.enum(openRoleNames),
    duty: z.enum(duties),
    organisationId: z.uuid(),
    locale: z.enum(['en', 'ru', 'kk', 'ky', 'tg', 'uz']),
    password: z.string().min(12).max(200),
  }),
  returns: z.strictObject({ accountId: z.uuid(), membershipId: z.uuid(), totpSecret: z.string() }),
  secretAnswer: true,
  violates: { 'access.account_login_key': 'login-taken' },
  refuses: ['login-taken', 'organisation-of-another-side', 'duty-not-for-this-role'],
});

const membershipParams = z.strictObject({ membershipId: z.uuid() });
const state = z.strictObject({ membershipId: z.uuid() });

export const confirmGrant = endpoint({
  name: 'confirmGrant',
  method: 'PUT',
  path: '/api/accounts/:membershipId/confirmation',
  audit: 'write',
  who: grantConfirmers,
  summary: 'Confirm a grant as its second person; until then it opens nothing',
  params: membershipParams,
  returns: state,
  refuses: [],
});

export const withdrawGrant = endpoint({
  name: 'withdrawGrant',
  method: 'DELETE',
  path: '/api/accounts/:membershipId',
  audit: 'write',
  who: grantConfirmers,
  summary: 'Withdraw a grant: its sessions end in the same moment',
  params: membershipParams,
  returns: state,
  refuses: [],
});

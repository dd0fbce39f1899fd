// The contract of accounts and grants: an administrator makes an account with its grant, a second
// person confirms it (a manager of the organisation; for the programme and oversight somebody of
// that side). Each of the two gets one half of what opens the account. On the programme's and the
// oversight side taking away needs two as well. Nobody decides about their own.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { version } from '../../../kernel/input.ts';
import { duties, openRoleNames, type Role, roleNames } from '../../../kernel/roles.ts';
import { accountMakers, grantConfirmers, lookersAfterAccess } from '../access.ts';
import { spokenLanguages } from '../../workforce/model.ts';
import { invitationStates } from '../model.ts';

const role = z.enum(roleNames as readonly [Role, ...Role[]]);
const names = z.record(z.string(), z.string());

export const grantRow = z.strictObject({
  membershipId: z.uuid(),
  version,
  accountId: z.uuid(),
  login: z.string(),
  displayName: z.string(),
  role,
  duty: z.enum(duties),
  organisation: z.strictObject({ id: z.uuid(), code: z.string(), names }),
  province: z.string().nullable(),
  languages: z.array(z.enum(spokenLanguages)),
  fromAt: z.string(),
  grantedBy: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  confirmed: z.boolean(),
  withdrawn: z.boolean(),
  /** Until when somebody must confirm it; null if it waits for nobody, or for as long as needed. */
  expiresAt: z.string().nullable(),
  /** How far the person is with coming in; null if the grant is withdrawn. */
  opening: z.enum(invitationStates).nullable(),
  dutyAsked: z.strictObject({ duty: z.enum(duties), by: z.string() }).nullable(),
  withdrawalAsked: z.strictObject({ at: z.string(), by: z.string() }).nullable(),
  may: z.strictObject({
    confirm: z.boolean(),
    withdraw: z.boolean(),
    askWithdrawal: z.boolean(),
    agreeWithdrawal: z.boolean(),
    refuseWithdrawal: z.boolean(),
    giveLink: z.boolean(),
    giveCode: z.boolean(),
    askHelp: z.boolean(),
    changeDuty: z.boolean(),
    confirmDuty: z.boolean(),
    setPlace: z.boolean(),
  }),
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
  summary: 'Make an account with one grant; answers, once, the link that opens it with a code',
  body: z.strictObject({
    login: z.string().regex(/^[a-z0-9][a-z0-9.-]{2,59}$/),
    displayName: z.string().trim().min(2).max(120),
    role: z.enum(openRoleNames),
    duty: z.enum(duties),
    organisationId: z.uuid(),
    locale: z.enum(['en', 'ru', 'kk', 'ky', 'tg', 'uz']),
  }),
  returns: z.strictObject({ accountId: z.uuid(), membershipId: z.uuid(), link: z.string() }),
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
  summary:
    'Confirm a grant as its second person; until then it opens nothing. Answers, once, the code ' +
    'that belongs to the link; null if there is no link that still works',
  params: membershipParams,
  returns: z.strictObject({ membershipId: z.uuid(), code: z.string().nullable() }),
  secretAnswer: true,
  refuses: [],
});

export const makeInvitation = endpoint({
  name: 'makeInvitation',
  method: 'POST',
  path: '/api/accounts/:membershipId/invitation',
  audit: 'write',
  who: lookersAfterAccess,
  summary: 'A new link for somebody who has not come in yet; a second person gives the code again',
  params: membershipParams,
  returns: z.strictObject({ membershipId: z.uuid(), link: z.string() }),
  secretAnswer: true,
  refuses: [],
});

export const giveCode = endpoint({
  name: 'giveCode',
  method: 'PUT',
  path: '/api/accounts/:membershipId/invitation',
  audit: 'write',
  who: grantConfirmers,
  summary: 'The code that belongs to a new link, once, for the second person',
  params: membershipParams,
  returns: z.strictObject({ membershipId: z.uuid(), code: z.string() }),
  secretAnswer: true,
  refuses: [],
});

export const withdrawGrant = endpoint({
  name: 'withdrawGrant',
  method: 'DELETE',
  path: '/api/accounts/:membershipId',
  audit: 'write',
  who: grantConfirmers,
  summary:
    'Withdraw a grant: its sessions end in the same moment. One of the programme or of oversight ' +
    'that is in force waits for a second person first, and only its open sessions end (`waits`)',
  params: membershipParams,
  returns: z.strictObject({ membershipId: z.uuid(), waits: z.boolean() }),
  refuses: [],
});

export const agreeWithdrawal = endpoint({
  name: 'agreeWithdrawal',
  method: 'PUT',
  path: '/api/accounts/:membershipId/withdrawal',
  audit: 'write',
  who: lookersAfterAccess,
  summary: 'Agree, as the second person, that a grant is withdrawn',
  params: membershipParams,
  returns: state,
  refuses: [],
});

export const refuseWithdrawal = endpoint({
  name: 'refuseWithdrawal',
  method: 'DELETE',
  path: '/api/accounts/:membershipId/withdrawal',
  audit: 'write',
  who: lookersAfterAccess,
  summary: 'Keep a grant that somebody asked to withdraw, or take the question back',
  params: membershipParams,
  returns: state,
  refuses: [],
});

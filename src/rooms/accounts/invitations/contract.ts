// The contract of coming in by an invitation, at the door and without a session. The link's token
// and the code are in the body, never in an address. An invitation that was used, that ended, that
// another replaced or that never was gets one and the same answer.

import { z } from 'zod';
import { meShape } from '../../../engine/http/session-contract.ts';
import { locales } from '../../../engine/languages/locale.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { codeOfDigits } from '../../../kernel/input.ts';
import { passwordLengthMax } from '../own/model.ts';
import { passwordFaults } from '../own/rules.ts';

const halves = {
  token: z.string().regex(/^[\w-]{43}$/),
  code: codeOfDigits(8),
};
const refuses = ['invitation-over', 'invitation-waits', 'invitation-code-wrong'] as const;

export const readInvitation = endpoint({
  name: 'read-invitation',
  method: 'POST',
  path: '/api/invitation',
  summary:
    'With both halves: whose account it opens, and the key for the authenticator, the same each time',
  who: 'anyone',
  audit: 'write',
  body: z.strictObject(halves),
  returns: z.strictObject({
    login: z.string(),
    displayName: z.string(),
    locale: z.enum(locales),
    totpSecret: z.string(),
    totpAddress: z.string(),
  }),
  secretAnswer: true,
  refuses,
});

export const useInvitation = endpoint({
  name: 'use-invitation',
  method: 'POST',
  path: '/api/invitation/use',
  summary:
    'Chooses the password and proves the authenticator: the account is open, and this browser is ' +
    'signed in. Once',
  who: 'anyone',
  audit: 'write',
  body: z.strictObject({
    ...halves,
    password: z.string().min(1).max(passwordLengthMax),
    totp: codeOfDigits(6),
  }),
  returns: z.strictObject({ me: meShape, recoveryCodes: z.array(z.string()) }),
  secretAnswer: true,
  refuses: [...refuses, ...passwordFaults, 'authenticator-code-wrong'],
});

export const invitationEndpoints = [readInvitation, useInvitation] as const;

// Contracts for signing in, unlocking and confirming by a passkey, and for changing the own
// password: served at the door, beside those of session-contract.ts. A passkey that does not fit
// gets one answer, whatever the reason, and so does one that nobody has.

import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { meShape } from './session-contract.ts';

const bytes = (most: number) => z.string().regex(new RegExp(`^[\\w-]{1,${most}}$`));

/** What the browser makes of the answer of a passkey. */
const answer = z.strictObject({
  id: bytes(1400),
  rawId: bytes(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.record(z.string().max(60), z.unknown()),
  response: z.strictObject({
    clientDataJSON: bytes(4000),
    authenticatorData: bytes(4000),
    signature: bytes(4000),
    userHandle: bytes(100).optional(),
  }),
});

/** What to pass on to the browser, as it is. */
const question = z.looseObject({ challenge: z.string() });

export const askPasskey = endpoint({
  name: 'ask-passkey',
  method: 'GET',
  path: '/api/session/passkey',
  summary: 'A question for a passkey: to sign in, to unlock this session, or to confirm a step.',
  who: 'anyone',
  audit: 'none',
  query: z.strictObject({ purpose: z.enum(['sign-in', 'unlock', 'confirm']) }),
  returns: z.strictObject({ question }),
  refuses: ['no-passkey'],
});

export const signInByPasskey = endpoint({
  name: 'sign-in-by-passkey',
  method: 'POST',
  path: '/api/session/passkey',
  summary: 'Opens a session by the answer of a passkey; sets the cookies of session and device.',
  who: 'anyone',
  audit: 'write',
  body: z.strictObject({ answer }),
  returns: meShape,
  refuses: [],
});

export const unlockByPasskey = endpoint({
  name: 'unlock-by-passkey',
  method: 'POST',
  path: '/api/session/passkey/unlock',
  summary: 'Opens a locked session by the answer of a passkey of its account.',
  who: 'anyone',
  audit: 'write',
  body: z.strictObject({ answer }),
  returns: meShape,
  refuses: [],
});

export const confirmByPasskey = endpoint({
  name: 'confirm-by-passkey',
  method: 'POST',
  path: '/api/session/passkey/confirmation',
  summary:
    'Says again by a passkey who sits here; good for five minutes of this session, as password and code.',
  who: 'signed-in',
  audit: 'write',
  body: z.strictObject({ answer }),
  returns: z.strictObject({}),
  refuses: [],
});

export const changePassword = endpoint({
  name: 'change-password',
  method: 'PUT',
  path: '/api/session/password',
  summary: 'Changes the own password by the old one; sessions elsewhere end.',
  who: 'signed-in',
  audit: 'write',
  body: z.strictObject({
    oldPassword: z.string().min(1).max(200),
    newPassword: z.string().min(1).max(200),
  }),
  returns: z.strictObject({}),
  refuses: [
    'password-too-short',
    'password-like-your-name',
    'password-too-common',
    'password-as-before',
  ],
});

export const passkeyEndpoints = [
  askPasskey,
  signInByPasskey,
  unlockByPasskey,
  confirmByPasskey,
  changePassword,
] as const;

// The contract of one's own account: what one signs in with, from where, and how to change it. The
// account is always the caller's own. What makes a new way in asks first who is there
// (`confirm-it-is-you`); what ends one does not. Changing the password is at the door
// (engine/http/passkey-contract.ts), because a wrong old one counts as an attempt.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { calledByColleagues } from '../access.ts';
import { passkeyNameLengthMax, signInEvents } from './model.ts';

const at = z.string();

export const readOwnAccount = endpoint({
  name: 'readOwnAccount',
  method: 'GET',
  path: '/api/account',
  audit: 'none',
  who: 'signed-in',
  summary: 'The own account: its ways in, browsers and last sign-ins',
  returns: z.strictObject({
    login: z.string(),
    displayName: z.string(),
    /** Colleagues who work with the same person see it. */
    workPhone: z.string().nullable(),
    hasAuthenticator: z.boolean(),
    recoveryCodesLeft: z.number().int(),
    passkeys: z.array(
      z.strictObject({
        passkeyId: z.uuid(),
        name: z.string(),
        /** On more than one of the owner's devices. */
        isSynced: z.boolean(),
        madeAt: at,
        usedAt: at.nullable(),
      }),
    ),
    devices: z.array(
      z.strictObject({
        deviceId: z.uuid(),
        madeAt: at,
        seenAt: at,
        /** The browser that asks. */
        isHere: z.boolean(),
        isSignedIn: z.boolean(),
      }),
    ),
    signIns: z.array(z.strictObject({ at, event: z.enum(signInEvents) })),
    may: z.strictObject({ addPasskey: z.boolean(), setWorkPhone: z.boolean() }),
  }),
  refuses: [],
});

export const setOwnWorkPhone = endpoint({
  name: 'setOwnWorkPhone',
  method: 'POST',
  path: '/api/account/work-phone',
  audit: 'write',
  who: calledByColleagues,
  summary: 'The number at which colleagues who work with the same person call; null: none',
  body: z.strictObject({ phone: z.string().trim().min(3).max(40).nullable() }),
  returns: z.strictObject({}),
  refuses: [],
});

export const offerOwnAuthenticator = endpoint({
  name: 'offerOwnAuthenticator',
  method: 'POST',
  path: '/api/account/authenticator/offer',
  audit: 'none',
  who: 'signed-in',
  summary: 'A key for a new authenticator app; nothing changes until a code of it came back',
  returns: z.strictObject({ secret: z.string(), address: z.string(), ticket: z.string() }),
  secretAnswer: true,
  refuses: ['confirm-it-is-you'],
});

export const renewOwnAuthenticator = endpoint({
  name: 'renewOwnAuthenticator',
  method: 'POST',
  path: '/api/account/authenticator',
  audit: 'write',
  who: 'signed-in',
  summary: 'The new authenticator app takes the place of the old one; sessions elsewhere end',
  body: z.strictObject({
    secret: z.string().regex(/^[A-Z2-7]{32}$/),
    ticket: z.string().max(200),
    code: z.string().min(1).max(40),
  }),
  returns: z.strictObject({}),
  secretAnswer: true,
  refuses: ['confirm-it-is-you', 'offer-over', 'code-wrong'],
});

export const renewOwnRecoveryCodes = endpoint({
  name: 'renewOwnRecoveryCodes',
  method: 'POST',
  path: '/api/account/recovery-codes',
  audit: 'write',
  who: 'signed-in',
  summary: 'Ten new recovery codes, answered once; earlier ones end',
  returns: z.strictObject({ codes: z.array(z.string()) }),
  secretAnswer: true,
  refuses: ['confirm-it-is-you'],
});

export const offerOwnPasskey = endpoint({
  name: 'offerOwnPasskey',
  method: 'POST',
  path: '/api/account/passkeys/offer',
  audit: 'none',
  who: 'signed-in',
  summary: 'What the browser needs to make a passkey',
  returns: z.strictObject({ question: z.looseObject({ challenge: z.string() }) }),
  secretAnswer: true,
  refuses: ['confirm-it-is-you', 'passkeys-full'],
});

const bytes = (most: number) => z.string().regex(new RegExp(`^[\\w-]{1,${most}}$`));

export const addOwnPasskey = endpoint({
  name: 'addOwnPasskey',
  method: 'POST',
  path: '/api/account/passkeys',
  audit: 'write',
  who: 'signed-in',
  summary: 'Adds the passkey that the browser made',
  body: z.strictObject({
    name: z.string().trim().min(1).max(passkeyNameLengthMax),
    answer: z.strictObject({
      id: bytes(1400),
      rawId: bytes(1400),
      type: z.literal('public-key'),
      authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
      clientExtensionResults: z.record(z.string().max(60), z.unknown()),
      response: z.strictObject({
        clientDataJSON: bytes(4000),
        attestationObject: bytes(20_000),
        authenticatorData: bytes(20_000).optional(),
        transports: z.array(z.string().max(30)).max(10).optional(),
        publicKeyAlgorithm: z.number().int().min(-70_000).max(70_000).optional(),
        publicKey: bytes(8000).optional(),
      }),
    }),
  }),
  returns: z.strictObject({ passkeyId: z.uuid() }),
  refuses: ['confirm-it-is-you', 'passkeys-full', 'passkey-not-added'],
});

export const endOwnPasskey = endpoint({
  name: 'endOwnPasskey',
  method: 'DELETE',
  path: '/api/account/passkeys/:passkeyId',
  audit: 'write',
  who: 'signed-in',
  summary: 'Ends a passkey of the own account',
  params: z.strictObject({ passkeyId: z.uuid() }),
  returns: z.strictObject({ passkeyId: z.uuid() }),
  refuses: ['last-way-in'],
});

export const endOwnDevice = endpoint({
  name: 'endOwnDevice',
  method: 'DELETE',
  path: '/api/account/devices/:deviceId',
  audit: 'write',
  who: 'signed-in',
  summary: 'Forgets another browser of the own account and signs it out',
  params: z.strictObject({ deviceId: z.uuid() }),
  returns: z.strictObject({ deviceId: z.uuid() }),
  refuses: [],
});

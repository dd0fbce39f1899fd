// The contract of help for somebody who cannot come in any more: one person asks, another agrees,
// and then the two halves of a new invitation go to these two. The person is told, and may say that
// no help is needed.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { type Role, roleNames } from '../../../kernel/roles.ts';
import { grantConfirmers, lookersAfterAccess } from '../access.ts';
import { invitationStates } from '../model.ts';

const role = z.enum(roleNames as readonly [Role, ...Role[]]);
const somebody = {
  membershipId: z.uuid(),
  login: z.string(),
  displayName: z.string(),
  role,
  organisation: z.strictObject({
    id: z.uuid(),
    code: z.string(),
    names: z.record(z.string(), z.string()),
  }),
};
const params = z.strictObject({ helpId: z.uuid() });
const state = z.strictObject({ helpId: z.uuid() });

export const listHelp = endpoint({
  name: 'listHelp',
  method: 'GET',
  path: '/api/help',
  audit: 'none',
  who: grantConfirmers,
  summary: 'Who is waiting for help, what was agreed to lately, and for whom one may ask',
  returns: z.strictObject({
    requests: z.array(
      z.strictObject({
        helpId: z.uuid(),
        ...somebody,
        askedBy: z.string(),
        askedAt: z.string(),
        expiresAt: z.string(),
        agreed: z.strictObject({ by: z.string(), at: z.string() }).nullable(),
        /** After it was agreed to: how far the person is with coming in. */
        opening: z.enum(invitationStates).nullable(),
        may: z.strictObject({
          agree: z.boolean(),
          end: z.boolean(),
          giveCode: z.boolean(),
          giveLink: z.boolean(),
        }),
      }),
    ),
    whom: z.array(z.strictObject(somebody)),
  }),
  refuses: [],
});

export const askHelp = endpoint({
  name: 'askHelp',
  method: 'POST',
  path: '/api/help',
  audit: 'write',
  creates: 'access.help_request',
  who: grantConfirmers,
  summary: 'Ask for somebody who lost the phone or forgot the password; it ends after 14 days',
  body: z.strictObject({ membershipId: z.uuid() }),
  returns: state,
  violates: { 'access.help_request_one_open': 'help-is-asked' },
  refuses: ['help-is-asked'],
});

export const agreeHelp = endpoint({
  name: 'agreeHelp',
  method: 'PUT',
  path: '/api/help/:helpId/agreement',
  audit: 'write',
  who: lookersAfterAccess,
  summary:
    'Agree: everything that signs in as this account ends. Answers, once, the link of a new ' +
    'invitation; its code is for whoever asked',
  params,
  returns: z.strictObject({ helpId: z.uuid(), link: z.string() }),
  secretAnswer: true,
  refuses: ['confirm-it-is-you'],
});

export const endHelp = endpoint({
  name: 'endHelp',
  method: 'DELETE',
  path: '/api/help/:helpId',
  audit: 'write',
  who: 'signed-in',
  summary: 'Take a request back, turn it down, or say of oneself that no help is needed',
  params,
  returns: state,
  refuses: [],
});

export const readOwnHelp = endpoint({
  name: 'readOwnHelp',
  method: 'GET',
  path: '/api/own-help',
  audit: 'none',
  who: 'signed-in',
  summary: 'Who asks to help the reader, and who helped, until the reader has seen it',
  returns: z.strictObject({
    requests: z.array(
      z.strictObject({
        helpId: z.uuid(),
        askedBy: z.string(),
        askedAt: z.string(),
        agreed: z.strictObject({ by: z.string(), at: z.string() }).nullable(),
      }),
    ),
  }),
  refuses: [],
});

export const acknowledgeHelp = endpoint({
  name: 'acknowledgeHelp',
  method: 'PUT',
  path: '/api/own-help/:helpId/seen',
  audit: 'write',
  who: 'signed-in',
  summary: 'Say that one has seen who helped',
  params,
  returns: state,
  refuses: [],
});

// The contract of information-sharing protocols: who agreed on what, signed by a lead of each
// party. Without a valid protocol no disclosure opens, and any party may end one at once.

import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { parties, signers } from './access.ts';
import { saved } from './api.ts';
import { newProtocol, organisationShown, protocolShown } from './protocol-model.ts';

const protocolParams = z.strictObject({ protocolId: z.uuid() });

export const listProtocols = endpoint({
  name: 'listProtocols',
  method: 'GET',
  path: '/api/disclosure-protocols',
  audit: 'read',
  who: parties,
  summary:
    'Protocols to which the own organisation is a party, with their signatures and state as of today',
  returns: z.strictObject({
    protocols: z.array(protocolShown),
    may: z.strictObject({ make: z.boolean() }),
  }),
  refuses: [],
});

export const listParties = endpoint({
  name: 'listParties',
  method: 'GET',
  path: '/api/disclosure-protocols/parties',
  audit: 'none',
  who: signers,
  summary: 'Organisations of both sides that may be parties',
  returns: z.strictObject({ organisations: z.array(organisationShown) }),
  refuses: [],
});

export const makeProtocol = endpoint({
  name: 'makeProtocol',
  method: 'POST',
  path: '/api/disclosure-protocols',
  audit: 'write',
  creates: 'disclosure.protocol',
  who: signers,
  summary: 'Write down a protocol; it is in force once a lead of each party has signed',
  body: newProtocol,
  returns: saved,
  refuses: [
    'not-allowed',
    'not-a-party',
    'parties-missing',
    'ends-before-it-starts',
    'wider-than-allowed',
    'direction-without-fields',
  ],
});

export const signProtocol = endpoint({
  name: 'signProtocol',
  method: 'PUT',
  path: '/api/disclosure-protocols/:protocolId/signature',
  audit: 'write',
  who: signers,
  summary: 'Sign for the own organisation; needs password and code within five minutes',
  params: protocolParams,
  body: z.strictObject({}),
  returns: saved,
  refuses: ['protocol-not-valid', 'confirm-it-is-you', 'same-person-twice', 'step-not-open'],
});

export const endProtocol = endpoint({
  name: 'endProtocol',
  method: 'PUT',
  path: '/api/disclosure-protocols/:protocolId/ending',
  audit: 'write',
  who: signers,
  summary: 'End a protocol at once: nothing opens from this moment, packages included',
  params: protocolParams,
  body: z.strictObject({}),
  returns: saved,
  refuses: ['confirm-it-is-you', 'step-not-open'],
});

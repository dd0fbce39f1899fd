// The contract of what protects the person in a matter: doubt about the birth, the finding that
// settles it, counsel, and that she is treated as a victim first.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { matterHolders } from '../access.ts';
import { birthPage, newClaim, newCounsel, newSettlement } from '../charge/shapes.ts';

const params = z.strictObject({ subjectId: z.uuid() });
const saved = z.strictObject({ id: z.uuid() });

export const readBirth = endpoint({
  name: 'readBirth',
  method: 'GET',
  path: '/api/matters/:subjectId/birth',
  audit: 'read',
  who: matterHolders,
  summary:
    'What is said and found of the birth, and who stood beside the person, with what stood there before',
  params,
  returns: birthPage,
  refuses: [],
});

export const recordBirthClaim = endpoint({
  name: 'recordBirthClaim',
  method: 'POST',
  path: '/api/matters/:subjectId/birth/claims',
  audit: 'write',
  creates: 'legal.birth_claim',
  who: matterHolders,
  summary:
    'Record another birth that somebody or something names; until a court settles it, every possible one counts',
  params,
  body: newClaim,
  returns: saved,
  refuses: ['birth-in-the-future'],
});

export const settleBirth = endpoint({
  name: 'settleBirth',
  method: 'POST',
  path: '/api/matters/:subjectId/birth/settlements',
  audit: 'write',
  creates: 'legal.birth_settlement',
  who: matterHolders,
  summary:
    'A registrar enters the birth that a court found; it clears the doubt, and what stood there before is kept',
  params,
  body: newSettlement,
  returns: saved,
  refuses: [
    'not-allowed',
    'conflict-changed-meanwhile',
    'state-in-the-future',
    'birth-in-the-future',
  ],
});

export const changeCounsel = endpoint({
  name: 'changeCounsel',
  method: 'POST',
  path: '/api/matters/:subjectId/counsel',
  audit: 'write',
  creates: 'legal.counsel_change',
  who: matterHolders,
  summary: 'Record whether a lawyer stands beside the person, since which day',
  params,
  body: newCounsel,
  returns: saved,
  refuses: ['conflict-changed-meanwhile', 'state-in-the-future'],
});

export const recogniseVictim = endpoint({
  name: 'recogniseVictim',
  method: 'PUT',
  path: '/api/matters/:subjectId/victim',
  audit: 'write',
  who: matterHolders,
  summary: 'Record that the person is treated as a victim first; it is never taken back',
  params,
  body: z.strictObject({}),
  returns: saved,
  refuses: [],
});

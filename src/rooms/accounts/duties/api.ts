// The contract of what changes about a grant in force: a duty, given by one and confirmed by
// another and taken away at once, and what opens nothing, province and languages.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { version } from '../../../kernel/input.ts';
import { provinceCode } from '../../../kernel/person-input.ts';
import { duties } from '../../../kernel/roles.ts';
import { dutyGivers } from '../access.ts';
import { spokenLanguages } from '../../workforce/model.ts';

const params = z.strictObject({ membershipId: z.uuid() });
const state = z.strictObject({ membershipId: z.uuid() });

export const changeDuty = endpoint({
  name: 'changeDuty',
  method: 'PUT',
  path: '/api/accounts/:membershipId/duty',
  audit: 'write',
  who: dutyGivers,
  summary:
    'Give a duty, which waits for a second person, or take it away (`member`): then the sessions ' +
    'end in the same moment',
  params,
  body: z.strictObject({ duty: z.enum(duties) }),
  returns: z.strictObject({ membershipId: z.uuid(), waits: z.boolean() }),
  violates: { 'workforce.membership_duty_asked_of_role': 'duty-not-for-this-role' },
  refuses: ['duty-not-for-this-role'],
});

export const confirmDuty = endpoint({
  name: 'confirmDuty',
  method: 'PUT',
  path: '/api/accounts/:membershipId/duty/confirmation',
  audit: 'write',
  who: dutyGivers,
  summary: 'Confirm a duty as its second person; until then it opens nothing',
  params,
  body: z.strictObject({ duty: z.enum(duties) }),
  returns: state,
  refuses: [],
});

export const setPlace = endpoint({
  name: 'setPlace',
  method: 'PUT',
  path: '/api/accounts/:membershipId/place',
  audit: 'write',
  who: dutyGivers,
  summary: 'Where a colleague works and which languages they speak with families; it opens nothing',
  params,
  body: z.strictObject({
    baseVersion: version,
    province: provinceCode.nullable(),
    languages: z.array(z.enum(spokenLanguages)).max(spokenLanguages.length),
  }),
  returns: state,
  refuses: ['no-such-province', 'conflict-changed-meanwhile'],
});

// The contract of intake: files for people who are already home, without an operation. The look for
// files of the same people that comes first is in api-pairs.ts.

import { z } from 'zod';
import { day } from '../../kernel/input.ts';
import { legalAidAnswers } from '../../kernel/person.ts';
import { provinceCode } from '../../kernel/person-input.ts';
import { endpoint } from '../../kernel/contract.ts';
import { fileWriters } from './access.ts';
import { consentRefusals } from './api-changes.ts';
import { intakePerson } from './shapes.ts';

export const addHousehold = endpoint({
  name: 'addHousehold',
  method: 'POST',
  path: '/api/intake',
  audit: 'write',
  who: fileWriters,
  summary: 'Open files for a person or family already at home, without operation or papers',
  body: z.strictObject({
    province: provinceCode.nullable(),
    persons: z.array(intakePerson).min(1).max(30),
    searchedFor: z.string().trim().min(2).max(200),
    /** Similar files within reach that the worker looked at: none is of these people. */
    lookedAt: z.array(z.uuid()).max(240).default([]),
    legalAidOffered: z.strictObject({ on: day, answer: z.enum(legalAidAnswers) }),
  }),
  returns: z.strictObject({
    householdId: z.uuid(),
    householdCode: z.string(),
    persons: z.array(z.strictObject({ id: z.uuid(), code: z.string() })),
  }),
  refuses: [
    'not-an-intake-worker',
    'search-first',
    'look-at-files-first',
    'first-person-must-be-self',
    'birth-in-future',
    ...consentRefusals,
    'no-guardianship-body',
  ],
});

// The contract of spellings of given names that a programme adds: one person proposes, another
// takes into use. They are words of a language, never a person; matching uses them everywhere.

import { z } from 'zod';
import { version } from '../../kernel/input.ts';
import { endpoint } from '../../kernel/contract.ts';
import { givenNameKeepers } from './access.ts';

export const givenNameFormStates = ['proposed', 'in-use', 'withdrawn'] as const;
/** One name in one script, as it is written; several words are written together. */
const form = z
  .string()
  .trim()
  .min(2)
  .max(40)
  .regex(/^[\p{L}\p{M}'ʻʼ’-]+$/u, 'one name: letters only, no blank');
const head = z
  .string()
  .trim()
  .min(2)
  .max(40)
  .regex(/^[A-Za-z'-]+$/, 'the headword is written in Latin letters');

export const listGivenNameForms = endpoint({
  name: 'listGivenNameForms',
  method: 'GET',
  path: '/api/given-names',
  audit: 'none',
  who: givenNameKeepers,
  summary: 'Spellings of given names that this programme added or proposes, newest first',
  returns: z.strictObject({
    forms: z.array(
      z.strictObject({
        id: z.uuid(),
        form: z.string(),
        head: z.string(),
        source: z.string(),
        state: z.enum(givenNameFormStates),
        version: z.number(),
        proposedAt: z.string(),
        byMe: z.boolean(),
      }),
    ),
  }),
  refuses: [],
});

export const lookUpGivenName = endpoint({
  name: 'lookUpGivenName',
  method: 'GET',
  path: '/api/given-names/families',
  audit: 'none',
  who: givenNameKeepers,
  summary: 'The families of names to which a spelling belongs now, each with its forms',
  query: z.strictObject({ form }),
  returns: z.strictObject({
    families: z.array(z.strictObject({ head: z.string(), forms: z.array(z.string()) })),
  }),
  refuses: [],
});

export const proposeGivenNameForm = endpoint({
  name: 'proposeGivenNameForm',
  method: 'POST',
  path: '/api/given-names',
  audit: 'write',
  creates: 'people.given_name_form',
  who: givenNameKeepers,
  summary:
    'Propose that a spelling is one name with others; a new headword begins a family of its own',
  body: z.strictObject({ form, head, source: z.string().trim().min(2).max(300) }),
  returns: z.strictObject({ id: z.uuid() }),
  refuses: ['form-known', 'form-of-another-name', 'form-without-sounds'],
});

export const decideGivenNameForm = endpoint({
  name: 'decideGivenNameForm',
  method: 'PUT',
  path: '/api/given-names/:formId',
  audit: 'write',
  who: givenNameKeepers,
  summary: 'Take a proposed spelling into use (another person than who proposed) or withdraw it',
  params: z.strictObject({ formId: z.uuid() }),
  body: z.strictObject({
    baseVersion: version,
    decision: z.enum(['in-use', 'withdrawn']),
  }),
  returns: z.strictObject({ version: z.number() }),
  refuses: [
    'second-person-needed',
    'already-decided',
    'form-of-another-name',
    'conflict-changed-meanwhile',
  ],
});

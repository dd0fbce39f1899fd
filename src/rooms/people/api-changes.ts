// The contract of what changes in a person's file: what the person was told and agreed to, and
// corrections with their history.

import { z } from 'zod';
import { version } from '../../kernel/input.ts';
import { birth, countryCode, personName, provinceCode, sex } from '../../kernel/person-input.ts';
import { asked } from '../../kernel/unanswered.ts';
import { endpoint } from '../../kernel/contract.ts';
import { consentWriters, fileWriters } from './access.ts';
import { newConsent } from './shapes.ts';

/** Also of intake, where each person's answers come with the new file. */
export const consentRefusals = [
  'consent-ends-before-it-begins',
  'day-in-future',
  'duty-not-read',
  'alone-not-said',
  'child-needs-both',
  'answers-alone',
  'adult-not-in-family',
  'decision-needed',
] as const;

const personParams = z.strictObject({ personId: z.uuid() });

export const recordConsent = endpoint({
  name: 'recordConsent',
  method: 'POST',
  path: '/api/persons/:personId/consents',
  audit: 'write',
  creates: 'people.consent',
  who: consentWriters,
  summary: 'Record what the person was told and agreed, or the named basis',
  params: personParams,
  body: newConsent,
  returns: z.strictObject({ id: z.uuid() }),
  refuses: consentRefusals,
});

export const withdrawConsent = endpoint({
  name: 'withdrawConsent',
  method: 'PUT',
  path: '/api/persons/:personId/consents/:consentId/withdrawal',
  audit: 'write',
  who: consentWriters,
  summary: 'The person takes an answer back: what rests on it stops at once; no reason is asked',
  params: z.strictObject({ personId: z.uuid(), consentId: z.uuid() }),
  body: z.strictObject({}),
  returns: z.strictObject({}),
  refuses: ['consent-over'],
});

export const correctPerson = endpoint({
  name: 'correctPerson',
  method: 'PUT',
  path: '/api/persons/:personId/correction',
  audit: 'write',
  who: fileWriters,
  summary: 'Correct a name, birth date, sex, citizenship or province; history is kept',
  params: personParams,
  body: z.discriminatedUnion('field', [
    z.strictObject({ field: z.literal('name'), value: personName, ...correctionBase() }),
    z.strictObject({ field: z.literal('birth'), value: birth, ...correctionBase() }),
    z.strictObject({ field: z.literal('sex'), value: sex, ...correctionBase() }),
    z.strictObject({
      field: z.literal('citizenship'),
      value: asked(countryCode),
      ...correctionBase(),
    }),
    z.strictObject({
      field: z.literal('province'),
      value: provinceCode,
      ...correctionBase(),
    }),
  ]),
  returns: z.strictObject({ version: z.number() }),
  refuses: ['no-guardianship-body', 'conflict-changed-meanwhile'],
});

function correctionBase() {
  return { baseVersion: version, reason: z.string().trim().min(2).max(500) };
}

// A consent, a person at intake and a person in a list, as contracts take and show them.

import { z } from 'zod';
import { day } from '../../kernel/input.ts';
import { birth, countryCode, personName, sex, spokenLanguage } from '../../kernel/person-input.ts';
import { consentGrounds, consentPurposes, relations, tellings } from './model.ts';

export const newConsent = z.strictObject({
  purpose: z.enum(consentPurposes),
  ground: z.enum(consentGrounds),
  organisationId: z.uuid().nullable(),
  toldIn: spokenLanguage,
  toldHow: z.enum(tellings),
  toldOn: day,
  untilOn: day,
});
export type NewConsent = z.infer<typeof newConsent>;

/** Relation to the first person of the household, as the intake worker hears it. */
export const intakePerson = z.strictObject({
  name: personName,
  otherSpellings: z.array(personName).max(5),
  sex,
  birth,
  citizenship: countryCode.nullable(),
  relationToFirst: z.enum(['self', ...relations]),
  consents: z.array(newConsent).min(1).max(5),
});

export type IntakePerson = z.infer<typeof intakePerson>;

export const personSummary = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  name: z.string().nullable(),
  sex,
  birth,
  province: z.string().nullable(),
});
export type PersonSummary = z.infer<typeof personSummary>;

// A consent, a person at intake and a person in a list, as contracts take and show them.

import { z } from 'zod';
import { day } from '../../kernel/input.ts';
import { birth, countryCode, personName, sex, spokenLanguage } from '../../kernel/person-input.ts';
import { asked } from '../../kernel/unanswered.ts';
import {
  adultAnswers,
  adultRelations,
  assents,
  consentGrounds,
  consentPurposes,
  relations,
  tellings,
} from './model.ts';

/** What the child said, and what the adult responsible for the child said: two answers. */
const childConsent = z.strictObject({
  assent: z.enum(assents),
  adultAnswer: z.enum(adultAnswers),
  adultOn: day,
  /** An adult of the family who has a file; otherwise the name and the relation. */
  adultPersonId: z.uuid().nullable(),
  adultName: z.string().trim().min(1).max(200).nullable(),
  adultRelation: z.enum(adultRelations).nullable(),
});

export const newConsent = z.strictObject({
  purpose: z.enum(consentPurposes),
  ground: z.enum(consentGrounds),
  organisationId: z.uuid().nullable(),
  toldIn: spokenLanguage,
  toldHow: z.enum(tellings),
  toldOn: day,
  untilOn: day,
  /** Whether the person was asked alone; null where nobody was asked. */
  alone: z.boolean().nullable(),
  /** When the worker read aloud what must be reported and to whom; null: it was not. */
  dutyReadOn: day.nullable(),
  /** Which statement was read; left out: the one in force today. */
  dutyVersion: z.string().max(40).optional(),
  child: childConsent.nullable().default(null),
  /** For a named ground: why, and which authority decided if it was not the caller. */
  decision: z
    .strictObject({
      reason: z.string().trim().min(2).max(500),
      authority: z.string().trim().min(2).max(200).nullable(),
    })
    .nullable()
    .default(null),
});
export type NewConsent = z.infer<typeof newConsent>;

/** Relation to the first person of the household, as the intake worker hears it. */
export const intakePerson = z.strictObject({
  name: personName,
  otherSpellings: z.array(personName).max(5),
  sex,
  birth,
  citizenship: asked(countryCode).nullable(),
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

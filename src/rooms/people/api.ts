// The contract of finding and reading a person's file. What changes in it is in api-changes.ts,
// intake in api-intake.ts, how to reach the person in api-contact.ts.

import { z } from 'zod';
import { day } from '../../kernel/input.ts';
import { birth, sex, spokenLanguage } from '../../kernel/person-input.ts';
import { asked } from '../../kernel/unanswered.ts';
import { endpoint } from '../../kernel/contract.ts';
import { fileHolders, personSearchers } from './access.ts';
import {
  adultAnswers,
  adultRelations,
  assents,
  consentEndings,
  consentGrounds,
  consentPurposes,
  nameKinds,
  relations,
} from './model.ts';
import { personSummary } from './shapes.ts';

const personParams = z.strictObject({ personId: z.uuid() });

export const searchPersons = endpoint({
  name: 'searchPersons',
  method: 'GET',
  path: '/api/persons',
  audit: 'read',
  who: personSearchers,
  summary: "Find persons within one's own scope by name in any script, year, family number or code",
  query: z.strictObject({ search: z.string().trim().min(2).max(200) }),
  returns: z.strictObject({ persons: z.array(personSummary), more: z.boolean() }),
  refuses: [],
});

const nameRow = z.strictObject({
  id: z.uuid(),
  kind: z.enum(nameKinds),
  fullName: z.string(),
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  fatherName: z.string().nullable(),
  language: z.string().nullable(),
  fromAt: z.string(),
  untilAt: z.string().nullable(),
});
export const personPage = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  sex,
  birth,
  citizenship: asked(z.string()).nullable(),
  province: z.string().nullable(),
  version: z.number(),
  householdCode: z.string().nullable(),
  mayBeMinor: z.boolean(),
  /** The kept file of the same person; this file can no longer be changed. */
  mergedInto: z.strictObject({ id: z.uuid(), code: z.string(), since: z.string() }).nullable(),
  mergedFiles: z.array(z.strictObject({ person: personSummary, since: z.string() })),
  names: z.array(nameRow),
  family: z.array(
    z.strictObject({ person: personSummary, relation: z.enum(relations).nullable() }),
  ),
  consents: z.array(
    z.strictObject({
      id: z.uuid(),
      purpose: z.enum(consentPurposes),
      ground: z.enum(consentGrounds),
      organisationId: z.uuid().nullable(),
      organisationNames: z.record(z.string(), z.string()).nullable(),
      toldIn: spokenLanguage,
      toldOn: day,
      untilOn: day,
      alone: z.boolean().nullable(),
      dutyVersion: z.string().nullable(),
      dutyReadOn: day.nullable(),
      assent: z.enum(assents).nullable(),
      adultAnswer: z.enum(adultAnswers).nullable(),
      adultOn: day.nullable(),
      adultPersonId: z.uuid().nullable(),
      adultName: z.string().nullable(),
      adultRelation: z.enum(adultRelations).nullable(),
      reason: z.string().nullable(),
      authority: z.string().nullable(),
      endedAt: z.string().nullable(),
      endedWhy: z.enum(consentEndings).nullable(),
      askAgainBy: day.nullable(),
      /** An adult answered, and the person is or may be old enough by now. */
      askThemselves: z.boolean(),
      withdrawn: z.boolean(),
      valid: z.boolean(),
    }),
  ),
  corrections: z.array(
    z.strictObject({
      field: z.string(),
      before: z.string(),
      after: z.string(),
      reason: z.string(),
      correctedAt: z.string(),
      /** Null: somebody whose name is not shown on this side. */
      correctedBy: z.string().nullable(),
    }),
  ),
  may: z.strictObject({
    correct: z.boolean(),
    recordConsent: z.boolean(),
    addContact: z.boolean(),
    comparePairs: z.boolean(),
  }),
});

export const readPerson = endpoint({
  name: 'readPerson',
  method: 'GET',
  path: '/api/persons/:personId',
  audit: 'read',
  who: fileHolders,
  summary: "One person's page: names with history, family, consents, corrections",
  params: personParams,
  returns: personPage,
  refuses: [],
});

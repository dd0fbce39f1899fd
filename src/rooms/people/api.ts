// The contract of this room: search, one person's page, intake without an operation, corrections
// with history, consent, and the ways to reach a person.

import { z } from 'zod';
import { day, version } from '../../kernel/input.ts';
import { endpoint } from '../../kernel/contract.ts';
import {
  birth,
  consentGrounds,
  consentPurposes,
  intakePerson,
  language,
  newConsent,
  newName,
  personSummary,
  relations,
  sex,
} from './model.ts';

const fileHolders = [
  'case-manager',
  'supervisor',
  'psychologist',
  'child-protection-officer',
] as const;
const fileWriters = ['case-manager', 'child-protection-officer'] as const;
const personParams = z.strictObject({ personId: z.uuid() });
const saved = z.strictObject({ id: z.uuid() });

export const searchPersons = endpoint({
  name: 'searchPersons',
  method: 'GET',
  path: '/api/persons',
  audit: 'read',
  who: [...fileHolders, 'cso-manager', 'national-coordinator'],
  summary: "Find persons within one's own scope by name in any script, year, family number or code",
  query: z.strictObject({ search: z.string().trim().min(2).max(200) }),
  returns: z.strictObject({ persons: z.array(personSummary), more: z.boolean() }),
  refuses: [],
});

const nameRow = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['current', 'document', 'other-script', 'former']),
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
  citizenship: z.string().nullable(),
  province: z.string().nullable(),
  version: z.number(),
  householdCode: z.string().nullable(),
  mayBeMinor: z.boolean(),
  /** The file that is kept for the same person: nothing is written into this one. */
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
      toldIn: language,
      toldOn: day,
      untilOn: day,
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
    }),
  ),
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

export const readContacts = endpoint({
  name: 'readContacts',
  method: 'GET',
  path: '/api/persons/:personId/contacts',
  audit: 'read',
  who: ['case-manager', 'supervisor', 'child-protection-officer'],
  summary: 'Phones, addresses and documents of one person, decrypted for this reading',
  params: personParams,
  returns: z.strictObject({
    contacts: z.array(
      z.strictObject({
        id: z.uuid(),
        kind: z.enum(['phone', 'address', 'how-to-reach']),
        value: z.string(),
      }),
    ),
    documents: z.array(
      z.strictObject({
        id: z.uuid(),
        kind: z.string(),
        number: z.string(),
        issuedOn: day.nullable(),
      }),
    ),
  }),
  refuses: [],
});

export const addContact = endpoint({
  name: 'addContact',
  method: 'POST',
  path: '/api/persons/:personId/contacts',
  audit: 'write',
  creates: 'people.contact',
  who: fileWriters,
  summary: 'Add a phone, an address or another way to reach the person',
  params: personParams,
  body: z.strictObject({
    kind: z.enum(['phone', 'address', 'how-to-reach']),
    value: z.string().trim().min(1).max(500),
  }),
  returns: saved,
  refuses: [],
});

export const addDocument = endpoint({
  name: 'addDocument',
  method: 'POST',
  path: '/api/persons/:personId/documents',
  audit: 'write',
  creates: 'people.identity_document',
  who: fileWriters,
  summary: 'Record an identity document',
  params: personParams,
  body: z.strictObject({
    kind: z.enum([
      'passport',
      'birth-certificate',
      'identity-card',
      'return-certificate',
      'court-decision',
      'other',
    ]),
    number: z.string().trim().min(1).max(100),
    issuedOn: day.nullable(),
  }),
  returns: saved,
  refuses: [],
});

export const recordConsent = endpoint({
  name: 'recordConsent',
  method: 'POST',
  path: '/api/persons/:personId/consents',
  audit: 'write',
  creates: 'people.consent',
  who: [...fileWriters, 'national-coordinator'],
  summary: 'Record what the person was told and agreed, or the named basis',
  params: personParams,
  body: newConsent,
  returns: saved,
  refuses: ['consent-ends-before-it-begins'],
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
    z.strictObject({ field: z.literal('name'), value: newName, ...correctionBase() }),
    z.strictObject({ field: z.literal('birth'), value: birth, ...correctionBase() }),
    z.strictObject({ field: z.literal('sex'), value: sex, ...correctionBase() }),
    z.strictObject({
      field: z.literal('citizenship'),
      value: z.string().regex(/^[A-Z]{2}$/),
      ...correctionBase(),
    }),
    z.strictObject({
      field: z.literal('province'),
      value: z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/),
      ...correctionBase(),
    }),
  ]),
  returns: z.strictObject({ version: z.number() }),
  refuses: ['conflict-changed-meanwhile'],
});

function correctionBase() {
  return { baseVersion: version, reason: z.string().trim().min(2).max(500) };
}

export const addHousehold = endpoint({
  name: 'addHousehold',
  method: 'POST',
  path: '/api/intake',
  audit: 'write',
  who: fileWriters,
  summary: 'Open files for a person or family already at home, without operation or papers',
  body: z.strictObject({
    province: z
      .string()
      .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/)
      .nullable(),
    persons: z.array(intakePerson).min(1).max(30),
    searchedFor: z.string().trim().min(2).max(200),
    /**
     * Files in one's own reach that look like somebody here and were looked at: none of these
     * people.
     */
    lookedAt: z.array(z.uuid()).max(240).default([]),
    legalAidOffered: z.strictObject({ on: day, answer: z.enum(['accepted', 'declined', 'later']) }),
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
    'consent-ends-before-it-begins',
    'no-guardianship-body',
  ],
});

// The nouns of this room: a person as others may see them, names, kin, consent. Validators are
// beside the types; what is known of every column is in stored-fields.ts. No alias, kunya, camp or
// tent: those serve the reconciliation of lists and never come here.

import { z } from 'zod';
import { day } from '../../kernel/input.ts';
import { birthPrecisions } from '../../kernel/birth.ts';

export const language = z.enum(['en', 'ru', 'kk', 'ky', 'tg', 'uz', 'ar', 'other']);
export const sex = z.enum(['female', 'male', 'unknown']);

export const birth = z
  .strictObject({
    from: day.nullable(),
    to: day.nullable(),
    precision: z.enum(birthPrecisions),
  })
  .refine(
    (value) =>
      (value.from === null) === (value.precision === 'unknown') &&
      (value.from === null) === (value.to === null) &&
      (value.from === null || value.from <= value.to!),
    'the days and the precision do not fit',
  );

const nameText = z.string().trim().min(1).max(300);
const namePart = z.string().trim().max(150).nullable();

export const newName = z.strictObject({
  fullName: nameText,
  givenName: namePart,
  familyName: namePart,
  fatherName: namePart,
  language: language.nullable(),
});
export type NewName = z.infer<typeof newName>;

export { kinReasonCodes, kinRelationCodes } from './matching/matcher.ts';

export const relations = [
  'mother',
  'father',
  'child',
  'sibling',
  'grandmother-maternal',
  'grandmother-paternal',
  'grandfather-maternal',
  'grandfather-paternal',
  'aunt-maternal',
  'aunt-paternal',
  'uncle-maternal',
  'uncle-paternal',
  'spouse',
  'other',
] as const;

export const consentGrounds = [
  'consent',
  'assent-and-guardian',
  'vital-interest',
  'best-interests',
  'law',
  'refused',
] as const;
export const consentPurposes = ['case-support', 'share-with-organisation', 'legal-aid'] as const;

export const newConsent = z.strictObject({
  purpose: z.enum(consentPurposes),
  ground: z.enum(consentGrounds),
  organisationId: z.uuid().nullable(),
  toldIn: language,
  toldHow: z.enum(['spoken', 'written', 'interpreter']),
  toldOn: day,
  untilOn: day,
});
export type NewConsent = z.infer<typeof newConsent>;

/** Relation to the first person of the household, as the intake worker hears it. */
export const intakePerson = z.strictObject({
  name: newName,
  otherSpellings: z.array(newName).max(5),
  sex,
  birth,
  citizenship: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  relationToFirst: z.enum(['self', ...relations]),
  consents: z.array(newConsent).min(1).max(5),
});

export const personSummary = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  name: z.string().nullable(),
  sex,
  birth,
  province: z.string().nullable(),
});
export type PersonSummary = z.infer<typeof personSummary>;

// The codes of this room as choices, in the order in which they are offered.

import type { BodyOf, ReturnsOf } from '../../../kernel/contract.ts';
import { codesOf } from '../../../web/kit/options.ts';
import type { searchPersons } from '../api.ts';
import type { recordConsent } from '../api-changes.ts';
import type { addContact, addDocument } from '../api-contact.ts';
import type { addHousehold } from '../api-intake.ts';

export type Consent = BodyOf<typeof recordConsent>;
export type IntakeBody = BodyOf<typeof addHousehold>;
export type IntakePerson = IntakeBody['persons'][number];
export type PersonRow = ReturnsOf<typeof searchPersons>['persons'][number];
type Language = NonNullable<IntakePerson['name']['language']>;

export const sexes = codesOf<IntakePerson['sex']>()(['female', 'male', 'unknown']);
export const languages = codesOf<Language>()(['kk', 'ky', 'tg', 'uz', 'ru', 'en', 'ar', 'other']);
export const relationsToFirst = codesOf<Exclude<IntakePerson['relationToFirst'], 'self'>>()([
  'child',
  'mother',
  'father',
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
]);
export const grounds = codesOf<Consent['ground']>()([
  'consent',
  'assent-and-guardian',
  'vital-interest',
  'best-interests',
  'law',
  'refused',
]);
export const purposes = codesOf<Consent['purpose']>()([
  'case-support',
  'share-with-organisation',
  'legal-aid',
]);
export const tellings = codesOf<Consent['toldHow']>()(['spoken', 'written', 'interpreter']);
export const contactKinds = codesOf<BodyOf<typeof addContact>['kind']>()([
  'phone',
  'address',
  'how-to-reach',
]);
export const documentKinds = codesOf<BodyOf<typeof addDocument>['kind']>()([
  'passport',
  'birth-certificate',
  'identity-card',
  'return-certificate',
  'court-decision',
  'other',
]);
export const legalAidAnswers = codesOf<IntakeBody['legalAidOffered']['answer']>()([
  'accepted',
  'declined',
  'later',
]);
/** ISO 3166-1, as they are often met; any other is typed. */
export const citizenships = ['KZ', 'UZ', 'TJ', 'KG', 'RU', 'SY', 'IQ', 'TR'] as const;

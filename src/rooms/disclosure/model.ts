// The nouns of the crossing: a protocol that organisations signed, a request on a legal basis, the
// values an owner proposes, the package that one reader may open until a day, and the telling of
// the person concerned. Every column is described in the files stored-fields*.ts.

import type { KeptFormat } from '../../engine/documents/cleaning/model.ts';

export const purposes = [
  'best-interests',
  'court-decision',
  'restriction-review',
  'child-contact',
  'safety',
  'planning',
  'legal-aid',
] as const;
export type Purpose = (typeof purposes)[number];

export const parts = ['requester', 'owner', 'second'] as const;
export type Part = (typeof parts)[number];

/** `waiting`: all that the asker sees before there is an answer. */
export const requestStates = [
  'waiting',
  'asked',
  'proposed',
  'approved-once',
  'approved',
  'released',
  'refused',
  'withdrawn',
  'revoked',
  'expired',
] as const;
export type RequestState = (typeof requestStates)[number];

/**
 * The first does not say whether the person is known. None of the three requires reading a file.
 */
export const refusalReasons = [
  'not-held-or-not-shared',
  'basis-not-enough',
  'wider-than-needed',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
export const revocationReasons = ['in-error', 'basis-ended', 'safety'] as const;
export type RevocationReason = (typeof revocationReasons)[number];
export const noticeWays = [
  'in-person',
  'by-phone',
  'in-writing',
  'through-guardian',
  'through-lawyer',
] as const;
export type NoticeWay = (typeof noticeWays)[number];
export const noticeLanguages = ['ky', 'kk', 'tg', 'uz', 'ru', 'en', 'ar', 'other'] as const;
export type NoticeLanguage = (typeof noticeLanguages)[number];
export const deferralReasons = [
  'safety-of-person',
  'safety-of-child',
  'court-order',
  'person-not-found',
] as const;
export type DeferralReason = (typeof deferralReasons)[number];

/** A page is shown as an image; a text or a table has none. */
export const orderFormats = ['pdf', 'jpeg', 'png', 'webp'] as const satisfies readonly KeptFormat[];

/** What waits for somebody in a request, on the first page of either side. */
export const waitingSteps = [
  'disclosure-order-to-attach',
  'disclosure-to-answer',
  'disclosure-to-approve',
  'disclosure-approval-late',
  'disclosure-to-release',
  'disclosure-to-open',
  'disclosure-to-tell',
  'disclosure-to-agree',
] as const;
export type WaitingStep = (typeof waitingSteps)[number];

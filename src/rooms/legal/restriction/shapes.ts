// A restriction, its changes and what happens while it lasts, as contracts take and show them.

import { z } from 'zod';
import { day, version } from '../../../kernel/input.ts';
import {
  restrictionKinds,
  restrictionStates,
  appealOutcomes,
  appealStates,
  noticeKinds,
  noticeWays,
  noticeLanguages,
  permissionAnswers,
  contactOutcomes,
  dutyKinds,
  liftingKinds,
} from './model.ts';

const court = z.string().trim().min(1).max(200);
const orderNumber = z.string().trim().min(1).max(80);
const scope = z.string().trim().min(1).max(2000);
const courtText = z.string().trim().min(1).max(2000).nullable();

/** `endOn` is the last day on which it binds; it is over at midnight in the programme's zone. */
export const newRestriction = z.strictObject({
  proceedingId: z.uuid().nullable(),
  kind: z.enum(restrictionKinds),
  court,
  orderNumber,
  scope,
  startOn: day,
  endOn: day,
  /** In the words of the court, if it considered them: role, and length of stay. */
  groundsRole: courtText.default(null),
  groundsStay: courtText.default(null),
  /**
   * What the order says about appealing: to which court, until when. Printed for the person
   * unchanged.
   */
  appealTerms: courtText.default(null),
  /** Within how many days a request for permission is answered. */
  permissionAnswerDays: z.number().int().min(1).max(30).default(10),
});
export type NewRestriction = z.infer<typeof newRestriction>;

/** What the court changed: what is ordered, or the last day, which can only move earlier. */
export const newVariation = z.strictObject({
  onDay: day,
  court,
  orderNumber,
  scope: courtText,
  endOn: day.nullable(),
});
export type NewVariation = z.infer<typeof newVariation>;

export const newAppeal = z.strictObject({ lodgedOn: day, court });
export type NewAppeal = z.infer<typeof newAppeal>;
/**
 * `varied` also has `scope` or `endOn`; every decision except a withdrawal has a number.
 */
export const appealDecision = z
  .strictObject({
    outcome: z.enum(appealOutcomes),
    decidedOn: day,
    orderNumber: orderNumber.nullable(),
    scope: courtText,
    endOn: day.nullable(),
    baseVersion: version,
  })
  .refine(
    (value) => value.outcome === 'varied' || (value.scope === null && value.endOn === null),
    'only a variation varies',
  );
export type AppealDecision = z.infer<typeof appealDecision>;
export const newNotice = z.strictObject({
  about: z.enum(noticeKinds),
  toldOn: day,
  how: z.enum(noticeWays),
  language: z.enum(noticeLanguages),
});
export type NewNotice = z.infer<typeof newNotice>;

export const newPermissionRequest = z.strictObject({
  askedOn: day,
  purpose: scope,
  fromOn: day,
  toOn: day,
});
export type NewPermissionRequest = z.infer<typeof newPermissionRequest>;
export const permissionAnswer = z.strictObject({
  answer: z.enum(permissionAnswers),
  answeredOn: day,
  reason: courtText,
});
export type PermissionAnswer = z.infer<typeof permissionAnswer>;
/** A day and a place set by the order. There is no field for what anyone said or thought. */
export const newContact = z.strictObject({ onDay: day, place: z.string().trim().min(1).max(200) });
export type NewContact = z.infer<typeof newContact>;
/** What is owed to the person, and by when; late from the day after. */
export const dutyShown = z.strictObject({
  duty: z.enum(dutyKinds),
  dueOn: day,
  requestId: z.uuid().nullable(),
});
export type Duty = z.infer<typeof dutyShown>;

export const restrictionShown = z.strictObject({
  id: z.uuid(),
  proceedingId: z.uuid().nullable(),
  kind: z.enum(restrictionKinds),
  court: z.string(),
  orderNumber: z.string(),
  /** As it is today. */
  scope: z.string(),
  startOn: day,
  /** As first ordered. */
  endOn: day,
  /** The last binding day after all later decisions; never later than `endOn`. */
  lastDay: day,
  state: z.enum(restrictionStates),
  isVaried: z.boolean(),
  lifting: z
    .strictObject({
      kind: z.enum(liftingKinds),
      onDay: day,
      orderNumber: z.string(),
    })
    .nullable(),
  duties: z.array(dutyShown),
});
export type Restriction = z.infer<typeof restrictionShown>;

const variationShown = z.strictObject({
  id: z.uuid(),
  onDay: day,
  court: z.string(),
  orderNumber: z.string(),
  scope: z.string().nullable(),
  endOn: day.nullable(),
});
const appealShown = z.strictObject({
  id: z.uuid(),
  lodgedOn: day,
  court: z.string(),
  state: z.enum(appealStates),
  decidedOn: day.nullable(),
  orderNumber: z.string().nullable(),
  version: z.number(),
});
const noticeShown = z.strictObject({ id: z.uuid(), ...newNotice.shape, toldEndOn: day });
const requestShown = z.strictObject({
  id: z.uuid(),
  askedOn: day,
  purpose: z.string(),
  fromOn: day,
  toOn: day,
  answerDueOn: day,
  answeredOn: day.nullable(),
  answer: z.enum(permissionAnswers).nullable(),
  reason: z.string().nullable(),
});
const contactShown = z.strictObject({
  id: z.uuid(),
  onDay: day,
  place: z.string(),
  outcome: z.enum(contactOutcomes),
  version: z.number(),
});

/** One restriction with everything that belongs to it. */
export const restrictionPage = z.strictObject({
  subject: z.strictObject({ id: z.uuid(), code: z.string(), fullName: z.string() }),
  restriction: restrictionShown,
  orderedScope: z.string(),
  groundsRole: z.string().nullable(),
  groundsStay: z.string().nullable(),
  appealTerms: z.string().nullable(),
  permissionAnswerDays: z.number(),
  /** Number of the edition of the law under which it was ordered; null for orders from before. */
  lawEdition: z.number().nullable(),
  /** The variation that applies from the latest day comes first. */
  variations: z.array(variationShown),
  appeals: z.array(appealShown),
  notices: z.array(noticeShown),
  /** Unanswered ones first, the longest overdue at the top. */
  requests: z.array(requestShown),
  /** In the order of their days. */
  contacts: z.array(contactShown),
  officers: z.array(z.strictObject({ displayName: z.string(), role: z.string() })),
});
export type RestrictionPage = z.infer<typeof restrictionPage>;

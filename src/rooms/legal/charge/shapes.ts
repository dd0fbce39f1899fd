// A proceeding beyond its course, as contracts take and show it: the cited offence, sentence,
// exemption, detention, claims and findings about a birth.

import { z } from 'zod';
import { day, version } from '../../../kernel/input.ts';
import { birthPrecisions } from '../../../kernel/birth.ts';
import { exemptionKinds, togetherness } from '../../law/model.ts';
import { standings } from '../../../engine/countries/country-pack.ts';
import { birth } from '../../../kernel/person-input.ts';
import { legalAidAnswers } from '../../../kernel/person.ts';
import { counselStates, proceedingStates } from '../matter/model.ts';
import { actTime } from '../matter/shapes.ts';
import { chargeObstacles, citingVerdicts } from './rules.ts';
import { alternatives, exemptionStates, conditionAnswers, reviewOutcomes } from './model.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const words = z.record(z.string(), z.string());
/** The version of the history to which a row is added, as the caller saw it. */
const baseVersion = version.optional();

/** An offence of the law in force: its code and the first day of this version. */
export const citing = z.strictObject({ editionId: z.uuid(), code: text(80), from: day });

export const offenceShown = z.strictObject({
  code: z.string(),
  from: day,
  until: day.nullable(),
  version: words,
  article: z.string().nullable(),
  names: words,
  /** Null: not known. */
  monthsMin: z.number().nullable(),
  monthsMax: z.union([z.number(), z.literal('life')]).nullable(),
  status: z.enum(standings),
  sourceNames: words,
});
export type OffenceShown = z.infer<typeof offenceShown>;
export const weighedOffence = z.strictObject({
  ...offenceShown.shape,
  verdict: z.enum(citingVerdicts),
  mayCite: z.boolean(),
});
export type WeighedOffence = z.infer<typeof weighedOffence>;
export const newAlternatives = z.strictObject({
  consideredOn: day,
  alternatives: z.array(z.enum(alternatives)).min(1).max(alternatives.length),
  whyNotEnough: text(2000),
});

/**
 * `months` null: for life. `conditionalMonths`: the part that need not be served while the
 * conditions are kept.
 */
export const newSentence = z
  .strictObject({
    months: z.number().int().min(1).max(1200).nullable(),
    conditionalMonths: z.number().int().min(1).max(1200).nullable(),
    article: text(200),
    orderNumber: text(80),
    decidedOn: day,
    cumulationGround: text(2000).nullable(),
  })
  .refine(
    ({ months, conditionalMonths }) =>
      conditionalMonths === null || (months !== null && conditionalMonths <= months),
    'a conditional part is not longer than the sentence',
  );
export const newExemption = z.strictObject({
  legalAidOfferedOn: day,
  legalAidAnswer: z.enum(legalAidAnswers),
  openedOn: day,
  editionId: z.uuid(),
  ruleCode: text(80),
});
export const newAnswer = z.strictObject({
  condition: text(80),
  answer: z.enum(conditionAnswers),
  evidence: text(1000).nullable(),
});
export const exemptionDecision = z.strictObject({
  state: z.enum(['granted', 'refused', 'withdrawn']),
  decidedBy: text(200).nullable(),
  orderNumber: text(80).nullable(),
  decidedOn: day,
  baseVersion: version,
});

export const ruleShown = z.strictObject({
  code: z.string(),
  kind: z.enum(exemptionKinds),
  names: words,
  together: z.enum(togetherness),
  conditions: z.array(z.strictObject({ code: z.string(), names: words })),
  status: z.enum(standings),
  sourceNames: words,
});
export type RuleShown = z.infer<typeof ruleShown>;

export const exemptionShown = z.strictObject({
  id: z.uuid(),
  proceedingId: z.uuid(),
  rule: ruleShown,
  state: z.enum(exemptionStates),
  version: z.number(),
  legalAidOfferedOn: day,
  legalAidAnswer: z.enum(legalAidAnswers),
  openedOn: day,
  decidedBy: z.string().nullable(),
  orderNumber: z.string().nullable(),
  decidedOn: day.nullable(),
  isMet: z.boolean(),
  /** The newest answer to each condition that has one. */
  answers: z.array(
    z.strictObject({
      condition: z.string(),
      answer: z.enum(conditionAnswers),
      evidence: z.string().nullable(),
      on: day,
    }),
  ),
});
export type ExemptionShown = z.infer<typeof exemptionShown>;

export const newDetention = z
  .strictObject({
    startedOn: day,
    orderNumber: text(80),
    reason: text(2000),
    whyNoAlternative: text(2000).nullable(),
    nextReviewOn: day,
  })
  .refine(
    ({ startedOn, nextReviewOn }) => nextReviewOn > startedOn,
    'a review comes after the beginning',
  );
export const newReview = z.strictObject({
  reviewedOn: day,
  outcome: z.enum(reviewOutcomes),
  nextReviewOn: day.nullable(),
  orderNumber: text(80),
  baseVersion,
});
export const detentionShown = z.strictObject({
  id: z.uuid(),
  /** The base version of a review. */
  version: z.number(),
  proceedingId: z.uuid(),
  startedOn: day,
  endedOn: day.nullable(),
  nextReviewOn: day,
  orderNumber: z.string(),
  reason: z.string(),
  whyNoAlternative: z.string().nullable(),
  isOverdue: z.boolean(),
  reviews: z.array(
    z.strictObject({
      on: day,
      outcome: z.enum(reviewOutcomes),
      nextReviewOn: day.nullable(),
      orderNumber: z.string(),
    }),
  ),
});
export type DetentionShown = z.infer<typeof detentionShown>;

const knownBirth = z
  .strictObject({ from: day, to: day, precision: z.enum(birthPrecisions).exclude(['unknown']) })
  .refine(({ from, to }) => from <= to, 'the days do not fit');
export const newClaim = z.strictObject({ birth: knownBirth, says: text(1000) });
export const newSettlement = z.strictObject({
  birth: knownBirth,
  orderNumber: text(80),
  foundOn: day,
  baseVersion,
});
export const newCounsel = z.strictObject({
  counsel: z.enum(counselStates),
  onDay: day,
  baseVersion,
});

export const proceedingPage = z.strictObject({
  subjectId: z.uuid(),
  code: z.string(),
  id: z.uuid(),
  version: z.number(),
  state: z.enum(proceedingStates),
  stateOn: day,
  article: z.string(),
  country: z.string(),
  court: z.string(),
  act: actTime,
  /** From the edition under which it was cited, with the number of that edition. */
  cited: z.strictObject({ edition: z.number(), offence: offenceShown }).nullable(),
  isOwnCountry: z.boolean(),
  reportedPermits: z.boolean(),
  mayHaveBeenMinor: z.boolean(),
  /** What prevents a charge, or the next step once there is a charge. */
  obstacles: z.array(z.enum(chargeObstacles)),
  nextStates: z.array(z.enum(proceedingStates)),
  alternatives: z.array(
    z.strictObject({
      id: z.uuid(),
      on: day,
      alternatives: z.array(z.enum(alternatives)),
      whyNotEnough: z.string(),
    }),
  ),
  /** The newest first; only that one counts. */
  sentences: z.array(
    z.strictObject({
      id: z.uuid(),
      months: z.number().nullable(),
      conditionalMonths: z.number().nullable(),
      article: z.string(),
      orderNumber: z.string(),
      decidedOn: day,
      cumulationGround: z.string().nullable(),
    }),
  ),
  exemptions: z.array(exemptionShown),
  /** Rules in force today that fit the cited offence. */
  rules: z.array(ruleShown),
  hasRules: z.boolean(),
  editionId: z.uuid(),
  detentions: z.array(detentionShown),
  expungeOn: day.nullable(),
  may: z.strictObject({
    cite: z.boolean(),
    sentence: z.boolean(),
    requestExemption: z.boolean(),
    expunge: z.boolean(),
  }),
});
export type ProceedingPage = z.infer<typeof proceedingPage>;

export const birthPage = z.strictObject({
  code: z.string(),
  /** The base version of a settlement: it settles every existing claim. */
  version: z.number(),
  /** The base version of a change of counsel. */
  counselVersion: z.number(),
  birth,
  isDisputed: z.boolean(),
  isVictim: z.boolean(),
  /** The latest possible day according to every claim; null: unknown. */
  latest: day.nullable(),
  claims: z.array(
    z.strictObject({
      id: z.uuid(),
      birth: knownBirth,
      says: z.string(),
      recordedOn: day,
      isSettled: z.boolean(),
    }),
  ),
  settlements: z.array(
    z.strictObject({
      id: z.uuid(),
      before: z.strictObject({ birth, isDisputed: z.boolean() }),
      birth: knownBirth,
      orderNumber: z.string(),
      foundOn: day,
    }),
  ),
  counsel: z.enum(counselStates),
  counselChanges: z.array(
    z.strictObject({ from: z.enum(counselStates), to: z.enum(counselStates), on: day }),
  ),
  maySettle: z.boolean(),
});
export type BirthPage = z.infer<typeof birthPage>;

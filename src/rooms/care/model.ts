// The nouns of this room: case, offer, assignment, visit, needs assessment, plan, goal, action and
// review. Codes are written here once and everything else refers to them. Priority means the need
// and safety of the person; there is no field for anything else about them, and none for clinical
// content. The five levels are those of the rehabilitation and reintegration framework (RRIF).

import { closingReasons } from './closing/model.ts';
export const caseStates = [
  'identified',
  'registered',
  'assessment',
  'plan-draft',
  'active',
  'review',
  'closing',
  'closed',
  'transferred',
  'reopened',
] as const;
export type CaseState = (typeof caseStates)[number];

/** How a list of cases is sorted; the database knows each by its name. */
export const caseOrders = ['urgent', 'newest', 'need', 'next-visit', 'name'] as const;
export type CaseOrder = (typeof caseOrders)[number];

export const priorities = ['high', 'medium', 'low'] as const;
export type Priority = (typeof priorities)[number];
/** Why a supervisor changes a priority. */
export const changeReasons = [
  'safety-concern',
  'protection',
  'health',
  'basic-needs',
  'concern-resolved',
] as const;
export const priorityReasons = [
  ...changeReasons,
  'unaccompanied-minor',
  'minor',
  'urgent-need-on-arrival',
  'usual',
] as const;

export const declineReasons = [
  'no-capacity',
  'district',
  'language',
  'conflict-of-interest',
  'other-need',
] as const;
export const offerStates = ['open', 'accepted', 'declined', 'withdrawn'] as const;
/** How a list of offers is sorted; the database knows each by its name. */
export const offerOrders = [
  'urgent',
  'newest',
  'household',
  'size',
  'children',
  'province',
  'organisation',
] as const;
export type OfferOrder = (typeof offerOrders)[number];
export const urgentNeeds = [
  'medical',
  'medicine',
  'disability-support',
  'pregnancy-or-infant',
  'shelter',
  'food',
  'interpreter',
  'unaccompanied-minor',
] as const;
export const ageBands = [
  '0-4',
  '5-9',
  '10-13',
  '14-17',
  '18-24',
  '25-59',
  '60+',
  'unknown',
] as const;
export type AgeBand = (typeof ageBands)[number];

export const assignmentParts = ['lead', 'supervisor', 'team'] as const;
export type AssignmentPart = (typeof assignmentParts)[number];
export const assignmentReasons = [
  'first-assignment',
  'workload',
  'language',
  'district',
  'conflict-of-interest',
  'absence',
  'person-asked',
  'left-organisation',
] as const;

/** What a supervisor may move a case to, and why; closing takes two people. */
export const steeredStates = ['active', 'reopened'] as const satisfies readonly CaseState[];
export const steeringReasons = ['work-continues', 'new-need'] as const;

/** The last four name closings of before, which had no criteria, and what merging files does. */
export const movingReasons = [
  ...closingReasons,
  'closing-refused',
  ...steeringReasons,
  'first-visit',
  'assessment-made',
  'plan-made',
  'plan-agreed',
  'review-held',
  'opened',
  'person-asked',
  'moved-away',
  'of-age-with-plan',
  'file-merged',
  'merge-undone',
] as const;

/** A mistyped year would take the person off every Today. */
export const nextVisitDaysMax = 366;
export const visitKinds = ['first', 'follow-up', 'phone', 'other-place'] as const;
export type VisitKind = (typeof visitKinds)[number];
export const presentParties = ['person', 'guardian', 'child-alone'] as const;
/** The last one where others were listening: then there is no answer that counts. */
export const safetyConcerns = ['none', 'needs-attention', 'urgent', 'not-answered'] as const;
export type SafetyConcern = (typeof safetyConcerns)[number];
/** How the person was asked about their safety; the last one: a small child, for example. */
export const safetyAskings = ['alone', 'not-alone', 'not-able'] as const;
export type SafetyAsked = (typeof safetyAskings)[number];

export const levels = ['individual', 'family', 'education', 'community', 'structural'] as const;
export type Level = (typeof levels)[number];

/** Strengths on each level: a goal may start from one of these. */
export const strengthsOfLevel = {
  individual: [
    'copes',
    'sleeps-well',
    'plays-or-has-interests',
    'trusted-adult',
    'in-good-health',
    'speaks-several-languages',
  ],
  family: [
    'warm-carer',
    'siblings-together',
    'kin-in-contact',
    'contact-with-parent',
    'prepared-guardian',
  ],
  education: ['goes-to-school', 'likes-learning', 'reads-and-writes', 'has-a-trade'],
  community: ['someone-alongside', 'friends', 'supportive-neighbours', 'takes-part-in-a-group'],
  structural: ['papers-complete', 'income', 'housing', 'benefits-received'],
} as const satisfies Record<Level, readonly string[]>;
export type Strength = (typeof strengthsOfLevel)[Level][number];

export const needsOfLevel = {
  individual: [
    'distress',
    'sleep',
    'grief',
    'injury-or-illness',
    'disability-support',
    'pregnancy-or-infant-care',
    'development',
  ],
  family: [
    'carer-distress',
    'parent-absent',
    'kin-search',
    'conflict-at-home',
    'violence-at-home',
    'sibling-contact',
    'carer-skills',
  ],
  education: [
    'school-place',
    'placement-test',
    'catch-up',
    'language-of-instruction',
    'bullying',
    'school-materials',
    'trade-training',
  ],
  community: ['stigma', 'isolation', 'rumours', 'unwanted-visits', 'play-with-children-nearby'],
  structural: ['papers', 'income', 'housing', 'legal-aid', 'bank-access', 'benefits'],
} as const satisfies Record<Level, readonly string[]>;
export type Need = (typeof needsOfLevel)[Level][number];

export const needPriorities = ['none', 'some', 'high', 'urgent'] as const;
export type NeedPriority = (typeof needPriorities)[number];

export const agreementWays = ['spoken', 'written', 'interpreter'] as const;
/** Who answers for a child and agreed beside the child's own assent. */
export const agreeingAdults = ['mother', 'father', 'guardian', 'kin', 'guardianship-body'] as const;
export const goalOwners = [
  'person',
  'guardian',
  'case-manager',
  'supervisor',
  'psychologist',
  'child-protection-officer',
] as const;
export const wordsOf = ['person', 'together', 'worker'] as const;
export const goalStates = ['open', 'reached', 'set-aside'] as const;

export const services = [
  'medical',
  'psychosocial',
  'trauma-therapy',
  'family-support',
  'guardian-support',
  'schooling',
  'catch-up-classes',
  'trade-training',
  'documents',
  'legal-aid',
  'housing',
  'income',
  'benefits',
  'someone-alongside',
  'play-and-sport',
  'mediation',
  'theological-support',
  'other',
] as const;
/** Services on a layer of the pyramid of mental health and psychosocial support. */
export const layeredServices: readonly (typeof services)[number][] = [
  'psychosocial',
  'trauma-therapy',
  'family-support',
  'guardian-support',
  'play-and-sport',
  'someone-alongside',
];
export const actionStates = ['done', 'not-done', 'open'] as const;
export const notDoneReasons = [
  'person-declined',
  'not-available',
  'not-funded',
  'too-far',
  'waiting-list',
  'no-longer-needed',
  'other-need',
] as const;
/** Declining is neutral and changes nothing else. */
export const actionGrounds = [
  'consent',
  'assent-and-guardian',
  'vital-interest',
  'best-interests',
  'law',
] as const;

export const reviewDecisions = ['continue', 'revise', 'propose-closing'] as const;

/** What threatens the person; coded, because leads read it without the file. */
export const emergencyKinds = ['violence', 'health', 'missing', 'disaster'] as const;
export const emergencyVerdicts = ['justified', 'not-justified'] as const;

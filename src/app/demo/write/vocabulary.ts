// Maps the made-up programme's terms to those of the rooms where they differ. Typed on both sides,
// so that a term added to the model and not mapped here does not compile.

import type { closingReasons } from '../../../rooms/care/closing/model.ts';
import type {
  goalOwners,
  Level,
  services,
  visitKinds,
  wordsOf,
} from '../../../rooms/care/model.ts';
import type { ProceedingState } from '../../../rooms/legal/matter/model.ts';
import type { restrictionKinds } from '../../../rooms/legal/restriction/model.ts';
import type { marks } from '../../../rooms/operations/lists/reading/model.ts';
import type { DemoConsent, DemoEntry, DemoKin } from '../model.ts';
import type {
  DemoAction,
  DemoAssessment,
  DemoCase,
  DemoCover,
  DemoGoal,
  DemoVisit,
  RrifLevel,
} from '../model-care.ts';
import type { DemoProceeding, DemoRestriction } from '../model-legal.ts';

type One<Values extends readonly unknown[]> = Values[number];

export const levelOf: Readonly<Record<RrifLevel, Level>> = {
  individual: 'individual',
  family: 'family',
  education: 'education',
  community: 'community',
  'structural-and-safety': 'structural',
};

type Need = DemoAssessment['levels'][number]['need'];
/** The made-up programme uses three of the room's four priorities of a need. */
export const needPriorityOf: Readonly<Record<Need, 0 | 1 | 2>> = { none: 0, some: 1, much: 2 };

export const serviceOf: Readonly<Record<DemoAction['service'], One<typeof services>>> = {
  psychosocial: 'psychosocial',
  legal: 'legal-aid',
  documents: 'documents',
  school: 'schooling',
  health: 'medical',
  livelihood: 'income',
  family: 'family-support',
  community: 'someone-alongside',
};

type ActionState = DemoAction['state'];
export const actionStateOf: Readonly<Record<ActionState, 'open' | 'done'>> = {
  planned: 'open',
  started: 'open',
  done: 'done',
};

type Writer = DemoGoal['writtenBy'];
export const wordsOfWriter: Readonly<Record<Writer, One<typeof wordsOf>>> = {
  person: 'person',
  carer: 'together',
};
export const goalOwnerOf: Readonly<Record<Writer, One<typeof goalOwners>>> = {
  person: 'person',
  carer: 'guardian',
};

export const closingReasonOf: Readonly<
  Record<NonNullable<DemoCase['closureReason']>, One<typeof closingReasons>>
> = { 'goals-met': 'goals-met', 'came-of-age': 'handed-on', moved: 'moved' };

/** For every visit except the first, which is `first` wherever it took place. */
export const visitKindOf: Readonly<Record<DemoVisit['place'], One<typeof visitKinds>>> = {
  home: 'follow-up',
  office: 'other-place',
  school: 'other-place',
};

type CoverKind = 'custodial-parent' | 'guardian' | 'interim-body';
export const coverKindOf: Readonly<Record<DemoCover['kind'], CoverKind>> = {
  'custodial-parent': 'custodial-parent',
  guardian: 'guardian',
  'open-search': 'interim-body',
};
type CoverBasis = 'court-order' | 'kinship' | 'temporary' | 'parental';
export const coverBasisOf: Readonly<Record<DemoCover['basis'], CoverBasis>> = {
  parent: 'parental',
  'court-order': 'court-order',
  kinship: 'kinship',
  temporary: 'temporary',
  'interim-body': 'temporary',
};

/** The same relation from the other side; null if the room has no term for it. */
export const inverseKinOf: Readonly<Record<DemoKin['relation'], DemoKin['relation'] | null>> = {
  mother: 'child',
  father: 'child',
  sibling: 'sibling',
  spouse: 'spouse',
  child: null,
  'grandmother-maternal': null,
  'grandmother-paternal': null,
  'aunt-maternal': null,
  'uncle-paternal': null,
  'grandfather-paternal': null,
  other: 'other',
};

/** The ground of an action for which no consent was asked; null where one was. */
export const groundWithoutConsent: Readonly<
  Record<DemoConsent['ground'], 'best-interests' | null>
> = {
  consent: null,
  'assent-and-guardian': null,
  'best-interests': 'best-interests',
  refused: 'best-interests',
};

export const restrictionKindOf: Readonly<
  Record<DemoRestriction['kind'], One<typeof restrictionKinds>>
> = { 'leave-district': 'residence', 'leave-country': 'travel', 'report-regularly': 'reporting' };

/** The steps that take a proceeding from a check to its state. */
export const proceedingCourse: Readonly<
  Record<DemoProceeding['state'], readonly ProceedingState[]>
> = {
  check: [],
  opened: ['opened'],
  trial: ['opened', 'charged', 'trial'],
  ended: ['opened', 'ended'],
  exempted: ['opened', 'exempted'],
  serving: ['opened', 'charged', 'trial', 'convicted', 'final', 'serving'],
};

/** A list does not state which parent is in prison; in this programme it is the mother. */
export const markOf: Readonly<Record<NonNullable<DemoEntry['mark']>, One<typeof marks>>> = {
  'full-orphan': 'orphan',
  'parent-in-prison': 'mother-in-prison',
};

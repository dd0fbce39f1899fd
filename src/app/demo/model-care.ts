// What a made-up programme consists of on the care side: cover of children, cases, visits,
// assessments and plans. Plain data like the rest of it (model.ts).

import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/id.ts';

/** Ends before `until`; null: when the child comes of age or someone decides. */
export type DemoCover = {
  readonly id: Id<'cover'>;
  readonly childId: Id<'person'>;
  readonly kind: 'custodial-parent' | 'guardian' | 'open-search';
  readonly carerId: Id<'person'> | null;
  readonly interimBody: string | null; // code of the organisation, for an open search
  readonly basis: 'parent' | 'court-order' | 'kinship' | 'temporary' | 'interim-body';
  readonly orderNumber: string | null;
  readonly from: Day;
  readonly until: Day | null;
};

export const caseStates = [
  'identified',
  'registered',
  'assessment',
  'plan-draft',
  'active',
  'review',
  'closing',
  'closed',
] as const;
export type CaseState = (typeof caseStates)[number];
export type DemoCase = {
  readonly id: Id<'case'>;
  readonly code: string;
  readonly personId: Id<'person'>;
  readonly organisation: string;
  readonly state: CaseState;
  readonly history: readonly { readonly state: CaseState; readonly on: Day }[];
  readonly priority: 'high' | 'medium' | 'low'; // need and safety of the person, nothing else
  readonly openedOn: Day;
  readonly closedOn: Day | null;
  readonly closureReason: 'goals-met' | 'came-of-age' | 'moved' | null;
  readonly lead: string | null; // logins; null while nobody has been assigned
  readonly supervisor: string | null;
  readonly team: readonly string[];
  readonly firstContactDueOn: Day;
  readonly firstContactOn: Day | null; // null and due before today: a missed clock
  readonly visits: readonly DemoVisit[];
  readonly assessments: readonly DemoAssessment[];
  readonly plan: DemoPlan | null;
};
export type DemoVisit = {
  readonly id: Id<'visit'>;
  readonly on: Day;
  readonly by: string;
  readonly place: 'home' | 'office' | 'school';
  readonly text: string;
  readonly nextOn: Day | null;
};

export const rrifLevels = [
  'individual',
  'family',
  'education',
  'community',
  'structural-and-safety',
] as const;
export type RrifLevel = (typeof rrifLevels)[number];
export type DemoAssessment = {
  readonly id: Id<'assessment'>;
  readonly on: Day;
  readonly by: string;
  readonly levels: readonly {
    readonly level: RrifLevel;
    readonly need: 'none' | 'some' | 'much';
    readonly note: string;
  }[];
};
export type DemoPlan = {
  readonly id: Id<'plan'>;
  readonly state: 'draft' | 'active' | 'ended';
  readonly agreedOn: Day | null;
  readonly reviewOn: Day;
  readonly goals: readonly DemoGoal[];
};
export type DemoGoal = {
  readonly id: Id<'goal'>;
  readonly level: RrifLevel;
  readonly ownWords: string;
  readonly writtenBy: 'person' | 'carer';
  readonly actions: readonly DemoAction[];
};
export type DemoAction = {
  readonly id: Id<'action'>;
  readonly service:
    | 'psychosocial'
    | 'legal'
    | 'documents'
    | 'school'
    | 'health'
    | 'livelihood'
    | 'family'
    | 'community';
  readonly provider: string; // code of an organisation
  readonly responsible: string; // login
  readonly dueOn: Day;
  readonly state: 'planned' | 'started' | 'done';
  readonly consentId: Id<'consent'>;
};

// SQL of one case, who works on it, and its states.

import { sql, stillInSight, type Tx } from '../../../engine/db/database.ts';
import type { BirthPrecision } from '../../../kernel/birth.ts';
import type { Day } from '../../../kernel/day.ts';
import type {
  AssignmentPart,
  CaseState,
  movingReasons,
  Priority,
  priorityReasons,
  SafetyConcern,
} from '../model.ts';

export type CaseRow = {
  id: string;
  code: string;
  personId: string;
  personCode: string;
  householdId: string | null;
  householdCode: string | null;
  fullName: string | null;
  birthFrom: Day | null;
  birthTo: Day | null;
  birthPrecision: BirthPrecision;
  sex: 'female' | 'male' | 'unknown';
  province: string | null;
  state: CaseState;
  priority: Priority;
  priorityReason: (typeof priorityReasons)[number];
  leadId: string | null;
  supervisorId: string | null;
  openedAt: Date;
  contactDueAt: Date;
  contactedAt: Date | null;
  version: number;
  intake: boolean;
  organisationId: string;
  nextVisitOn: Day | null;
  closedAt: Date | null;
  stoppedAt: Date | null;
};

export const caseColumns = sql`c.id, c.code, c.person_id,
  p.code as person_code, c.household_id, c.household_code, n.full_name, p.birth_from, p.birth_to,
  p.birth_precision, p.sex, p.province, c.state, c.priority, c.priority_reason, c.opened_at,
  c.contact_due_at, c.contacted_at, c.version, c.intake, c.organisation_id, c.next_visit_on,
  c.closed_at, c.stopped_at, lead.account_id as lead_id, supervisor.account_id as supervisor_id`;
export const caseJoins = sql`join people.person p on p.id = c.person_id
  left join people.person_name n on n.person_id = c.person_id and n.kind = 'current'
    and n.until_at = 'infinity'
  left join care.assignment lead on lead.case_id = c.id and lead.part = 'lead'
    and lead.until_at = 'infinity'
  left join care.assignment supervisor on supervisor.case_id = c.id
    and supervisor.part = 'supervisor' and supervisor.until_at = 'infinity'`;

/** One case by its own id or its person's; null if it does not exist or may not be seen. */
export async function findCase(
  tx: Tx,
  wanted: { caseId: string } | { personId: string },
): Promise<CaseRow | null> {
  const by =
    'caseId' in wanted ? sql`c.id = ${wanted.caseId}` : sql`c.person_id = ${wanted.personId}`;
  const found = await sql<CaseRow>`
    select ${caseColumns} from care.case_file c ${caseJoins} where ${by}`.execute(tx);
  return found.rows[0] ?? null;
}

export type TeamRow = { accountId: string; part: AssignmentPart; fromAt: Date };
export async function listTeam(tx: Tx, caseId: string): Promise<TeamRow[]> {
  const found = await sql<TeamRow>`select account_id, part, from_at from care.assignment
    where case_id = ${caseId} and until_at = 'infinity' order by part, from_at limit 50`.execute(
    tx,
  );
  return found.rows;
}

/** Other cases of the household that the actor reaches. */
type HouseholdMemberRow = {
  id: string;
  version: number;
  personId: string;
  personCode: string;
  fullName: string | null;
};

export async function listHouseholdMembers(
  tx: Tx,
  householdId: string,
  personId: string,
): Promise<HouseholdMemberRow[]> {
  const found = await sql<HouseholdMemberRow>`
    select c.id, c.version, c.person_id, p.code as person_code, n.full_name
    from care.case_file c join people.person p on p.id = c.person_id and p.merged_into is null
    left join people.person_name n on n.person_id = c.person_id and n.kind = 'current'
      and n.until_at = 'infinity'
    where c.household_id = ${householdId} and c.person_id <> ${personId}
    order by p.birth_to, p.code limit 99`.execute(tx);
  return found.rows;
}

export type TransitionRow = {
  fromState: CaseState | null;
  toState: CaseState;
  reason: (typeof movingReasons)[number];
  movedAt: Date;
};
export async function listTransitions(tx: Tx, caseId: string): Promise<TransitionRow[]> {
  const found = await sql<TransitionRow>`select from_state, to_state, reason, moved_at
    from care.case_transition where case_id = ${caseId}
    order by moved_at desc, id desc limit 100`.execute(tx);
  return found.rows;
}

export async function listLegalAidOffers(
  tx: Tx,
  caseId: string,
): Promise<{ offeredOn: Day; answer: 'accepted' | 'declined' | 'later' }[]> {
  const found = await sql<{ offeredOn: Day; answer: 'accepted' | 'declined' | 'later' }>`
    select offered_on, answer from care.legal_aid_offer where case_id = ${caseId}
    order by offered_on, made_at limit 50`.execute(tx);
  return found.rows;
}

export type CaseFactsRow = {
  lastConcern: SafetyConcern | null;
  urgentConcernOpen: boolean;
  goalsNotReviewed: number;
  minorWithoutCover: boolean;
  hasFirstVisit: boolean;
  /** The first day on which somebody met the person; a call is no meeting. */
  metFirstOn: Day | null;
};

/** What closing and visits depend on; throws `OutOfSight` when the case left the viewer's sight. */
export async function getCaseFacts(tx: Tx, caseId: string): Promise<CaseFactsRow> {
  const found = await sql<CaseFactsRow>`select
      (select v.safety_concern from care.visit v where v.case_id = c.id
        order by v.visited_on desc, v.made_at desc limit 1) as last_concern,
      exists (select 1 from care.urgent_concern u where u.case_id = c.id
        and u.outcome is null) as urgent_concern_open,
      (select count(*)::integer from care.plan l join care.goal g on g.plan_id = l.id
        where l.case_id = c.id and l.state = 'active' and g.state = 'open'
          and g.attainment is null) as goals_not_reviewed,
      not coalesce(guardianship.has_cover_if_minor(c.person_id), true) as minor_without_cover,
      exists (select 1 from care.visit v where v.case_id = c.id
        and v.kind = 'first') as has_first_visit,
      (select min(v.visited_on) from care.visit v where v.case_id = c.id and v.kind <> 'phone'
        and v.present && array['person', 'child-alone']) as met_first_on
    from care.case_file c where c.id = ${caseId}`.execute(tx);
  return stillInSight(found.rows);
}

export type Move = {
  caseId: string;
  baseVersion: number;
  to: string;
  reason: string;
};

/** 'ok' or a refusal code. */
export async function moveCase(tx: Tx, move: Move): Promise<string> {
  const found = await sql<{ answer: string }>`select care.move_case(${move.caseId},
    ${move.baseVersion}, ${move.to}, ${move.reason}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function changePriority(tx: Tx, change: Move): Promise<string> {
  const found = await sql<{ answer: string }>`select care.change_priority(${change.caseId},
    ${change.baseVersion}, ${change.to}, ${change.reason}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

/** Takes the step that follows from the work; false if the case is not in a state for it. */
export async function advanceCase(
  tx: Tx,
  caseId: string,
  step: { to: CaseState; reason: string },
): Promise<boolean> {
  const found = await sql<{ moved: boolean }>`
    select care.advance_case(${caseId}, ${step.to}, ${step.reason}) as moved`.execute(tx);
  return found.rows[0]!.moved;
}

/** Whether the case has its lead and its supervisor. */
export async function hasLeadAndSupervisor(tx: Tx, caseId: string): Promise<boolean> {
  const found = await sql<{ parts: number }>`select count(distinct part)::integer as parts
    from care.assignment where case_id = ${caseId} and until_at = 'infinity'
      and part in ('lead', 'supervisor')`.execute(tx);
  return found.rows[0]!.parts === 2;
}

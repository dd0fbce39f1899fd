// SQL of plans, goals and actions. The wording of a goal and a provider's name are ciphertext here.
// Every change names the version it started from.

import { sql, type Tx } from '../../../engine/db/database.ts';
import { insertRow } from '../../../engine/db/insert-row.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Answer } from '../../../engine/http/answer-of.ts';
import type { agreeingAdults, agreementWays, Level, services } from '../model.ts';
import type { ActionGround, ConsentFacts } from './rules.ts';

export type PlanRow = {
  id: string;
  caseId: string;
  personId: string;
  state: 'draft' | 'active' | 'ended';
  version: number;
  madeAt: Date;
  activatedAt: Date | null;
  agreedOn: Day | null;
  agreedHow: (typeof agreementWays)[number] | null;
  adultAgreed: (typeof agreeingAdults)[number] | null;
  approvedAt: Date | null;
  isAgreed: boolean;
  mayApprove: boolean;
  needsAsking: boolean;
};
const planColumns = sql`id, case_id, person_id, state, version, made_at, activated_at, agreed_on,
  agreed_how, adult_agreed, approved_at, agreed_recorded_at is not null
    and agreed_recorded_at >= coalesce(changed_at, '-infinity') as is_agreed,
  care.may_approve_plan(id) as may_approve, care.plan_needs_asking(id) as needs_asking`;

export async function findPlan(tx: Tx, planId: string): Promise<PlanRow | null> {
  const found =
    await sql<PlanRow>`select ${planColumns} from care.plan where id = ${planId}`.execute(tx);
  return found.rows[0] ?? null;
}

/** The open plan of a case, or the one that ended last. */
export async function findPlanOfCase(tx: Tx, caseId: string): Promise<PlanRow | null> {
  const found = await sql<PlanRow>`select ${planColumns} from care.plan where case_id = ${caseId}
    order by (state = 'ended'), made_at desc limit 1`.execute(tx);
  return found.rows[0] ?? null;
}

export async function insertPlan(
  tx: Tx,
  plan: { id: string; caseId: string; personId: string; madeBy: string },
): Promise<void> {
  await insertRow(tx, 'care.plan', plan);
}

export async function agreePlan(tx: Tx, input: object): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`
    select care.agree_plan(${JSON.stringify(input)}::jsonb) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function approvePlan(tx: Tx, planId: string, baseVersion: number): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`
    select care.approve_plan(${planId}, ${baseVersion}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export type WordsOf = 'person' | 'together' | 'worker';
export type GoalState = 'open' | 'reached' | 'set-aside';
export type GoalOwner =
  | 'person'
  | 'guardian'
  | 'case-manager'
  | 'supervisor'
  | 'psychologist'
  | 'child-protection-officer';
export type GoalRow = {
  id: string;
  planId: string;
  personId: string;
  level: Level;
  strength: string | null;
  wording: Buffer;
  wordsOf: WordsOf;
  owner: GoalOwner;
  state: GoalState;
  attainment: number | null;
  version: number;
  /** The version in which the wording was sealed. */
  wordedIn: number;
};
const goalColumns = sql`id, plan_id, person_id, level, strength, wording, words_of, owner, state,
  attainment, version, worded_in`;

export async function findGoal(tx: Tx, goalId: string): Promise<GoalRow | null> {
  const found =
    await sql<GoalRow>`select ${goalColumns} from care.goal where id = ${goalId}`.execute(tx);
  return found.rows[0] ?? null;
}

export async function listGoals(tx: Tx, planId: string): Promise<GoalRow[]> {
  const found = await sql<GoalRow>`select ${goalColumns} from care.goal where plan_id = ${planId}
    order by made_at, id limit 100`.execute(tx);
  return found.rows;
}

export type GoalInput = {
  level: string;
  strength: string | null;
  wording: Buffer;
  wordsOf: string;
  owner: string;
};

export async function insertGoal(
  tx: Tx,
  of: { id: string; planId: string; personId: string; madeBy: string },
  goal: GoalInput,
): Promise<void> {
  await insertRow(tx, 'care.goal', { ...goal, ...of });
}

/** False when the goal changed meanwhile. */
export async function changeGoal(
  tx: Tx,
  of: { id: string; baseVersion: number; state: string },
  goal: GoalInput,
): Promise<boolean> {
  const changed = await sql`update care.goal set level = ${goal.level}, strength = ${goal.strength},
      wording = ${goal.wording}, words_of = ${goal.wordsOf}, owner = ${goal.owner},
      state = ${of.state}, version = version + 1
    where id = ${of.id} and version = ${of.baseVersion} returning id`.execute(tx);
  return changed.rows.length > 0;
}

/** The result of a review; the version stays, because the sealed wording is bound to it. */
export async function rateGoal(
  tx: Tx,
  goal: { id: string; planId: string; attainment: number; state: string },
): Promise<boolean> {
  const changed =
    await sql`update care.goal set attainment = ${goal.attainment}, state = ${goal.state}
    where id = ${goal.id} and plan_id = ${goal.planId} returning id`.execute(tx);
  return changed.rows.length > 0;
}

/** Goals in the person's own words that are not set aside, without `exceptGoalId`. */
export async function countOwnWords(
  tx: Tx,
  planId: string,
  exceptGoalId: string | null,
): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::integer as count from care.goal
    where plan_id = ${planId} and words_of = 'person' and state <> 'set-aside'
      and id is distinct from ${exceptGoalId}::uuid`.execute(tx);
  return found.rows[0]!.count;
}

export type NotDoneReason =
  | 'person-declined'
  | 'not-available'
  | 'not-funded'
  | 'too-far'
  | 'waiting-list'
  | 'no-longer-needed'
  | 'other-need';
export type ActionRow = {
  id: string;
  goalId: string;
  planId: string;
  personId: string;
  service: (typeof services)[number];
  wording: Buffer | null;
  mhpssLayer: number | null;
  providerOrganisationId: string | null;
  providerName: Buffer | null;
  dueOn: Day;
  ground: ActionGround;
  consentId: string | null;
  groundReason: Buffer | null;
  groundUntil: Day | null;
  fundedUntil: Day | null;
  state: 'open' | 'done' | 'not-done';
  notDoneReason: NotDoneReason | null;
  doneOn: Day | null;
  version: number;
};
const actionColumns = sql`id, goal_id, plan_id, person_id, service, wording, mhpss_layer,
  provider_organisation_id, provider_name, due_on, ground, consent_id, ground_reason,
  ground_until, funded_until, state, not_done_reason, done_on, version`;

export async function findAction(tx: Tx, actionId: string): Promise<ActionRow | null> {
  const found = await sql<ActionRow>`select ${actionColumns} from care.action
    where id = ${actionId}`.execute(tx);
  return found.rows[0] ?? null;
}

export type ListedAction = ActionRow & { needsBasis: boolean };

export async function listActions(tx: Tx, planId: string): Promise<ListedAction[]> {
  const found = await sql<ListedAction>`select ${actionColumns}, t.state = 'open' and (
      select care.basis_holds(t, s, care.today()) from (select 1) one
        left join people.consent s on s.id = t.consent_id) is not true as needs_basis
    from care.action t where plan_id = ${planId} order by due_on, id limit 500`.execute(tx);
  return found.rows;
}

/** Without a last day, the database takes the country's days. */
type Ground = {
  ground: string;
  consentId: string | null;
  groundReason: Buffer | null;
  groundUntil: string | null;
};

/** False when the action changed meanwhile. */
export async function changeBasis(
  tx: Tx,
  wanted: Ground & { id: string; baseVersion: number },
): Promise<boolean> {
  const changed = await sql`update care.action set ground = ${wanted.ground},
      consent_id = ${wanted.consentId}, ground_reason = ${wanted.groundReason},
      ground_until = ${wanted.groundUntil}::date, version = version + 1
    where id = ${wanted.id} and version = ${wanted.baseVersion} and state = 'open'
    returning id`.execute(tx);
  return changed.rows.length > 0;
}

export type ActionInput = Ground & {
  service: (typeof services)[number];
  wording: Buffer;
  mhpssLayer: number | null;
  providerOrganisationId: string | null;
  providerName: Buffer | null;
  dueOn: string;
  fundedUntil: string | null;
};

export async function insertAction(
  tx: Tx,
  { id, goal, madeBy }: { id: string; goal: GoalRow; madeBy: string },
  action: ActionInput,
): Promise<void> {
  await insertRow(tx, 'care.action', {
    ...action,
    id,
    goalId: goal.id,
    planId: goal.planId,
    personId: goal.personId,
    madeBy,
  });
}

export type ActionOutcome = {
  id: string;
  baseVersion: number;
  state: 'open' | 'done' | 'not-done';
  reason: string | null;
  doneOn: string | null;
  dueOn: string | null;
};

/** False when the action changed meanwhile. */
export async function finishAction(tx: Tx, outcome: ActionOutcome): Promise<boolean> {
  const changed = await sql`update care.action set state = ${outcome.state},
      not_done_reason = ${outcome.reason}, done_on = ${outcome.doneOn}::date,
      due_on = coalesce(${outcome.dueOn}::date, due_on),
      finished_at = case when ${outcome.state} = 'open' then null else now() end,
      version = version + 1
    where id = ${outcome.id} and version = ${outcome.baseVersion} returning id`.execute(tx);
  return changed.rows.length > 0;
}

type Resting = {
  readonly personId: string;
  readonly service: string;
  readonly providerId: string | null;
};

/** A consent of exactly this person, and whether such an action may rest on it today, or null. */
export async function findConsent(
  tx: Tx,
  consentId: string,
  { personId, service, providerId }: Resting,
): Promise<ConsentFacts> {
  const found = await sql<{ ground: string; untilOn: Day; holds: boolean }>`
    select s.ground, s.until_on, s.purpose = care.purpose_of(${service})
      and (s.organisation_id is null or ${providerId}::uuid is null
        or s.organisation_id = ${providerId}::uuid)
      and people.consent_holds(s, care.today()) as holds
    from people.consent s where s.id = ${consentId} and s.person_id = ${personId}`.execute(tx);
  return found.rows[0] ?? null;
}

export async function isOrganisation(tx: Tx, organisationId: string): Promise<boolean> {
  const found = await sql`select 1 from workforce.organisation where id = ${organisationId}
    and closed_at is null and side = 'care'`.execute(tx);
  return found.rows.length > 0;
}

// The SQL that reads restrictions and what belongs to them, through the row policies. Today is the
// database's, so that no caller can choose it, and a restriction is over by that clock alone.

import { sql, type Tx } from '../../engine/db/database.ts';
import type { Actor } from '../../engine/access/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type {
  Duty,
  DutyOfMatter,
  Restriction,
  RestrictionPage,
  RestrictionState,
} from './model-restrictions.ts';

export type RestrictionRow = {
  id: string;
  subjectId: string;
  proceedingId: string | null;
  kind: Restriction['kind'];
  court: string;
  orderNumber: string;
  scope: Buffer;
  groundsRole: Buffer | null;
  groundsStay: Buffer | null;
  appealTerms: Buffer | null;
  permissionAnswerDays: number;
  lawEdition: number | null;
  startOn: Day;
  endOn: Day;
  lastDay: Day;
  state: RestrictionState;
  isVaried: boolean;
  variedScope: Buffer | null;
  variedScopeId: string | null;
  lifting: 'lifted' | 'quashed' | null;
  liftedOn: Day | null;
  liftingOrder: string | null;
};

/** States as of this moment in the programme's time zone; those that end last come first. */
export async function listRestrictions(
  tx: Tx,
  subjectIds: readonly string[],
): Promise<RestrictionRow[]> {
  return (
    await sql<RestrictionRow>`
    select r.id, r.subject_id, r.proceeding_id, r.kind, r.court, r.order_number, r.scope,
      r.grounds_role,
      r.grounds_stay, r.appeal_terms, r.permission_answer_days, e.number as law_edition,
        r.start_on, r.end_on,
      n.last_day, n.state, n.ending as lifting, n.ending_on as lifted_on,
        n.ending_order as lifting_order,
      exists (select 1 from legal.restriction_variation v
        where v.restriction_id = r.id) as is_varied,
      v.scope as varied_scope, v.id as varied_scope_id
    from legal.restriction r
    join legal.restrictions_now(${subjectIds}::uuid[]) n on n.restriction_id = r.id
    left join law.edition e on e.id = r.edition_id
    left join lateral (select x.id, x.scope from legal.restriction_variation x
      where x.restriction_id = r.id and x.scope is not null and x.on_day <= legal.today()
      order by x.on_day desc, x.recorded_at desc limit 1) v on true
    where r.subject_id = any(${subjectIds}::uuid[])
    order by n.last_day desc, r.id desc limit 1000`.execute(tx)
  ).rows;
}

export type DutyRow = {
  subjectId: string;
  restrictionId: string;
  kind: Restriction['kind'];
  duty: Duty['duty'];
  dueOn: Day;
  requestId: string | null;
};

/** What is owed to these people, the earliest day first. */
export async function listDuties(tx: Tx, subjectIds: readonly string[]): Promise<DutyRow[]> {
  return (
    await sql<DutyRow>`select * from legal.restriction_duties(${subjectIds}::uuid[])
    order by due_on, restriction_id, duty limit 1000`.execute(tx)
  ).rows;
}

/** In the matters that the officer holds, the earliest day first, with names. */
export async function listOwnDuties(tx: Tx, actor: Actor): Promise<DutyOfMatter[]> {
  const found =
    await sql<DutyRow>`select d.* from legal.restriction_duties(array(select r.subject_id
      from legal.reach r where r.account_id = ${actor.accountId})) d
    order by d.due_on, d.restriction_id, d.duty limit 100`.execute(tx);
  const ids = [...new Set(found.rows.map((row) => row.subjectId))];
  const names = new Map((await listNames(tx, actor, ids)).map((row) => [row.id, row]));
  return found.rows.flatMap((row) => {
    const named = names.get(row.subjectId);
    if (!named) return [];
    return { ...row, code: named.code, fullName: named.fullName };
  });
}

type NameRow = { id: string; code: string; fullName: string };

async function listNames(tx: Tx, actor: Actor, ids: readonly string[]): Promise<NameRow[]> {
  const minimum = sql<NameRow>`select id, code, full_name
    from legal.minimum_subjects(${ids}::uuid[], null, null, 101)`;
  const whole = sql<NameRow>`select s.id, s.code, n.full_name from legal.subject s
    join legal.subject_name n on n.subject_id = s.id and n.kind = 'current'
    where s.id = any(${ids}::uuid[]) order by s.id`;
  return (await (actor.role === 'probation-officer' ? minimum : whole).execute(tx)).rows;
}

/**
 * What is late in the registrar's court: numbers, no matter and no name. Nothing for anybody else.
 */
export async function countLateInCourt(tx: Tx): Promise<{ notices: number; answers: number }> {
  return (
    await sql<{
      notices: number;
      answers: number;
    }>`select notices, answers from legal.late_in_court()`.execute(tx)
  ).rows[0]!;
}

export type VariationRow = {
  id: string;
  onDay: Day;
  court: string;
  orderNumber: string;
  scope: Buffer | null;
  endOn: Day | null;
};

/** The one that holds from the latest day comes first. */
export async function listVariations(tx: Tx, restrictionId: string): Promise<VariationRow[]> {
  return (
    await sql<VariationRow>`select id, on_day, court, order_number, scope, end_on
    from legal.restriction_variation where restriction_id = ${restrictionId}
    order by on_day desc, recorded_at desc, id limit 200`.execute(tx)
  ).rows;
}

/** The one lodged last comes first. */
export async function listAppeals(
  tx: Tx,
  restrictionId: string,
): Promise<RestrictionPage['appeals']> {
  return (
    await sql<RestrictionPage['appeals'][number]>`select id, lodged_on as "lodgedOn", court, state,
      decided_on as "decidedOn", order_number as "orderNumber", version
    from legal.restriction_appeal where restriction_id = ${restrictionId}
    order by lodged_on desc, recorded_at desc, id limit 200`.execute(tx)
  ).rows;
}

/** The one told last comes first. */
export async function listNotices(
  tx: Tx,
  restrictionId: string,
): Promise<RestrictionPage['notices']> {
  return (
    await sql<
      RestrictionPage['notices'][number]
    >`select id, about, told_on as "toldOn", how, language,
      told_end_on as "toldEndOn"
    from legal.restriction_notice where restriction_id = ${restrictionId}
    order by told_on desc, recorded_at desc, id limit 200`.execute(tx)
  ).rows;
}

export type RequestRow = {
  id: string;
  askedOn: Day;
  purpose: Buffer;
  fromOn: Day;
  toOn: Day;
  answerDueOn: Day;
  answeredOn: Day | null;
  answer: 'granted' | 'refused' | null;
  reason: Buffer | null;
};

/** Unanswered ones first, the one due earliest at the top; then the one answered last. */
export async function listRequests(tx: Tx, restrictionId: string): Promise<RequestRow[]> {
  return (
    await sql<RequestRow>`select id, asked_on, purpose, from_on, to_on, answer_due_on, answered_on,
      answer,
      reason
    from legal.permission_request where restriction_id = ${restrictionId}
    order by answered_on is not null, case when answered_on is null then answer_due_on end,
      answered_on desc, id limit 500`.execute(tx)
  ).rows;
}

export type ContactRow = {
  id: string;
  onDay: Day;
  place: Buffer;
  outcome: RestrictionPage['contacts'][number]['outcome'];
  version: number;
};

/** In the order of their days. */
export async function listContacts(tx: Tx, restrictionId: string): Promise<ContactRow[]> {
  return (
    await sql<ContactRow>`select id, on_day, place, outcome, version
    from legal.probation_contact where restriction_id = ${restrictionId}
    order by on_day, id limit 500`.execute(tx)
  ).rows;
}

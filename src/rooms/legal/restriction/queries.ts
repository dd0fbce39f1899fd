// The SQL of restrictions: what a court ordered, varied, lifted and decided on appeal, and what is
// due to the person. Row policies decide what is shown and may be written. Today comes from the
// database, so no caller can choose it, and a restriction ends by that clock.

import { sql, type Tx } from '../../../engine/db/database.ts';
import { insertRow } from '../../../engine/db/insert-row.ts';
import type { Day } from '../../../kernel/day.ts';
import type { RestrictionState } from './model.ts';
import type {
  AppealDecision,
  Duty,
  NewAppeal,
  NewRestriction,
  NewVariation,
  Restriction,
  RestrictionPage,
} from './shapes.ts';
import type { SealedTexts } from './sealing.ts';

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

/** As it is now; null if it is out of reach, does not exist or belongs to another subject. */
export async function findRestriction(
  tx: Tx,
  { subjectId, restrictionId }: { subjectId: string; restrictionId: string },
): Promise<RestrictionRow | null> {
  const found = await listRestrictions(tx, [subjectId]);
  return found.find((row) => row.id === restrictionId) ?? null;
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

export type VariationRow = {
  id: string;
  onDay: Day;
  court: string;
  orderNumber: string;
  scope: Buffer | null;
  endOn: Day | null;
};

/** The variation that applies from the latest day comes first. */
export async function listVariations(tx: Tx, restrictionId: string): Promise<VariationRow[]> {
  return (
    await sql<VariationRow>`select id, on_day, court, order_number, scope, end_on
    from legal.restriction_variation where restriction_id = ${restrictionId}
    order by on_day desc, recorded_at desc, id limit 200`.execute(tx)
  ).rows;
}

/** The latest appeal first. */
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

type Owned = { readonly id: string; readonly subjectId: string; readonly by: string };
export type OfRestriction = Owned & { readonly restrictionId: string };

export async function insertRestriction(
  tx: Tx,
  { id, subjectId, by }: Owned,
  { row, sealed, editionId }: { row: NewRestriction; sealed: SealedTexts; editionId: string },
): Promise<void> {
  await insertRow(tx, 'legal.restriction', {
    ...row,
    ...sealed,
    id,
    subjectId,
    editionId,
    recordedBy: by,
  });
}

export async function insertLifting(
  tx: Tx,
  { id, subjectId, by, restrictionId }: OfRestriction,
  row: { kind: string; onDay: string; orderNumber: string },
): Promise<void> {
  await insertRow(tx, 'legal.restriction_lifting', {
    ...row,
    id,
    restrictionId,
    subjectId,
    recordedBy: by,
  });
}

export async function insertVariation(
  tx: Tx,
  { id, subjectId, by, restrictionId }: OfRestriction,
  {
    sealedScope,
    ...row
  }: Omit<NewVariation, 'scope'> & { sealedScope: Buffer | null; appealId: string | null },
): Promise<void> {
  await insertRow(tx, 'legal.restriction_variation', {
    ...row,
    id,
    restrictionId,
    subjectId,
    scope: sealedScope,
    recordedBy: by,
  });
}

export async function insertAppeal(
  tx: Tx,
  { id, subjectId, by, restrictionId }: OfRestriction,
  row: NewAppeal,
): Promise<void> {
  await insertRow(tx, 'legal.restriction_appeal', {
    ...row,
    id,
    restrictionId,
    subjectId,
    recordedBy: by,
  });
}

/** False if someone decided it meanwhile. */
export async function updateAppeal(
  tx: Tx,
  appealId: string,
  { outcome, decidedOn, orderNumber, baseVersion, by }: AppealDecision & { by: string },
): Promise<boolean> {
  const found =
    await sql`update legal.restriction_appeal set state = ${outcome}, decided_on = ${decidedOn},
      order_number = ${orderNumber}, decided_by = ${by}, version = version + 1
    where id = ${appealId} and version = ${baseVersion} and state = 'pending' returning id`.execute(
      tx,
    );
  return found.rows.length > 0;
}

// The SQL of what protects the person in a matter: claims and findings about the birth, counsel,
// victim first. Triggers of database/ write the history, so that no caller can choose what was
// there before.

import { sql, type Tx } from '../../../engine/db/database.ts';
import { insertRow } from '../../../engine/db/insert-row.ts';
import type { Day } from '../../../kernel/day.ts';
import type { BirthPrecision } from '../../../kernel/birth.ts';
import type { NewSubject } from '../matter/shapes.ts';

type Counsel = NewSubject['counsel'];
type KnownPrecision = Exclude<BirthPrecision, 'unknown'>;

export type SafeguardRow = {
  code: string;
  birthFrom: Day | null;
  birthTo: Day | null;
  birthPrecision: BirthPrecision;
  birthDisputed: boolean;
  disputeUnnamed: boolean;
  counsel: Counsel;
  isVictim: boolean;
  hiddenFrom: Day | null;
};

export async function findSafeguards(tx: Tx, subjectId: string): Promise<SafeguardRow | null> {
  const found =
    await sql<SafeguardRow>`select code, birth_from, birth_to, birth_precision, birth_disputed,
      dispute_unnamed, counsel,
      is_victim, hidden_from
    from legal.subject where id = ${subjectId}`.execute(tx);
  return found.rows[0] ?? null;
}

export type ClaimRow = {
  id: string;
  birthFrom: Day;
  birthTo: Day;
  birthPrecision: KnownPrecision;
  says: Buffer;
  recordedOn: Day;
  isSettled: boolean;
};

/** The newest first; settled ones too, which no longer count. */
export async function listClaims(tx: Tx, subjectId: string): Promise<ClaimRow[]> {
  return (
    await sql<ClaimRow>`select id, birth_from, birth_to, birth_precision, says, recorded_on,
      settlement_id is not null as is_settled
    from legal.birth_claim where subject_id = ${subjectId} order by recorded_on desc, id desc
      limit 200`.execute(tx)
  ).rows;
}

export type SettlementRow = {
  id: string;
  birthFrom: Day;
  birthTo: Day;
  birthPrecision: KnownPrecision;
  orderNumber: string;
  foundOn: Day;
  oldFrom: Day | null;
  oldTo: Day | null;
  oldPrecision: BirthPrecision;
  oldDisputed: boolean;
};

/** The newest first. */
export async function listSettlements(tx: Tx, subjectId: string): Promise<SettlementRow[]> {
  return (
    await sql<SettlementRow>`select id, birth_from, birth_to, birth_precision, order_number,
      found_on, old_from, old_to,
      old_precision, old_disputed
    from legal.birth_settlement where subject_id = ${subjectId} order by recorded_at desc
      limit 200`.execute(tx)
  ).rows;
}

export type CounselRow = { fromState: Counsel; toState: Counsel; onDay: Day };

/** The newest first. */
export async function listCounselChanges(tx: Tx, subjectId: string): Promise<CounselRow[]> {
  return (
    await sql<CounselRow>`select from_state, to_state, on_day from legal.counsel_change
    where subject_id = ${subjectId} order by recorded_at desc limit 200`.execute(tx)
  ).rows;
}

type Written = { readonly id: string; readonly subjectId: string; readonly by: string };
type Birth = { readonly from: string; readonly to: string; readonly precision: string };

export async function insertClaim(
  tx: Tx,
  { id, subjectId, by }: Written,
  row: { birth: Birth; says: Buffer },
): Promise<void> {
  await insertRow(tx, 'legal.birth_claim', {
    id,
    subjectId,
    birthFrom: row.birth.from,
    birthTo: row.birth.to,
    birthPrecision: row.birth.precision,
    says: row.says,
    recordedBy: by,
  });
}

type Finding = { readonly birth: Birth; readonly orderNumber: string; readonly foundOn: string };

export async function insertSettlement(
  tx: Tx,
  { id, subjectId, by }: Written,
  row: Finding,
): Promise<void> {
  await insertRow(tx, 'legal.birth_settlement', {
    id,
    subjectId,
    birthFrom: row.birth.from,
    birthTo: row.birth.to,
    birthPrecision: row.birth.precision,
    orderNumber: row.orderNumber,
    foundOn: row.foundOn,
    recordedBy: by,
  });
}

export async function insertCounsel(
  tx: Tx,
  { id, subjectId, by }: Written,
  row: { counsel: string; onDay: string },
): Promise<void> {
  await insertRow(tx, 'legal.counsel_change', {
    id,
    subjectId,
    toState: row.counsel,
    onDay: row.onDay,
    recordedBy: by,
  });
}

export async function updateVictim(tx: Tx, subjectId: string): Promise<void> {
  await sql`update legal.subject set is_victim = true where id = ${subjectId}`.execute(tx);
}

export type ActRow = { actFrom: Day | null; actTo: Day | null };

export async function listActs(tx: Tx, subjectId: string): Promise<ActRow[]> {
  return (
    await sql<ActRow>`select act_from, act_to from legal.proceeding where subject_id = ${subjectId}
    order by id limit 1000`.execute(tx)
  ).rows;
}

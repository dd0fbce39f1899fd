// SQL of proposals and decisions. An open proposal between rows that other decisions have already
// joined needs no answer and is left out.

import { z } from 'zod';
import { sql, type Tx } from '../../../engine/db/database.ts';
import { invariant } from '../../../kernel/invariant.ts';
import type { Proposal } from './shapes.ts';

export type ProposalRow = {
  id: string;
  aEntryId: string;
  bEntryId: string;
  aRootId: string;
  bRootId: string;
  band: Proposal['band'];
  score: number;
  reasons: Proposal['reasons'];
  state: Proposal['state'];
  decidedAt: Date | null;
  version: number;
};
export type ProposalFilter = {
  readonly operationId: string;
  readonly state: Proposal['state'];
  readonly band: Proposal['band'] | null;
};

const columns = sql`p.id, p.a_entry_id, p.b_entry_id, a.root_id as a_root_id,
  b.root_id as b_root_id, p.band, p.score, p.reasons, p.state, p.decided_at, p.version`;
const tables = sql`operations.match_proposal p
  join operations.entry a on a.id = p.a_entry_id join operations.entry b on b.id = p.b_entry_id`;

function filterOf({ operationId, state, band }: ProposalFilter) {
  return sql`p.operation_id = ${operationId}::uuid and p.state = ${state}
    and (${band}::text is null or p.band = ${band})
    and (p.state <> 'open' or a.root_id <> b.root_id)`;
}

export const placeOfProposal = z.strictObject({
  band: z.string(),
  score: z.number(),
  id: z.string(),
});
type PlaceOfProposal = z.output<typeof placeOfProposal>;

/** The surest first; `after` is the place of the last one shown. */
export async function listProposalRows(
  tx: Tx,
  filter: ProposalFilter,
  { after, limit }: { after: PlaceOfProposal | null; limit: number },
): Promise<ProposalRow[]> {
  const found = await sql<ProposalRow>`select ${columns} from ${tables}
    where ${filterOf(filter)} and (${after === null}
      or (p.band <> 'same', -p.score, p.id)
        > (${after?.band !== 'same'}, ${-(after?.score ?? 0)}::real, ${after?.id ?? null}::uuid))
    order by p.band <> 'same', -p.score, p.id limit ${limit}`.execute(tx);
  return found.rows;
}

/** Counted up to 1,001. */
export async function countProposals(tx: Tx, filter: ProposalFilter): Promise<number> {
  const found = await sql<{ count: number }>`select count(*) as count from (
    select 1 from ${tables} where ${filterOf(filter)} limit 1001) few`.execute(tx);
  return found.rows[0]!.count;
}

export async function findProposals(
  tx: Tx,
  operationId: string,
  ids: readonly string[],
): Promise<ProposalRow[]> {
  const found = await sql<ProposalRow>`select ${columns} from ${tables}
    where p.operation_id = ${operationId}::uuid and p.id = any(${ids}::uuid[])
    order by p.id for no key update of p`.execute(tx);
  return found.rows;
}

/** Decided `different` between rows that are one person now: a contradiction to be refused. */
export async function findContradiction(tx: Tx, operationId: string): Promise<string | null> {
  const found = await sql<{ id: string }>`select p.id from ${tables}
    where p.operation_id = ${operationId}::uuid and p.state = 'different'
      and a.root_id = b.root_id limit 1`.execute(tx);
  return found.rows[0]?.id ?? null;
}

export async function listJoinsOf(
  tx: Tx,
  rootId: string,
): Promise<{ id: string; version: number }[]> {
  const found = await sql<{ id: string; version: number }>`select p.id, p.version from ${tables}
    where a.root_id = ${rootId}::uuid and b.root_id = ${rootId}::uuid and p.state = 'same'
    order by p.id limit 100`.execute(tx);
  return found.rows;
}

export async function hasOpenSureProposals(
  tx: Tx,
  operationId: string,
  rootIds: readonly string[],
): Promise<number> {
  const found = await sql<{ count: number }>`select count(*) as count from ${tables}
    where p.operation_id = ${operationId}::uuid and p.state = 'open' and p.band = 'same'
      and a.root_id <> b.root_id
      and (a.root_id = any(${rootIds}::uuid[]) or b.root_id = any(${rootIds}::uuid[]))`.execute(tx);
  return found.rows[0]!.count;
}

/** The proposal of these two rows, in either order. Throws if it does not exist. */
export async function getPair(
  tx: Tx,
  a: string,
  b: string,
): Promise<{ id: string; state: Proposal['state']; version: number }> {
  const found = await sql<{ id: string; state: Proposal['state']; version: number }>`
    select id, state, version from operations.match_proposal
    where a_entry_id = least(${a}::uuid, ${b}::uuid)
      and b_entry_id = greatest(${a}::uuid, ${b}::uuid)`.execute(tx);
  const row = found.rows[0];
  invariant(row, 'a pair that was just written');
  return row;
}

export async function saveDecisions(
  tx: Tx,
  by: string,
  decisions: readonly { id: string; decision: Proposal['state']; historyId: string }[],
): Promise<void> {
  const json = JSON.stringify(decisions);
  await sql`update operations.match_proposal p set state = d.decision, version = p.version + 1,
      decided_at = case when d.decision <> 'open' then clock_timestamp() end
    from jsonb_to_recordset(${json}::jsonb) as d(id uuid, decision text) where p.id = d.id`.execute(
    tx,
  );
  await sql`insert into operations.match_decision (id, proposal_id, decision, by_account)
    select "historyId", id, decision, ${by}::uuid
    from jsonb_to_recordset(${json}::jsonb) as d(id uuid, decision text, "historyId" uuid)`.execute(
    tx,
  );
}

// ---------------------------------------------------------------- quality, over all operations

export type QualityCell = {
  quarter: string;
  scripts: string | null;
  sex: 'female' | 'male' | 'unknown';
  band: 'same' | 'look';
  decision: 'same' | 'different';
  count: number;
};

/** Newest quarter first. Pairs that people put together themselves were not proposed: left out. */
export async function countDecisions(tx: Tx, timeZone: string): Promise<QualityCell[]> {
  const found =
    await sql<QualityCell>`select to_char(p.decided_at at time zone ${timeZone}, 'YYYY-"Q"Q') as
      quarter,
      p.scripts, case when a.sex = b.sex then a.sex else 'unknown' end as sex, p.band, p.state as decision,
      count(*)::integer as count
    from operations.match_proposal p
    join operations.entry a on a.id = p.a_entry_id join operations.entry b on b.id = p.b_entry_id
    where p.state <> 'open' and p.reasons <> '[]'::jsonb
    group by 1, 2, 3, 4, 5 order by 1 desc, 2, 3, 4, 5 limit 2000`.execute(tx);
  return found.rows;
}

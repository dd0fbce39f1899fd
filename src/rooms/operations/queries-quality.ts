// SQL of the page on how well pairs were proposed: counts over all operations.

import { sql, type Tx } from '../../engine/db/database.ts';

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

// What colleagues have said about the items of a page: who else was asked to take one on, and, for
// the supervisor, who put one off, until when and why.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Day } from '../../../kernel/day.ts';
import type { liveHandingStates, PutOffReason } from '../urgent/model.ts';
import type { TodayScope } from './queries-scope.ts';

type Item = { readonly kind: string; readonly record: string };
type PutOffRow = Item & { untilOn: Day; reason: PutOffReason; accountId: string };
type HandedRow = Item & { state: (typeof liveHandingStates)[number]; accountId: string };

/** What nobody can put off is done, or handed on. */
export const isHandedOn = ({ kind }: Item): boolean => kind === 'safety-clock' || kind === 'urgent';

async function listPutOff(tx: Tx, items: readonly Item[]): Promise<readonly PutOffRow[]> {
  const found = await sql<PutOffRow>`select n.kind, n.record, n.until_on, n.reason,
      n.put_off_by as account_id
    from unnest(${items.map(({ kind }) => kind)}::text[],
      ${items.map(({ record }) => record)}::uuid[]) i (kind, record)
    cross join lateral (select o.* from care.put_off o where o.kind = i.kind
      and o.record = i.record order by o.put_off_at desc, o.id desc limit 1) n
    where n.until_on > care.today()`.execute(tx);
  return found.rows;
}

async function listHanded(
  tx: Tx,
  { accountId }: TodayScope,
  items: readonly Item[],
): Promise<readonly HandedRow[]> {
  const records = items.filter(isHandedOn).map(({ record }) => record);
  if (records.length === 0) return [];
  const found = await sql<HandedRow>`select h.state, h.to_account as account_id,
      case h.about when 'urgent-concern' then 'urgent' else 'safety-clock' end as kind,
      coalesce(h.concern_id, h.case_id) as record
    from care.handing h
    where (h.concern_id = any(${records}::uuid[])
        or (h.about = 'first-contact' and h.case_id = any(${records}::uuid[])))
      and h.state in ('asked', 'accepted') and h.to_account <> ${accountId}
      and h.id in (select care.handings_that_count(h.case_id))`.execute(tx);
  return found.rows;
}

export type Said = { readonly putOff: readonly PutOffRow[]; readonly handed: readonly HandedRow[] };

export async function listSaid(tx: Tx, scope: TodayScope, items: readonly Item[]): Promise<Said> {
  const putOff = scope.role === 'supervisor' ? await listPutOff(tx, items) : [];
  return { putOff, handed: await listHanded(tx, scope, items) };
}

// All SQL of notices. Each side has a table of its own, which only its login role reads; the
// policies leave the receiver's notices of records that they may see at this moment. What a notice
// leads to is read under the policies of those records.

import type { RawBuilder } from 'kysely';
import { sql, type Tx } from '../../engine/db/database.ts';
import type { Side } from '../../kernel/roles.ts';
import { type NoticeKind, type NoticeRecord, noticesCounted, noticesShown } from './model.ts';

export type NoticeRow = {
  id: string;
  kind: NoticeKind;
  about: NoticeRecord;
  recordId: string;
  madeAt: Date;
  isNew: boolean;
  caseId: string | null;
  personId: string | null;
  otherId: string | null;
  subjectId: string | null;
  restrictionId: string | null;
};
type NoticeSide = 'care' | 'justice' | 'programme';

/** Only the sides whose roles may call: the others have no table. */
function tableOf(side: Side): RawBuilder<unknown> {
  return sql.table(`notices.${side as NoticeSide}_notice`);
}

const nothing = sql`null::uuid`;
const places: Readonly<Record<NoticeSide, RawBuilder<unknown>>> = {
  care: sql`
    select r.case_id, r.person_id, ${nothing} as other_id, ${nothing} as subject_id,
      ${nothing} as restriction_id
      from care.assignment r where n.about = 'assignment' and r.id = n.record_id
    union all select r.case_id, r.person_id, null, null, null from care.urgent_concern r
      where n.about = 'concern' and r.id = n.record_id
    union all select r.case_id, r.person_id, null, null, null from care.handing r
      where n.about = 'handing' and r.id = n.record_id
    union all select r.case_id, r.person_id, null, null, null from care.plan r
      where n.about = 'plan' and r.id = n.record_id
    union all select r.case_id, r.person_id, null, null, null from care.closing r
      where n.about = 'closing' and r.id = n.record_id
    union all select c.id, null, null, null, null from care.move r
      join care.case_file c on c.code = r.case_code
      where n.about = 'move' and r.id = n.record_id
    union all select r.id, r.person_id, null, null, null from care.case_file r
      where n.about = 'case' and r.id = n.record_id
    union all select null, r.person_id, null, null, null from guardianship.search r
      where n.about = 'search' and r.id = n.record_id
    union all select null, r.a_person_id, r.b_person_id, null, null from people.person_pair r
      where n.about = 'pair' and r.id = n.record_id
    union all select null, r.person_id, null, null, null from people.document r
      where n.about = 'document' and r.id = n.record_id`,
  justice: sql`
    select ${nothing} as case_id, ${nothing} as person_id, ${nothing} as other_id, r.subject_id,
      ${nothing} as restriction_id
      from legal.assignment r where n.about = 'matter' and r.id = n.record_id
    union all select null, null, null, r.subject_id, r.restriction_id
      from legal.permission_request r where n.about = 'permission' and r.id = n.record_id
    union all select null, null, null, r.subject_id, r.restriction_id
      from legal.restriction_appeal r where n.about = 'appeal' and r.id = n.record_id
    union all select null, null, null, r.subject_id, null from legal.document r
      where n.about = 'document' and r.id = n.record_id`,
  programme: sql`
    select ${nothing} as case_id, ${nothing} as person_id, ${nothing} as other_id,
      ${nothing} as subject_id, ${nothing} as restriction_id where false`,
};

type Receiver = { readonly accountId: string; readonly side: Side };

/** The newest first. */
export async function listNotices(tx: Tx, { accountId, side }: Receiver): Promise<NoticeRow[]> {
  const found = await sql<NoticeRow>`
    select n.id, n.kind, n.about, n.record_id, n.made_at,
      notices.is_new(n.made_at, n.changed_xid, l.new_since, l.new_in) as is_new,
      p.case_id, p.person_id, p.other_id, p.subject_id, p.restriction_id
    from (select 1) one left join notices.last_look() l on true
    join ${tableOf(side)} n on n.receiver_id = ${accountId}
    left join lateral (${places[side as NoticeSide]}) p on true
    order by n.made_at desc, n.kind, n.id limit ${noticesShown}`.execute(tx);
  return found.rows;
}

/** What one act told at once counts as one, as on the page. */
export async function countNew(tx: Tx, { accountId, side }: Receiver): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select distinct n.kind, n.made_at
      from (select 1) one left join notices.last_look() l on true
      join ${tableOf(side)} n on n.receiver_id = ${accountId}
        and notices.is_new(n.made_at, n.changed_xid, l.seen_until, l.seen_in)
      limit ${noticesCounted + 1}) new`.execute(tx);
  return found.rows[0]!.count;
}

export async function noteLook(tx: Tx, shownUntil: string): Promise<void> {
  await sql`select notices.note_look(${shownUntil}::timestamptz)`.execute(tx);
}

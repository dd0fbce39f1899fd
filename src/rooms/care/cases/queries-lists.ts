// SQL of case lists. Each contains the actor's scope literally; the policies are the backstop. A
// manager's list contains only minimum fields.

import { sql, type Tx } from '../../../engine/db/database.ts';
import { typedCode } from '../../../kernel/letters.ts';
import type { CaseOrder } from '../model.ts';
import { caseColumns, caseJoins, type CaseRow } from './queries.ts';

/** `tokens`: alternatives for each typed token, may be empty; `code`: the text as typed. */
export type CaseSearch = { readonly tokens: readonly (readonly string[])[]; readonly code: string };
export type CaseFilter = {
  readonly state: string | null;
  readonly leadId: string | null;
  readonly unassigned: 'lead' | 'supervisor' | 'any' | null;
  /** Only those whom nobody met in time. */
  readonly missed: boolean;
  readonly search: CaseSearch | null;
};

function filterOf(filter: CaseFilter) {
  const parts = [sql`true`];
  if (filter.state) parts.push(sql`c.state = ${filter.state}`);
  if (filter.leadId) {
    parts.push(sql`exists (select 1 from care.assignment a where a.case_id = c.id
      and a.part = 'lead' and a.until_at = 'infinity' and a.account_id = ${filter.leadId}::uuid)`);
  }
  if (filter.unassigned) parts.push(unassigned(filter.unassigned));
  if (filter.missed) parts.push(isMissed);
  if (filter.search) parts.push(searched(filter.search));
  return sql.join(parts, sql` and `);
}

const isMissed = sql`c.contacted_at is null and c.closed_at is null and c.stopped_at is null
  and c.state <> 'transferred' and c.contact_due_at < now()`;

// Somebody whose grant is over works on nothing any more, although nobody took their cases away.
function unassigned(wanted: 'lead' | 'supervisor' | 'any') {
  const lacks = (part: string) => sql`not exists (select 1 from care.assignment a
    where a.case_id = c.id and a.part = ${part} and a.until_at = 'infinity'
      and exists (select 1 from workforce.membership m where m.account_id = a.account_id
        and m.withdrawn_at is null and m.until_at > now()))`;
  const parts = wanted === 'any' ? ['lead', 'supervisor'] : [wanted];
  return sql`c.closed_at is null and (${sql.join(parts.map(lacks), sql` or `)})`;
}

// Candidates first: joined by `or`, the conditions would run on every case of the list.
function searched({ tokens, code }: CaseSearch) {
  const typed = typedCode(code);
  const byName =
    tokens.length === 0
      ? sql``
      : sql`union all select s.person_id
    from people.search(${JSON.stringify(tokens)}::jsonb, 200, true) s`;
  return sql`c.person_id in (select k.person_id from care.case_file k where k.code = ${typed}
    union all select k.person_id from care.case_file k where k.household_code = ${typed}
    union all select q.id from people.person q where q.code = ${typed} ${byName})`;
}

/** `after`: the last case of the page before. */
export type Page = {
  readonly order: CaseOrder;
  readonly after: string | null;
  readonly limit: number;
};

// Read in the order of an index where there is one: an organisation may have thousands of cases.
const placeIn = (order: CaseOrder, one: string) =>
  order === 'urgent'
    ? sql.ref(`${one}.urgency`)
    : sql`(care.place_in_list(${sql.ref(one)}, ${order}) collate "C")`;

/** Cases of one organisation, in the order that the reader chose. */
export async function listOrganisationCases(
  tx: Tx,
  organisationId: string,
  { filter, page: { order, after, limit } }: { filter: CaseFilter; page: Page },
): Promise<CaseRow[]> {
  const isLater = after
    ? sql`(${placeIn(order, 'c')}, c.id) > (select ${placeIn(order, 'a')}, a.id
        from care.case_file a where a.id = ${after}::uuid)`
    : sql`true`;
  const found = await sql<CaseRow>`select ${caseColumns} from (
      select c.*, ${placeIn(order, 'c')} as place from care.case_file c
      where c.organisation_id = ${organisationId} and ${filterOf(filter)} and ${isLater}
      order by place, c.id limit ${limit + 1}) c ${caseJoins}
    order by c.place, c.id`.execute(tx);
  return found.rows;
}

export const countMost = 1000;

/** How many cases the filter meets, counted up to `countMost` + 1. */
export async function countOrganisationCases(
  tx: Tx,
  organisationId: string,
  filter: CaseFilter,
): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::integer as count from (
    select 1 from care.case_file c where c.organisation_id = ${organisationId}
      and ${filterOf(filter)} limit ${countMost + 1}) met`.execute(tx);
  return found.rows[0]!.count;
}

export type MyCaseRow = CaseRow & { leadName: string | null; supervisorName: string | null };

/**
 * Cases of persons assigned to the actor. The page is found first, in the reader's order or by what
 * was typed, and only its rows are read.
 */
export async function listMyCases(
  tx: Tx,
  { filter: { state, search }, page }: { filter: Pick<CaseFilter, 'state' | 'search'>; page: Page },
): Promise<MyCaseRow[]> {
  const place = sql`${page.order}, ${state}::text, ${page.after}::uuid, ${page.limit + 1}`;
  const tokens = search && search.tokens.length > 0 ? JSON.stringify(search.tokens) : null;
  const chosen = search
    ? sql`care.searched_of_mine(${tokens}::jsonb, ${typedCode(search.code)}, ${place})`
    : sql`care.sorted_of_mine(${place})`;
  const found = await sql<MyCaseRow>`select c.*
    from care.rows_of_mine(array(select m.case_id from ${chosen} m)) c`.execute(tx);
  return found.rows;
}

export type GlanceRow = { clocksMissed: number; childrenUncovered: number };

/** Of the actor's organisation; nobody else is told anything. */
export async function readGlance(tx: Tx): Promise<GlanceRow> {
  const found = await sql<GlanceRow>`select clocks_missed, children_uncovered
    from care.glance()`.execute(tx);
  return found.rows[0] ?? { clocksMissed: 0, childrenUncovered: 0 };
}

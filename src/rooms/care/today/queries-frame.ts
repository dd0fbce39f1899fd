// The SQL around the fragments: everything that waits for some persons, and, for somebody with
// very many, for whom of them most urgently. Orders as `order.ts` does.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { TodayCode, TodayKind } from './model.ts';
import { fragmentsOf } from './fragments.ts';
import { columns, type Fragment, type TodayScope } from './queries-scope.ts';

type Sql = ReturnType<typeof sql>;

export type TodayRow = {
  kind: TodayKind;
  code: TodayCode;
  record: string;
  caseId: string | null;
  personId: string;
  personCode: string;
  fullName: string | null;
  householdId: string | null;
  householdCode: string | null;
  since: Date;
  dueAt: Date | null;
  danger: number;
  facts: Record<string, string | number | boolean | null>;
};

/** A guard and not a page: far more than is owed to those who are shown. */
const itemsMost = 5_000;

// A plan made for each person takes longer than the question itself.
export async function keepPlans(tx: Tx): Promise<void> {
  await sql`set local plan_cache_mode = force_generic_plan`.execute(tx);
}

/** Whose Today this is: led, stood in for, supervised, or looked after by the authority. */
function own({ accountId, role }: TodayScope): Sql {
  const reached = (via: readonly string[]) => sql`select r.person_id from access.reach r
    where r.account_id = ${accountId} and r.level = 'assigned' and r.via = any(${via}::text[])`;
  switch (role) {
    case 'case-manager':
      return sql`${reached(['case-lead'])} union all ${reached(['case-team'])}
        and r.person_id in (select care.stood_in_for())`;
    case 'supervisor':
      return reached(['case-supervisor']);
    case 'psychologist':
      return reached(['case-team']);
    case 'child-protection-officer':
      return sql`${reached(['guardianship', 'intake'])} group by r.person_id`;
    default:
      return reached([]);
  }
}

/** At most so many of the persons. */
export async function listOwn(tx: Tx, scope: TodayScope, most: number): Promise<string[]> {
  const found = await sql<{ personId: string }>`select o.person_id from (${own(scope)}) o
    limit ${most}`.execute(tx);
  return found.rows.map(({ personId }) => personId);
}

/**
 * Everything that waits for these persons, in no order. `elsewhere`: and what functions tell about
 * others. The persons' cases come first, so that the policies of a case run once for each. Persons
 * come out of json because the planner expects a hundred from it, as there are, but only ten from
 * unnest, and would then go through their cases once for each item.
 */
export async function listItems(
  tx: Tx,
  scope: TodayScope,
  { persons, elsewhere }: { persons: readonly string[]; elsewhere: boolean },
): Promise<TodayRow[]> {
  const { urgent, others, told, toldFirst } = fragmentsOf(scope.role);
  const ofPersons = [...urgent, ...others].map((fragment) => fragment(scope));
  const ofFunctions = [...toldFirst, ...told].map(
    (fragment) => sql`select * from (${fragment(scope)}) told (${columns})
      where ${elsewhere}::boolean or told.person_id in (select person_id from mine)`,
  );
  const found = await sql<TodayRow>`
    with asked as materialized (select ${persons}::uuid[] as among),
    mine as materialized (select id::uuid as person_id
      from asked, json_array_elements_text(to_json(among)) one (id)),
    cases as materialized (select c.* from mine m
      join care.case_file c on c.person_id = m.person_id),
    plans as materialized (select l.* from mine m join care.plan l on l.person_id = m.person_id
      and l.state <> 'ended'),
    actions as materialized (select t as action, t.* from mine m join care.action t
      on t.person_id = m.person_id and t.state = 'open'
      where (t.plan_id in (select l.id from plans l)) is true),
    answers as materialized (select s as answer, s.* from mine m join people.consent s
      on s.person_id = m.person_id),
    ${putOff(scope)},
    items (${columns}) as materialized (
      ${sql.join([...ofPersons, ...ofFunctions], sql` union all `)} limit ${itemsMost}),
    persons as materialized (select p.id, p.code, n.full_name, p.household_id
      from (select distinct i.person_id from items i) of_items
      join people.person p on p.id = of_items.person_id
      left join people.person_name n on n.person_id = p.id and n.kind = 'current'
        and n.until_at = 'infinity')
    select i.*, p.code as person_code, p.full_name, p.household_id, c.household_code
    from items i join persons p on p.id = i.person_id
    left join ${scope.role === 'cso-manager' ? sql`care.case_file` : sql`cases`} c
      on c.id = i.case_id
    where ${isWaiting(scope, 'i')}`.execute(tx);
  return found.rows;
}

/**
 * The newest word of each person about a thing counts, until its day or until it is taken back. The
 * supervisor sees who put something off; to others only their own word counts, and there are few.
 */
function putOff({ role, accountId }: TodayScope): Sql {
  const whose =
    role === 'supervisor'
      ? sql`mine m join care.put_off o on o.person_id = m.person_id`
      : sql`care.put_off o`;
  const mine = role === 'supervisor' ? sql`true` : sql`o.put_off_by = ${accountId}`;
  return sql`put_off as materialized (select o.kind, o.record, o.put_off_by from ${whose}
    where ${mine} and o.until_on > (select care.today())
      and not exists (select 1 from care.put_off later where later.kind = o.kind
        and later.record = o.record and (later.reason = 'taken-back' and
          later.put_off_at > o.put_off_at or later.put_off_by = o.put_off_by and
          (later.put_off_at, later.id) > (o.put_off_at, o.id))))`;
}

// Only what one put off oneself: it goes on standing with everybody else who has it. The supervisor
// sees it whoever put it off.
const isWaiting = ({ role, accountId }: TodayScope, item: string): Sql =>
  role === 'supervisor'
    ? sql`true`
    : sql`(${sql.ref(`${item}.kind`)}, ${sql.ref(`${item}.record`)})
        not in (select p.kind, p.record from put_off p where p.put_off_by = ${accountId})`;

type First = { readonly persons: readonly string[]; readonly more: boolean };

/**
 * For somebody with very many persons: those of the `limit` most urgent items and their families,
 * and whether more waits. If danger and clocks fill the page, nothing else is asked.
 */
export async function listFirst(tx: Tx, scope: TodayScope): Promise<First> {
  const { urgent, others, told, toldFirst } = fragmentsOf(scope.role);
  const danger = [...toldFirst, ...urgent];
  const first = await firstOf(tx, scope, { always: danger, others: [] });
  if (first.urgent > scope.limit) return first;
  return firstOf(tx, scope, { always: [...danger, ...told], others });
}

type Asked = { readonly always: readonly Fragment[]; readonly others: readonly Fragment[] };

/** Each of the others looks only for what is more urgent than the page so far. */
async function firstOf(
  tx: Tx,
  scope: TodayScope,
  { always, others }: Asked,
): Promise<First & { readonly urgent: number }> {
  const fragments = [...always, ...others];
  if (fragments.length === 0) return { persons: [], more: false, urgent: 0 };
  const steps = fragments.map((fragment, at) =>
    stepOf(fragment(scope), { scope, at, isBounded: at >= always.length }),
  );
  const last = topOf(fragments.length - 1);
  const found = await sql<{ personId: string; items: number; urgent: number }>`
    with asked as materialized (select null::uuid[] as among),
    mine as materialized (${own(scope)}),
    cases as not materialized (select * from care.case_file),
    plans as not materialized (select * from care.plan where state <> 'ended'),
    actions as not materialized (select t as action, t.* from mine m join care.action t
      on t.person_id = m.person_id and t.state = 'open' join plans l on l.id = t.plan_id),
    answers as not materialized (select s as answer, s.* from people.consent s),
    ${putOff(scope)},
    ${sql.join(steps)},
    shown as materialized (select person_id from ${last} order by ${order} limit ${scope.limit}),
    homes as materialized (select distinct p.household_id from people.person p
      where p.id in (select person_id from shown) and p.household_id is not null),
    counted as (select count(*)::integer as items,
      (count(*) filter (where rank < 2))::integer as urgent from ${last})
    -- "is true" keeps it a look into a table of one's persons, made once: joined, all of them were
    -- gone through for each of a family (9 of 19 ms for somebody with two thousand).
    select s.person_id, n.items, n.urgent
    from (select person_id from shown union select p.id from homes h
      join people.person p on p.household_id = h.household_id
      where (p.id in (select m.person_id from mine m)) is true) s, counted n`.execute(tx);
  return {
    persons: found.rows.map(({ personId }) => personId),
    more: (found.rows[0]?.items ?? 0) > scope.limit,
    urgent: found.rows[0]?.urgent ?? 0,
  };
}

export const order = sql`rank, sort_at, person_id, kind, record`;
const topOf = (at: number) => sql.ref(`top_${at}`);

/** What the order is made from; the twin of `compare`. */
export const orderOf = ({ now }: Pick<TodayScope, 'now'>) => sql`case when danger = 0 then 0
    when danger = 1 and due_at < ${now} then 1 else 2 end as rank,
  coalesce(due_at, ${now}::timestamptz) as sort_at`;

type Step = { readonly scope: TodayScope; readonly at: number; readonly isBounded: boolean };

function stepOf(piece: Sql, { scope, at, isBounded }: Step): Sql {
  const most = scope.limit + 1;
  const before = sql`from ${topOf(at - 1)}`;
  const isWanted =
    isBounded && at > 0
      ? sql`(select count(*) filter (where rank < 2) ${before}) < ${most}
        and coalesce(due_at, ${scope.now}::timestamptz) <= (select case when count(*) < ${most}
          then 'infinity' else max(sort_at) filter (where rank = 2) end ${before})`
      : sql`true`;
  const earlier =
    at === 0 ? sql`` : sql`select rank, sort_at, person_id, kind, record ${before} union all `;
  return sql`${topOf(at)} as materialized (select * from (${earlier}
      select ${orderOf(scope)}, person_id, kind, record from (${piece}) piece (${columns})
      where ${isWaiting(scope, 'piece')} and ${isWanted}) step order by ${order} limit ${most})`;
}

// SQL of two files that may be one person. The policies and the definer functions of database/ show
// a pair only to actors who reach both files; for others it does not exist.

import type { Answer } from '../../engine/http/answer-of.ts';
import { sql, type Tx } from '../../engine/db/database.ts';
import type { Birth } from '../../kernel/birth.ts';
import type { Day } from '../../kernel/day.ts';
import type { mergeObstacles, pairStates, pairSteps } from './api-pairs.ts';
import type { PersonSummary } from './shapes.ts';
import { type SummaryRow, summaryColumns, summaryOf } from './queries.ts';

export type FileSide = {
  id: string;
  code: string;
  version: number;
  names: string[];
  sex: PersonSummary['sex'];
  birthFrom: Day | null;
  birthTo: Day | null;
  birthPrecision: Birth['precision'];
  citizenship: string | null;
  province: string | null;
  householdId: string | null;
  householdCode: string | null;
  madeAt: Date;
};

/** Each of the files that may be seen, with every spelling, the name in use first. */
export async function listSides(tx: Tx, personIds: readonly string[]): Promise<FileSide[]> {
  const found = await sql<FileSide>`select p.id, p.code, p.version, p.sex, p.birth_from, p.birth_to,
      p.birth_precision, p.citizenship, p.province, p.household_id, h.code as household_code,
        p.made_at,
      coalesce((select array_agg(n.full_name order by n.until_at desc, n.kind = 'current' desc,
        n.from_at, n.id)
        from people.person_name n where n.person_id = p.id), '{}') as names
    from people.person p left join people.household h on h.id = p.household_id
    where p.id = any(${personIds}::uuid[])`.execute(tx);
  return found.rows;
}

type PairState = (typeof pairStates)[number];
export type PairRow = {
  id: string;
  aPersonId: string;
  bPersonId: string;
  keptPersonId: string | null;
  state: PairState;
  version: number;
};

export async function findPair(tx: Tx, one: string, other: string): Promise<PairRow | null> {
  const found =
    await sql<PairRow>`select id, a_person_id, b_person_id, kept_person_id, state, version
    from people.person_pair where a_person_id = least(${one}::uuid, ${other}::uuid)
      and b_person_id = greatest(${one}::uuid, ${other}::uuid)`.execute(tx);
  return found.rows[0] ?? null;
}

export type StepRow = {
  id: string;
  step: (typeof pairSteps)[number];
  at: Date;
  byAccount: string;
  reason: Buffer | null;
};

export async function listSteps(tx: Tx, pairId: string): Promise<StepRow[]> {
  const found =
    await sql<StepRow>`select id, step, at, by_account, reason from people.person_pair_step
    where pair_id = ${pairId} order by at desc, id desc limit 50`.execute(tx);
  return found.rows;
}

export async function findStaffNames(
  tx: Tx,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ accountId: string; displayName: string }>`
    select account_id, display_name from workforce.staff_names(${accountIds}::uuid[])`.execute(tx);
  return new Map(found.rows.map((row) => [row.accountId, row.displayName]));
}

export type Obstacle = (typeof mergeObstacles)[number] | null;

/** Null if the files may be merged, or if the actor may not see both. */
export async function findObstacle(tx: Tx, keptId: string, mergedId: string): Promise<Obstacle> {
  const found = await sql<{ obstacle: Obstacle }>`
    select people.merge_obstacle(${keptId}, ${mergedId}) as obstacle`.execute(tx);
  return found.rows[0]!.obstacle;
}

export type KnownPair = { person: PersonSummary; state: PairState; keptPersonId: string | null };

/** What was decided about this person and others, newest first. */
export async function listPairsOf(tx: Tx, personId: string): Promise<KnownPair[]> {
  const found = await sql<SummaryRow & { state: PairState; keptPersonId: string | null }>`
    select ${summaryColumns}, k.state, k.kept_person_id
    from people.person_pair k join people.person p
      on p.id = case when k.a_person_id = ${personId} then k.b_person_id else k.a_person_id end
    where ${personId} in (k.a_person_id, k.b_person_id)
    order by k.changed_at desc, k.id limit 50`.execute(tx);
  return found.rows.map((row) => ({
    person: summaryOf(row),
    state: row.state,
    keptPersonId: row.keptPersonId,
  }));
}

export type WaitingRow = {
  one: PersonSummary;
  other: PersonSummary;
  state: 'proposed' | 'undo-proposed';
  since: Date;
  byMe: boolean;
};

/** Newest first. */
export async function listWaiting(tx: Tx, accountId: string): Promise<WaitingRow[]> {
  const pairs = await sql<PairRow & { changedAt: Date; byMe: boolean }>`
    select k.id, k.a_person_id, k.b_person_id, k.kept_person_id, k.state, k.changed_at,
      (select s.by_account = ${accountId}::uuid from people.person_pair_step s
        where s.pair_id = k.id
        order by s.at desc, s.id desc limit 1) as by_me
    from people.person_pair k where k.state in ('proposed', 'undo-proposed')
      and k.a_person_id in (select r.person_id from access.reach r
        where r.account_id = ${accountId} and r.level = 'assigned')
    order by k.changed_at desc, k.id limit 50`.execute(tx);
  const persons = await findSummaries(
    tx,
    pairs.rows.flatMap((row) => [row.aPersonId, row.bPersonId]),
  );
  return pairs.rows.flatMap((row) => {
    const [one, other] = [persons.get(row.aPersonId), persons.get(row.bPersonId)];
    return one && other
      ? [{ one, other, state: row.state as 'proposed', since: row.changedAt, byMe: row.byMe }]
      : [];
  });
}

export async function findSummaries(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, PersonSummary>> {
  const found = await sql<SummaryRow>`select ${summaryColumns} from people.person p
    where p.id = any(${personIds}::uuid[])`.execute(tx);
  return new Map(found.rows.map((row) => [row.id, summaryOf(row)]));
}

/** As `people.step_pair` of database/ takes it. */
export async function stepPair(tx: Tx, input: object): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`
    select people.step_pair(${JSON.stringify(input)}::jsonb) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

/** Whether another question about files elsewhere would be answered this hour. */
export async function mayAskElsewhere(tx: Tx): Promise<boolean> {
  const found = await sql<{ may: boolean }>`select people.may_ask_elsewhere() as may`.execute(tx);
  return found.rows[0]!.may;
}

export type Elsewhere = {
  organisationNames: Record<string, string>;
  agreeing: ('name' | 'birth-year' | 'sex')[];
};

/** Before `findElsewhere` with the same question, in a transaction of its own. */
export async function askElsewhere(tx: Tx, asked: object): Promise<void> {
  await sql`select people.ask_elsewhere(${JSON.stringify(asked)}::jsonb)`.execute(tx);
}

/** As `people.likely_elsewhere` of database/ takes it. */
export async function findElsewhere(tx: Tx, asked: object): Promise<Elsewhere[]> {
  const found = await sql<Elsewhere>`select o.names as organisation_names, e.agreeing
    from people.likely_elsewhere(${JSON.stringify(asked)}::jsonb) e
    join workforce.organisation o on o.id = e.organisation_id order by o.code`.execute(tx);
  return found.rows;
}

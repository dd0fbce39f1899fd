// All SQL of this room. Alarms come from one function that calls the function of each room; figures
// are read as they were frozen, at the one level that the policies show to the caller.

import { z } from 'zod';
import { sql, type Tx } from '../../engine/db/database.ts';
import type { FigureId } from './figures.ts';
import type { AlarmKind } from './model.ts';

export type AlarmRow = {
  kind: AlarmKind;
  reference: string;
  organisationId: string | null;
  organisationCode: string | null;
  organisationNames: Record<string, string> | null;
  responsible: string | null;
  since: string;
  record: string | null;
  parent: string | null;
  remaining: number;
};
export const placeOfAlarm = z.strictObject({
  since: z.string(),
  kind: z.string(),
  reference: z.string(),
});

export type AlarmPage = {
  readonly kind: AlarmKind | null;
  readonly after: z.output<typeof placeOfAlarm> | null;
  readonly most: number;
};

/** Oldest first. Alarms that share instant, kind and reference come together, even beyond `most`, so
 * that none is lost between two pages. `remaining` counts from this page on. */
export async function listAlarmRows(tx: Tx, { kind, after, most }: AlarmPage): Promise<AlarmRow[]> {
  return (
    await sql<AlarmRow>`
    select a.kind, a.reference, a.organisation_id, a.organisation_code, a.organisation_names,
      a.responsible, a.record, a.parent, to_char(a.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as since,
      count(*) over ()::int as remaining
    from reports.alarms() a
    where (${kind}::text is null or a.kind = ${kind})
      and (${after === null} or (a.since, a.kind, a.reference)
        > (${after?.since ?? null}::timestamptz, ${after?.kind ?? null},
          ${after?.reference ?? null}))
    order by a.since, a.kind, a.reference fetch first ${most} rows with ties`.execute(tx)
  ).rows;
}

export async function countAlarms(tx: Tx): Promise<Record<AlarmKind, number>> {
  const rows = (
    await sql<{ kind: AlarmKind; count: number }>`
    select kind, count(*)::int as count from reports.alarms() group by kind`.execute(tx)
  ).rows;
  const counts = {
    'minor-without-cover': 0,
    'missed-clock': 0,
    'unresolved-entry': 0,
    'emergency-unreviewed': 0,
    'move-late': 0,
    'case-without-lead': 0,
    'search-not-taken': 0,
    'offer-unanswered': 0,
    'family-not-offered': 0,
    'grant-waiting': 0,
    'operation-still': 0,
    'pairs-to-decide': 0,
    'list-staged': 0,
    'import-failed': 0,
    'given-name-proposed': 0,
  };
  for (const row of rows) counts[row.kind] = row.count;
  return counts;
}

// ---------------------------------------------------------------- figures

export type ReleaseRow = { number: number; madeAt: Date };

export async function findLastRelease(tx: Tx): Promise<ReleaseRow | null> {
  return (
    (
      await sql<ReleaseRow>`select number, made_at from reports.release
    order by number desc limit 1`.execute(tx)
    ).rows[0] ?? null
  );
}

export type CellRow = {
  figure: FigureId;
  rowKey: string;
  rowLabel: string | null;
  columnKey: string;
  count: number | null;
  suppressed: boolean;
};

/** In the order of the rows; columns in any order. */
export async function listCells(tx: Tx, release: number): Promise<CellRow[]> {
  return (
    await sql<CellRow>`select figure, row_key, row_label, column_key, count, suppressed
    from reports.release_cell where release_number = ${release}
      order by figure, row_number`.execute(tx)
  ).rows;
}

export async function makeRelease(tx: Tx): Promise<ReleaseRow> {
  return (await sql<ReleaseRow>`select * from reports.make_release()`.execute(tx)).rows[0]!;
}

// Rows on their way to the database: collected by table while a chunk is mapped, then written in an
// order in which every reference already exists. A few hundred rows go as one JSON parameter, so
// that a hundred thousand persons take about ten thousand statements. Columns that a row does not
// name get their default.

import { sql, type Tx } from '../../../engine/db/database.ts';
import { invariant } from '../../../kernel/invariant.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Each table comes after every table that it refers to. */
const tables = [
  'workforce.organisation',
  'access.account',
  'access.recovery_code',
  'workforce.membership',
  'workforce.supervised',
  'workforce.supervision',
  'workforce.supervision_worker',
  'workforce.supervision_ask',
  'access.help_request',
  'operations.operation',
  'operations.operation_key',
  'operations.operation_transition',
  'operations.list',
  'people.household',
  'people.person',
  'people.file_key',
  'people.person_name',
  'people.search_entry',
  'people.kinship',
  'people.contact',
  'people.identity_document',
  'people.consent',
  'people.document',
  'operations.family',
  'operations.entry',
  'operations.entry_identity',
  'operations.entry_listing',
  'operations.entry_name_key',
  'operations.entry_transition',
  'operations.match_proposal',
  'operations.match_decision',
  'care.offer',
  'care.case_file',
  'care.case_transition',
  'care.assignment',
  'access.reach',
  'care.legal_aid_offer',
  'care.told',
  'care.visit',
  'care.assessment',
  'care.assessment_level',
  'care.plan',
  'care.goal',
  'care.action',
  'care.review',
  'care.contact_attempt',
  'care.closing',
  'care.closing_criterion',
  'care.move',
  'care.urgent_concern',
  'care.handing',
  'care.put_off',
  'care.appointment',
  'care.emergency_opening',
  'care.emergency_told',
  'care.erasing_hold',
  'guardianship.search',
  'guardianship.cover',
  'legal.subject',
  'legal.subject_name',
  'legal.subject_key',
  'legal.reach',
  'legal.assignment',
  'legal.proceeding',
  'legal.restriction',
  'legal.restriction_notice',
  'legal.document',
  'legal.restriction_appeal',
  'legal.restriction_variation',
  'legal.permission_request',
  'legal.probation_contact',
  'legal.hearing',
  'legal.birth_claim',
  'legal.alternatives_considered',
  'legal.sentence',
  'legal.exemption_request',
  'legal.exemption_answer',
  'legal.detention',
  'link.subject_person',
] as const;
export type Table = (typeof tables)[number];

const rowsInStatement = 500;

export type Rows = {
  add(table: Table, row: Row): void;
  /** Returns what was collected since the last call. */
  take(): Batch;
};
export type Batch = ReadonlyMap<Table, readonly Row[]>;

export function makeRows(): Rows {
  let collected = new Map<Table, Row[]>();
  return {
    add(table, row) {
      const rows = collected.get(table);
      if (rows) rows.push(row);
      else collected.set(table, [row]);
    },
    take() {
      const batch = collected;
      collected = new Map();
      return batch;
    },
  };
}

export async function insertBatch(tx: Tx, batch: Batch): Promise<void> {
  for (const table of tables) await insertRows(tx, table, batch.get(table) ?? []);
}

/** All rows name the same columns. Bytes are passed as `\x…` (see `bytes`), times as ISO text. */
export async function insertRows(tx: Tx, table: Table, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  invariant(
    rows.every((row) => Object.keys(row).length === columns.length),
    `rows of ${table} that name different columns`,
  );
  const [into, names] = [sql.table(table), sql.join(columns.map((column) => sql.ref(column)))];
  for (let from = 0; from < rows.length; from += rowsInStatement) {
    const json = JSON.stringify(rows.slice(from, from + rowsInStatement));
    await sql`insert into ${into} (${names}) select ${names}
      from json_populate_recordset(null::${into}, ${json}::json)`.execute(tx);
  }
}

export function bytes(value: Buffer): string {
  return `\\x${value.toString('hex')}`;
}

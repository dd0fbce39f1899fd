// The SQL of one proceeding beyond its course. Everything passes through the row policies, and each
// query also names the subject and the proceeding.

import { sql, type Tx } from '../../../engine/db/database.ts';
import { insertRow } from '../../../engine/db/insert-row.ts';
import type { Day } from '../../../kernel/day.ts';
import type { ProceedingState } from '../matter/model.ts';
import type { ActTime } from '../matter/shapes.ts';

export type ChargeRow = {
  id: string;
  subjectId: string;
  state: ProceedingState;
  stateOn: Day;
  version: number;
  article: string;
  country: string;
  court: string;
  actFrom: Day | null;
  actTo: Day | null;
  actPrecision: ActTime['precision'];
  editionId: string | null;
  offenceCode: string | null;
  offenceFrom: Day | null;
  expungeOn: Day | null;
};

export async function findProceeding(
  tx: Tx,
  subjectId: string,
  proceedingId: string,
): Promise<ChargeRow | null> {
  const found =
    await sql<ChargeRow>`select id, subject_id, state, state_on, version, article, country, court,
      act_from,
      act_to, act_precision, edition_id, offence_code, offence_from, expunge_on
    from legal.proceeding where id = ${proceedingId} and subject_id = ${subjectId}`.execute(tx);
  return found.rows[0] ?? null;
}

type Citing = { readonly editionId: string; readonly code: string; readonly from: string };

/** Null if the version changed meanwhile. */
export async function updateOffence(
  tx: Tx,
  id: string,
  { offence, baseVersion }: { offence: Citing; baseVersion: number },
): Promise<number | null> {
  const found = await sql<{
    version: number;
  }>`update legal.proceeding set edition_id = ${offence.editionId},
      offence_code = ${offence.code}, offence_from = ${offence.from}, version = version + 1
    where id = ${id} and version = ${baseVersion} returning version`.execute(tx);
  return found.rows[0]?.version ?? null;
}

/**
 * True when the care side said, through a disclosure, that a best interests assessment is on file.
 */
export async function readBestInterests(tx: Tx, subjectId: string): Promise<boolean> {
  const found = await sql<{
    attested: boolean;
  }>`select coalesce(legal.best_interests_attested(${subjectId}), false) as attested`.execute(tx);
  return found.rows[0]!.attested;
}

export type AlternativesRow = {
  id: string;
  consideredOn: Day;
  alternatives: string[];
  whyNotEnough: Buffer;
};

/** The newest first. */
export async function listAlternatives(tx: Tx, proceedingId: string): Promise<AlternativesRow[]> {
  return (
    await sql<AlternativesRow>`select id, considered_on, alternatives, why_not_enough
      from legal.alternatives_considered
    where proceeding_id = ${proceedingId} order by considered_on desc, recorded_at desc
      limit 100`.execute(tx)
  ).rows;
}

export type Owned = {
  readonly id: string;
  readonly subjectId: string;
  readonly proceedingId: string;
  readonly by: string;
};

export async function insertAlternatives(
  tx: Tx,
  { id, subjectId, proceedingId, by }: Owned,
  row: { on: string; alternatives: readonly string[]; sealed: Buffer },
): Promise<void> {
  await insertRow(tx, 'legal.alternatives_considered', {
    id,
    subjectId,
    proceedingId,
    consideredOn: row.on,
    alternatives: row.alternatives,
    whyNotEnough: row.sealed,
    recordedBy: by,
  });
}

export type SentenceRow = {
  id: string;
  months: number | null;
  conditionalMonths: number | null;
  article: string;
  orderNumber: string;
  decidedOn: Day;
  cumulationGround: Buffer | null;
};

/** The newest first; only that one counts. */
export async function listSentences(tx: Tx, proceedingId: string): Promise<SentenceRow[]> {
  return (
    await sql<SentenceRow>`select id, months, conditional_months, article, order_number, decided_on,
      cumulation_ground
    from legal.sentence where proceeding_id = ${proceedingId}
    order by decided_on desc, recorded_at desc limit 100`.execute(tx)
  ).rows;
}

type Sentence = {
  readonly months: number | null;
  readonly conditionalMonths: number | null;
  readonly article: string;
  readonly orderNumber: string;
  readonly decidedOn: string;
  readonly sealedGround: Buffer | null;
};

export async function insertSentence(
  tx: Tx,
  { id, subjectId, proceedingId, by }: Owned,
  { sealedGround, ...row }: Sentence,
): Promise<void> {
  await insertRow(tx, 'legal.sentence', {
    ...row,
    id,
    subjectId,
    proceedingId,
    isLife: row.months === null,
    cumulationGround: sealedGround,
    recordedBy: by,
  });
}

export async function setExpungement(
  tx: Tx,
  proceedingId: string,
  { on, baseVersion }: { on: string; baseVersion?: number | undefined },
): Promise<string> {
  const found = await sql<{ answer: string }>`
    select legal.set_expungement(${proceedingId}, ${on}, ${baseVersion ?? null})
      as answer`.execute(tx);
  return found.rows[0]!.answer;
}

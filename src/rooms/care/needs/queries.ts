// SQL of legal aid, visits and needs assessments. Texts are ciphertext here; the policies of the
// rows decide who may write, and an assessment older than 72 hours can no longer be changed.

import type { PlaceInTime } from '../../../engine/http/cursor.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import { insertRow } from '../../../engine/db/insert-row.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import type { Day } from '../../../kernel/day.ts';
import type { recordVisit } from './api.ts';
import type { CaseState, Level, Priority, SafetyAsked, SafetyConcern } from '../model.ts';

type OfCase = {
  readonly id: string;
  readonly caseId: string;
  readonly personId: string;
  readonly madeBy: string;
};

export async function insertLegalAidOffer(
  tx: Tx,
  offer: OfCase & { offeredOn: string; toldIn: string; answer: string },
): Promise<void> {
  await insertRow(tx, 'care.legal_aid_offer', offer);
}

/** True if an intake case has no offer of legal aid on or before this day. */
export async function isLegalAidDue(tx: Tx, caseId: string, day: string): Promise<boolean> {
  const found = await sql<{ due: boolean }>`select c.intake and not exists (select 1
      from care.legal_aid_offer o where o.case_id = c.id and o.offered_on <= ${day}::date) as due
    from care.case_file c where c.id = ${caseId}`.execute(tx);
  return found.rows[0]?.due ?? false;
}

export type VisitInput = OfCase &
  Omit<BodyOf<typeof recordVisit>, 'text'> & { text: Buffer | null };
export type ClockRow = {
  state: CaseState;
  priority: Priority;
  contactDueAt: Date;
  contactedAt: Date | null;
  version: number;
};

/** Inserts the visit; the database changes what follows for the case: contact, priority, state. */
export async function insertVisit(tx: Tx, visit: VisitInput): Promise<ClockRow> {
  await insertRow(tx, 'care.visit', visit);
  const found = await sql<ClockRow>`select state, priority, contact_due_at, contacted_at, version
    from care.case_file where id = ${visit.caseId}`.execute(tx);
  return found.rows[0]!;
}

export type VisitRow = {
  id: string;
  cursorAt: string;
  visitedOn: Day;
  kind: 'first' | 'follow-up' | 'phone' | 'other-place';
  present: ('person' | 'guardian' | 'child-alone')[];
  safetyConcern: SafetyConcern;
  safetyAsked: SafetyAsked | null;
  text: Buffer | null;
  nextVisitOn: Day | null;
  madeBy: string;
  madeAt: Date;
};

/** Visits in the order they were recorded, newest first. */
export async function listVisits(
  tx: Tx,
  caseId: string,
  { after, limit }: { after: PlaceInTime | null; limit: number },
): Promise<VisitRow[]> {
  const found =
    await sql<VisitRow>`select id, made_at::text as cursor_at, visited_on, kind, present,
      safety_concern, safety_asked, text, next_visit_on, made_by, made_at
    from care.visit where case_id = ${caseId} and (${after?.at ?? null}::timestamptz is null
      or (made_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by made_at desc, id desc limit ${limit + 1}`.execute(tx);
  return found.rows;
}

export type LevelInput = {
  level: Level;
  strengths: readonly string[];
  needs: readonly string[];
  priority: number;
  text: Buffer | null;
};

export async function insertAssessment(
  tx: Tx,
  assessment: OfCase & { assessedOn: string },
  levels: readonly LevelInput[],
): Promise<Date> {
  const found = await sql<{ madeAt: Date }>`
    insert into care.assessment (id, case_id, person_id, assessed_on, made_by)
    values (${assessment.id}, ${assessment.caseId}, ${assessment.personId},
      ${assessment.assessedOn},
      ${assessment.madeBy}) returning made_at`.execute(tx);
  await insertLevels(tx, { ...assessment, version: 1 }, levels);
  return found.rows[0]!.madeAt;
}

/** False if the assessment changed or was locked since it was read. */
export async function changeAssessment(
  tx: Tx,
  assessment: { id: string; personId: string; baseVersion: number },
  levels: readonly LevelInput[],
): Promise<boolean> {
  const version = assessment.baseVersion + 1;
  const changed = await sql`update care.assessment set version = ${version}
    where id = ${assessment.id} and version = ${assessment.baseVersion} returning id`.execute(tx);
  if (changed.rows.length === 0) return false;
  await insertLevels(tx, { ...assessment, version }, levels);
  return true;
}

async function insertLevels(
  tx: Tx,
  of: { id: string; personId: string; version: number },
  levels: readonly LevelInput[],
): Promise<void> {
  for (const one of levels) {
    await insertRow(tx, 'care.assessment_level', {
      assessmentId: of.id,
      personId: of.personId,
      version: of.version,
      level: one.level,
      strengths: one.strengths,
      needs: one.needs,
      needPriority: one.priority,
      text: one.text,
    });
  }
}

export type AssessmentRow = {
  id: string;
  caseId: string;
  personId: string;
  assessedOn: Day;
  version: number;
  madeBy: string;
  madeAt: Date;
  locked: boolean;
};

const assessmentColumns = sql`id, case_id, person_id, assessed_on, version, made_by, made_at,
  made_at <= now() - interval '72 hours' as locked`;

export async function findAssessment(tx: Tx, assessmentId: string): Promise<AssessmentRow | null> {
  const found = await sql<AssessmentRow>`select ${assessmentColumns} from care.assessment
    where id = ${assessmentId}`.execute(tx);
  return found.rows[0] ?? null;
}

export async function hasAssessment(tx: Tx, caseId: string): Promise<boolean> {
  const found = await sql`select 1 from care.assessment where case_id = ${caseId} limit 1`.execute(
    tx,
  );
  return found.rows.length > 0;
}

export const assessmentsMost = 20;

export async function listAssessments(tx: Tx, caseId: string): Promise<AssessmentRow[]> {
  const found = await sql<AssessmentRow>`select ${assessmentColumns} from care.assessment
    where case_id = ${caseId} order by made_at desc, id desc limit ${assessmentsMost}`.execute(tx);
  return found.rows;
}

export type LevelRow = {
  assessmentId: string;
  level: Level;
  version: number;
  strengths: string[];
  needs: string[];
  needPriority: number;
  text: Buffer | null;
};

/** The current levels of these assessments. */
export async function listLevels(tx: Tx, assessmentIds: readonly string[]): Promise<LevelRow[]> {
  const found =
    await sql<LevelRow>`select l.assessment_id, l.level, l.version, l.strengths, l.needs,
      l.need_priority, l.text
    from care.assessment_level l join care.assessment a on a.id = l.assessment_id
      and a.version = l.version
    where l.assessment_id = any(${assessmentIds}::uuid[])`.execute(tx);
  return found.rows;
}

export type AddendumRow = {
  id: string;
  assessmentId: string;
  text: Buffer;
  madeBy: string;
  madeAt: Date;
};

export async function listAddenda(
  tx: Tx,
  assessmentIds: readonly string[],
): Promise<AddendumRow[]> {
  const found = await sql<AddendumRow>`select id, assessment_id, text, made_by, made_at
    from care.assessment_addendum where assessment_id = any(${assessmentIds}::uuid[])
    order by made_at, id limit 200`.execute(tx);
  return found.rows;
}

export async function insertAddendum(
  tx: Tx,
  addendum: { id: string; assessmentId: string; personId: string; text: Buffer; madeBy: string },
): Promise<void> {
  await insertRow(tx, 'care.assessment_addendum', addendum);
}

// SQL of the emergency page. Everything goes through functions of database/, which check the actor
// and the clock themselves; no login role may read the two tables.

import type { Answer } from '../../../engine/http/answer-of.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import type { BirthPrecision } from '../../../kernel/birth.ts';
import type { Day } from '../../../kernel/day.ts';
import type {
  AssignmentPart,
  emergencyKinds,
  emergencyVerdicts,
  Priority,
  SafetyConcern,
  services,
} from '../model.ts';

type Kind = (typeof emergencyKinds)[number];
type Verdict = (typeof emergencyVerdicts)[number];
type Names = Record<string, string>;

/** Before `openEmergency`, in a transaction of its own. */
export async function askEmergency(tx: Tx, caseCode: string): Promise<void> {
  await sql`select care.ask_emergency(${caseCode})`.execute(tx);
}

export async function openEmergency(
  tx: Tx,
  input: { id: string; caseCode: string; kind: string },
): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`select
    care.open_emergency(${JSON.stringify(input)}::jsonb) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function giveReason(tx: Tx, openingId: string, sealed: Buffer): Promise<void> {
  await sql`select care.give_emergency_reason(${openingId}, ${sealed})`.execute(tx);
}

/** Sealed with the key of `personId`. */
export type SealedContact = {
  id: string;
  personId: string;
  kind: 'phone' | 'address' | 'how-to-reach';
  value: string;
  version: number;
};
export type EmergencyRow = {
  personId: string;
  caseCode: string;
  kind: Kind;
  openedAt: string;
  secondsLeft: number;
  sex: 'female' | 'male' | 'unknown';
  birth: { from: Day | null; to: Day | null; precision: BirthPrecision };
  province: string | null;
  names: string[];
  contacts: SealedContact[];
  covers: {
    id: string;
    kind: 'custodial-parent' | 'guardian' | 'interim-body';
    relation: string | null;
    personId: string;
    holderId: string | null;
    sealedName: string | null;
    name: string | null;
    bodyNames: Names | null;
    untilOn: Day | null;
    phones: SealedContact[];
  }[];
  keys: Record<string, string>;
  organisationNames: Names;
  team: { part: AssignmentPart; name: string }[];
  told: string[];
  priority: Priority;
  contactDueAt: string;
  contactedAt: string | null;
  nextVisitOn: Day | null;
  lastVisit: { on: Day; concern: SafetyConcern } | null;
  actions: {
    id: string;
    personId: string;
    service: (typeof services)[number];
    providerNames: Names | null;
    sealedProvider: string | null;
  }[];
};

/** Null if it does not exist, is not the actor's, or is over; the answer is the same. */
export async function findEmergency(tx: Tx, openingId: string): Promise<EmergencyRow | null> {
  const found = await sql<{ answer: EmergencyRow | null }>`
    select care.read_emergency(${openingId}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function endEmergency(tx: Tx, openingId: string): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`
    select care.end_emergency(${openingId}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export type OpeningRow = {
  id: string;
  personId: string;
  caseCode: string;
  kind: Kind;
  reason: Buffer | null;
  wrappedKey: Buffer | null;
  opener: string;
  openerRole: string | null;
  openerOrganisation: Names;
  openedAt: Date;
  untilAt: Date;
  isOpen: boolean;
  endedAt: Date | null;
  endedBy: string | null;
  reviewDueAt: Date;
  verdict: Verdict | null;
  reviewNote: Buffer | null;
  reviewer: string | null;
  reviewedAt: Date | null;
  wasTold: boolean;
  leads: boolean;
  isSelf: boolean;
};

/** Those that wait for a verdict first, then newest first. */
export async function listEmergencies(
  tx: Tx,
  { openingId, limit }: { openingId: string | null; limit: number },
): Promise<OpeningRow[]> {
  const found = await sql<OpeningRow>`
    select * from care.list_emergencies(${openingId}::uuid, ${limit})`.execute(tx);
  return found.rows;
}

/** 'ok' or a refusal code. */
export async function reviewEmergency(
  tx: Tx,
  review: { id: string; verdict: Verdict; note: string | null },
): Promise<string> {
  const found = await sql<{ answer: string }>`
    select care.review_emergency(${JSON.stringify(review)}::jsonb) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export type WithdrawnRow = {
  accountId: string;
  displayName: string;
  since: Date;
  mayLift: boolean;
};
export async function listWithdrawn(tx: Tx): Promise<WithdrawnRow[]> {
  const found = await sql<WithdrawnRow>`select * from care.emergencies_withdrawn()`.execute(tx);
  return found.rows;
}

/** False if there is nothing that this actor may lift. */
export async function liftWithdrawal(tx: Tx, accountId: string): Promise<boolean> {
  const found = await sql<{ lifted: boolean }>`
    select care.lift_emergencies_withdrawn(${accountId}) as lifted`.execute(tx);
  return found.rows[0]!.lifted;
}

export type OwnEmergencies = {
  openId: string | null;
  mayOpenAt: string | null;
  withdrawn: boolean;
  openings: {
    openingId: string;
    personId: string;
    caseCode: string;
    kind: Kind;
    openedAt: string;
    reviewDueAt: string;
    verdict: Verdict | null;
  }[];
};
export async function getOwnEmergencies(tx: Tx): Promise<OwnEmergencies> {
  const found = await sql<{ answer: OwnEmergencies }>`
    select care.own_emergencies() as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export type NoticeRow = {
  waiting: number;
  newest: Date | null;
  ownOpen: boolean;
  ownReviewDueAt: Date | null;
};
export async function getEmergencyNotice(tx: Tx): Promise<NoticeRow> {
  const found = await sql<NoticeRow>`select * from care.emergency_notice()`.execute(tx);
  return found.rows[0]!;
}

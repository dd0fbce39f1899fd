// All SQL of this room: the functions of database/, which check the actor themselves.

import { sql, type Tx } from '../../engine/db/database.ts';
import type { Answer } from '../../engine/http/answer-of.ts';

export type EditionRow = {
  number: number;
  origin: 'pack' | 'screen';
  reason: string | null;
  decisionReason: string | null;
  basedOn: number | null;
  comparedWith: number | null;
  proposedBy: string | null;
  byMe: boolean;
  proposedAt: Date;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  declinedBy: string | null;
  declinedAt: Date | null;
  inForce: boolean;
};

/** Newest first, at most 500. */
export async function listEditions(tx: Tx): Promise<EditionRow[]> {
  return (await sql<EditionRow>`select * from law.editions()`.execute(tx)).rows;
}

type Proposal = { id: string; document: object; basedOn: number; reason: string };

export async function propose(
  tx: Tx,
  { id, document, basedOn, reason }: Proposal,
): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`
    select law.propose(${JSON.stringify(document)}::jsonb, ${basedOn}, ${reason}, ${id})
      as answer`.execute(tx);
  return found.rows[0]!.answer;
}

type Decision = { edition: number; decision: string; reason: string | null; comparedWith: number };

export async function decide(
  tx: Tx,
  { edition, decision, reason, comparedWith }: Decision,
): Promise<string> {
  const found = await sql<{ answer: string }>`
    select law.decide(${edition}, ${decision}, ${reason}, ${comparedWith}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

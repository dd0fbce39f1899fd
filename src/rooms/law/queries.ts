// All SQL of this room: the functions of database/, which check the actor themselves, and the law:
// editions, each a whole document that never changes. The newest confirmed one is in force; a
// matter keeps the one it cites.

import { sql, type Tx } from '../../engine/db/database.ts';
import type { Answer } from '../../engine/http/answer-of.ts';
import type { LawPack } from './model.ts';

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

export type LawEdition = { readonly id: string; readonly number: number; readonly law: LawPack };

/** Null only before a programme is made. */
export async function findLawInForce(tx: Tx): Promise<LawEdition | null> {
  return findEdition(tx, null);
}

/**
 * The edition that a matter cites, or the one in force; null if it does not exist or may
 * not be seen.
 */
export async function findEdition(tx: Tx, id: string | null): Promise<LawEdition | null> {
  const found = await sql<{
    id: string;
    number: number;
    document: LawPack;
  }>`select id, number, document
    from law.edition where id = coalesce(${id}::uuid, law.current_edition())`.execute(tx);
  const row = found.rows[0];
  return row ? { id: row.id, number: row.number, law: row.document } : null;
}

/**
 * One edition by its number and whether it is in force; null if it does not exist or may
 * not be seen.
 */
export async function findNumberedEdition(
  tx: Tx,
  number: number | null,
): Promise<(LawEdition & { readonly inForce: boolean }) | null> {
  const found = await sql<{ id: string; number: number; document: LawPack; inForce: boolean }>`
    select id, number, document, id = law.current_edition() as in_force from law.edition
    where number = coalesce(${number}::integer, law.current_number())`.execute(tx);
  const row = found.rows[0];
  return row ? { id: row.id, number: row.number, law: row.document, inForce: row.inForce } : null;
}

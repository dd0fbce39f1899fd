// SQL of added spellings of given names (database/).

import type { Kysely } from 'kysely';
import { sql, type Tx } from '../../engine/db/database.ts';
import type { givenNameFormStates } from './api-given-names.ts';
import type { AddedForm } from './matching/given-name-families.ts';

export type FormRow = {
  id: string;
  form: string;
  head: string;
  source: string;
  state: (typeof givenNameFormStates)[number];
  version: number;
  proposedAt: Date;
  proposedBy: string;
};

/** Newest first. */
export async function listForms(tx: Tx): Promise<FormRow[]> {
  const found =
    await sql<FormRow>`select id, form, head, source, state, version, proposed_at, proposed_by
    from people.given_name_form order by proposed_at desc, id limit 200`.execute(tx);
  return found.rows;
}

/** False when the form is proposed or in use already. */
export async function proposeForm(tx: Tx, input: object): Promise<boolean> {
  const found = await sql<{ added: boolean }>`
    select people.propose_given_name_form(${JSON.stringify(input)}::jsonb) as added`.execute(tx);
  return found.rows[0]!.added;
}

type Decision = { formId: string; baseVersion: number; decision: string };

/** `ok`, `not-found` or a refusal. */
export async function decideForm(
  tx: Tx,
  { formId, baseVersion, decision }: Decision,
): Promise<string> {
  const found = await sql<{ outcome: string }>`
    select people.decide_given_name_form(${formId}, ${baseVersion}, ${decision}) as
      outcome`.execute(tx);
  return found.rows[0]!.outcome;
}

export async function listInUse(database: Kysely<unknown>): Promise<AddedForm[]> {
  const found = await sql<AddedForm>`select head, form from programme.given_names_in_use()`.execute(
    database,
  );
  return found.rows;
}

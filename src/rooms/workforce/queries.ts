// SQL of organisations and colleagues. The definer functions of database/ contain the scope: they
// count a colleague's workload for those who may know it.

import { sql, type Tx } from '../../engine/db/database.ts';
import type { Duty, Role, Side } from '../../kernel/roles.ts';
import type { OrganisationKind, SpokenLanguage } from './model.ts';

type Names = Record<string, string>;
export type OrganisationRow = {
  id: string;
  code: string;
  kind: OrganisationKind;
  side: Side;
  names: Names;
  province: string | null;
};
export type ColleagueRow = {
  accountId: string;
  displayName: string;
  role: Role;
  duty: Duty;
  province: string | null;
  languages: SpokenLanguage[];
  isSelf: boolean;
  openCases: number | null;
  norm: number | null;
};

/** Organisations that are not closed, by code. */
export async function listOrganisations(
  tx: Tx,
  { kind, side }: { kind?: string | undefined; side?: string | undefined },
): Promise<OrganisationRow[]> {
  const found = await sql<OrganisationRow>`
    select id, code, kind, side, names, province from workforce.organisation
    where closed_at is null and (${kind ?? null}::text is null or kind = ${kind ?? null})
      and (${side ?? null}::text is null or side = ${side ?? null})
    order by code limit 200`.execute(tx);
  return found.rows;
}

/** Colleagues of the actor's own organisation, by name. */
export async function listColleagues(tx: Tx, role: string | null): Promise<ColleagueRow[]> {
  const found = await sql<ColleagueRow>`
    select * from workforce.list_colleagues(${role})`.execute(tx);
  return found.rows;
}

/** Names of staff who work with the actor, by account id; unknown ones are left out. */
export async function findStaffNames(
  tx: Tx,
  accountIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(accountIds.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const found = await sql<{ accountId: string; displayName: string }>`
    select * from workforce.staff_names(${wanted}::uuid[])`.execute(tx);
  return new Map(found.rows.map((row) => [row.accountId, row.displayName]));
}

/** How to call those of them whose names the actor may know, if they said so. */
export async function findStaffPhones(
  tx: Tx,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (accountIds.length === 0) return new Map();
  const found = await sql<{ accountId: string; workPhone: string }>`
    select * from workforce.staff_phones(${accountIds}::uuid[])`.execute(tx);
  return new Map(found.rows.map((row) => [row.accountId, row.workPhone]));
}

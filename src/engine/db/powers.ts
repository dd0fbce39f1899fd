// No login role, nor PUBLIC, may create objects. The types of temporary tables are found first in
// every search path, so a role that can create one could get its own code run with the owner's
// rights. Checked at every start; refused rather than repaired, because someone set it up that way.

import type { ClientBase } from 'pg';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import { loginRoles, roleName } from './roles.ts';

export type PowerRefusal = 'role-may-make-objects';

const question = `
  select role.name, power.what from unnest($1::text[]) role (name)
  cross join lateral (
    select 'TEMPORARY on database ' || quote_ident(current_database()) as what
      where has_database_privilege(role.name, current_database(), 'TEMPORARY')
    union all select 'CREATE on database ' || quote_ident(current_database())
      where has_database_privilege(role.name, current_database(), 'CREATE')
    union all select 'CREATE on schema ' || quote_ident(n.nspname) from pg_namespace n
      where has_schema_privilege(role.name, n.oid, 'CREATE')) power
  order by power.what, role.name limit 1`;

/** Every role has whatever PUBLIC has, so this also covers PUBLIC. */
export async function checkPowers(client: ClientBase): Promise<Outcome<null, PowerRefusal>> {
  const { rows } = await client.query<{ name: string; what: string }>(question, [
    loginRoles.map(roleName),
  ]);
  const found = rows[0];
  if (!found) return done(null);
  return refuse('role-may-make-objects', { role: found.name, what: found.what });
}

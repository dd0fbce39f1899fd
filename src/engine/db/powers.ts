// What no login role may do, nor everybody: make objects of its own. A temporary table's type is
// found before ours wherever a path of names is searched, so who may make one could have code of
// their own run with the owner's rights. Looked at on every start; refused, not repaired, because
// somebody made it so.

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

/** Whatever PUBLIC holds, each role holds. */
export async function checkPowers(client: ClientBase): Promise<Outcome<null, PowerRefusal>> {
  const { rows } = await client.query<{ name: string; what: string }>(question, [
    loginRoles.map(roleName),
  ]);
  const found = rows[0];
  if (!found) return done(null);
  return refuse('role-may-make-objects', { role: found.name, what: found.what });
}

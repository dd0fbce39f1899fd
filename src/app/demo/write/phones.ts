// Numbers at work of the made-up staff, so that the page of a person shows whom to call. They begin
// with zeros: nobody can be reached by them.

import { sql, type Tx } from '../../../engine/db/database.ts';

/** The supervisors and every second of the others: some people have given none. */
export async function writePhones(tx: Tx): Promise<void> {
  await sql`update access.account a set work_phone = '000 ' || lpad(n.number::text, 3, '0')
    from (select m.account_id, m.role, row_number() over (order by a.login) as number
      from workforce.membership m join access.account a on a.id = m.account_id
      where a.side = 'care') n
    where n.account_id = a.id and (n.role = 'supervisor' or n.number % 2 = 0)`.execute(tx);
}

// What is left undone in an operation, on its lists and among given names: all of it stands with
// the coordinator, as an alarm. In the form of undone-care.ts.

import { sql } from '../../src/engine/db/database.ts';
import { newId } from '../../src/kernel/id.ts';
import type { Bench } from './creating/bench.ts';
import type { Scenario, Scenarios, Staffs } from './undone-care.ts';

export function operationScenarios({ database }: Bench, { staff }: Staffs): Scenarios {
  const { owner } = database;
  const { coordinator } = staff;
  const { accountId } = coordinator;
  /** Known by its name alone. */
  const make = async (state = 'negotiating', madeDaysAgo = 0) => {
    const [id, name] = [newId(), `Operation ${newId()}`];
    await sql`insert into operations.operation (id, name, state, made_by, made_at)
      values (${id}, ${name}, ${state}, ${accountId},
        now() - make_interval(days => ${madeDaysAgo}::integer))`.execute(owner);
    return { id, name };
  };
  const seen = (about: string): Scenario => ({ first: { by: coordinator, about } });
  const addList = async (operationId: string) => {
    const id = newId();
    await sql`insert into operations.list (id, operation_id, kind, file_name, file_hash, staged_by)
      values (${id}, ${operationId}, 'other', 'x', sha256(${id}::bytea),
        ${accountId})`.execute(owner);
    return id;
  };
  return {
    'coordinator operation-still': async () => {
      const { name } = await make('approved', 90);
      return seen(name);
    },
    'coordinator list-staged': async () => {
      const { id, name } = await make();
      await addList(id);
      return seen(name);
    },
    'coordinator import-failed': async () => {
      const { id, name } = await make();
      const listId = await addList(id);
      await sql`insert into operations.import_job (id, operation_id, list_id, state, rows_total,
          started_by)
        values (${newId()}, ${id}, ${listId}, 'failed', 3, ${accountId})`.execute(owner);
      return seen(name);
    },
    'coordinator pairs-to-decide': async () => {
      const { id, name } = await make();
      const familyId = newId();
      await sql`insert into operations.family (id, operation_id, code)
        values (${familyId}, ${id}, ${`F-${familyId}`})`.execute(owner);
      const [one, other] = [newId(), newId()].toSorted();
      await sql`insert into operations.entry (id, operation_id, code, root_id, state, own_state,
          sex, may_be_minor, own_may_be_minor, listed_family_id, family_is_listed, family_id)
        select e, ${id}, 'E-' || e, e, 'identified', 'identified', 'female', false, false,
          ${familyId}, true, ${familyId} from unnest(${[one, other]}::uuid[]) e`.execute(owner);
      await sql`insert into operations.match_proposal (id, operation_id, a_entry_id, b_entry_id,
          band, score, reasons)
        values (${newId()}, ${id}, ${one}, ${other}, 'look', 9, '[]')`.execute(owner);
      return seen(name);
    },
    'coordinator given-name-proposed': async () => {
      const id = newId();
      await sql`insert into people.given_name_form (id, form, head, source, form_key, family_key,
          proposed_by) values (${id}, ${`F${id.slice(-8).replace(/[0-9]/g, (digit) => 'ghijklmnop'[Number(digit)]!)}`}, 'Test', 'xx', 'test', 'ztest',
          ${accountId})`.execute(owner);
      return seen(`N-${id.slice(-8).toUpperCase()}`);
    },
  };
}

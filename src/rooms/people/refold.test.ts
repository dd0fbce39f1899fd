// Keys of an older version are recomputed after the migrations, and the person is found again.

import { Client } from 'pg';
import { expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { call, serverWith } from '../../../test/support/http.ts';
import { fillProgramme } from '../../../test/support/programme.ts';
import { afterMigrations } from '../../app/after-migrations.ts';
import { searchKeysVersion } from './matching/search-keys.ts';
import { peopleRoom } from './room.ts';

const database = await testDatabase();
const programme = await fillProgramme(database, { persons: 60 });
const server = serverWith([peopleRoom], programme.services);

test('older keys are made anew, years and numbers stay', { timeout: 60_000 }, async () => {
  const { rows } = await sql<{
    personId: string;
    fullName: string;
    accountId: string;
    folded: string;
  }>`
    select n.person_id, n.full_name, r.account_id, s.folded from people.person_name n
    join people.search_entry s using (person_id)
    join access.reach r on r.person_id = n.person_id and r.level = 'assigned'
    join access.account a on a.id = r.account_id
    where n.kind = 'current' and n.until_at = 'infinity' order by n.person_id limit 1`.execute(
    database.owner,
  );
  const one = rows[0]!;
  const actor = programme.actors.find(({ accountId }) => accountId === one.accountId)!;
  const found = async () => {
    const { body } = await call(
      server,
      actor,
      `GET /api/persons?search=${encodeURIComponent(one.fullName)}`,
    );
    return body.persons.some(({ id }: { id: string }) => id === one.personId);
  };
  expect(await found()).toBe(true);
  await sql`update people.search_entry set folded = ' oldkey 1999 #f7 ', keys_version = 1
    where person_id = ${one.personId}`.execute(database.owner);
  await sql`update operations.entry_name_key set folded = ' oldkey ', keys_version = 1`.execute(
    database.owner,
  );
  expect(await found()).toBe(false);
  const client = new Client(database.ownerConnection);
  await client.connect();
  await afterMigrations(client).finally(() => client.end());
  expect(await found()).toBe(true);
  const after = await sql<{ folded: string; keysVersion: number }>`select folded, keys_version
    from people.search_entry where person_id = ${one.personId}`.execute(database.owner);
  expect(after.rows[0]).toMatchObject({ keysVersion: searchKeysVersion });
  expect(after.rows[0]!.folded).toContain(' 1999 #f7 ');
  expect(after.rows[0]!.folded).not.toContain('oldkey');
  const stale = await sql<{ count: number }>`select count(*)::integer as count
    from operations.entry_name_key where folded like '%oldkey%'`.execute(database.owner);
  expect(stale.rows[0]!.count).toBe(0);
});

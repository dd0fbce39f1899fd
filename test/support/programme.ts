// A whole made-up programme in a test database, with an open session for every account of it, and
// services whose keyring opens what was sealed. Made as the owner; nothing here is a shortcut that
// a test of refusals could lean on: everybody enters through the doors that the application has.

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { makeProgramme } from '../../src/app/demo/programme.ts';
import { type Written, writeProgramme } from '../../src/app/demo/write-programme.ts';
import { keyringOf } from '../../src/engine/crypto/keyring.ts';
import { sql } from '../../src/engine/db/database.ts';
import type { Services } from '../../src/engine/http/handler.ts';
import { toDay } from '../../src/kernel/day.ts';
import { type Role, sideOf } from '../../src/kernel/roles.ts';
import { type TestActor, type TestDatabase, testServices } from './actors.ts';
import { openTestSession } from './sessions.ts';

export type FilledProgramme = {
  /** By role and login; only accounts whose grant holds. */
  readonly actors: readonly TestActor[];
  readonly actor: (role: Role) => TestActor;
  readonly canaries: Written['canaries'];
  readonly services: Services;
};

export async function fillProgramme(
  database: TestDatabase,
  { persons = 150, seed = 7 }: { persons?: number; seed?: number } = {},
): Promise<FilledProgramme> {
  const keyring = keyringOf(randomBytes(32), generateKeyPairSync('ed25519').privateKey);
  const today = toDay(new Date().toISOString().slice(0, 10));
  const { canaries } = await writeProgramme(database.owner, {
    programme: makeProgramme({ seed, today, persons, country: 'kg' }),
    keyring,
  });
  const accounts = await sql<{ id: string; role: Role; organisation_id: string }>`
    select a.id, m.role, m.organisation_id from access.account a
    join workforce.membership m on m.account_id = a.id and m.withdrawn_at is null
      and m.confirmed_at is not null
    order by m.role, a.login`.execute(database.owner);
  const actors: TestActor[] = [];
  for (const { id, role, organisation_id: organisationId } of accounts.rows) {
    const side = sideOf(role);
    const token = `${side}.${randomBytes(32).toString('base64url')}`;
    await openTestSession(database.owner, { accountId: id, token });
    actors.push({ accountId: id, token, side, role, organisationId });
  }
  return {
    actors,
    canaries,
    services: testServices(database, { keyring }),
    actor: (role) => actors.find((one) => one.role === role)!,
  };
}

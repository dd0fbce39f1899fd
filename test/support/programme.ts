// A whole made-up programme in a test database, with an open session for every account in it, and
// services whose keyring opens what was sealed. It is written as the owner, but gives refusal tests
// no shortcut: everyone enters the same way as in the application.

import { putContents } from '../../src/app/demo/write/documents.ts';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { makeProgramme } from '../../src/app/demo/programme.ts';
import { type Written, writeProgramme } from '../../src/app/demo/write-programme.ts';
import { keyringOf } from '../../src/engine/crypto/keyring.ts';
import { makeTotpSecret } from '../../src/engine/crypto/sign-in-secrets.ts';
import { sql } from '../../src/engine/db/database.ts';
import type { Services } from '../../src/engine/http/handler.ts';
import { sealTotpSecret } from '../../src/rooms/accounts/door/totp-secret.ts';
import { type Role, rolesToCome, sideOf } from '../../src/kernel/roles.ts';
import {
  makeActor,
  openSession,
  type TestActor,
  type TestDatabase,
  testServices,
} from './actors.ts';
import { dayThere } from './today.ts';

export type FilledProgramme = {
  /** By role and login; only accounts whose grant is in force. */
  readonly actors: readonly TestActor[];
  readonly actor: (role: Role) => TestActor;
  readonly canaries: Written['canaries'];
  readonly services: Services;
};

/**
 * Two of each role to come, in the middle of existing data: a provider in an organisation with
 * cases, a legal editor where the coordinator works, a person whose own file is open and full.
 */
export async function makeActorsToCome(database: TestDatabase): Promise<TestActor[]> {
  const actors: TestActor[] = [];
  for (const role of rolesToCome.flatMap((one) => [one, one])) {
    if (role === 'self') {
      const persons = await sql<{ personId: string }>`select c.person_id from care.case_file c
        join people.person p on p.id = c.person_id and p.merged_into is null
        where c.state = 'active' order by c.code limit 1`.execute(database.owner);
      const personId = persons.rows[0]!.personId;
      actors.push(await makeActor(database, { role, personId }));
      continue;
    }
    const kind = { provider: 'cso', 'legal-editor': 'coordination', counsel: 'legal-aid' }[role];
    const places = await sql<{ id: string }>`select id from workforce.organisation
      where kind = ${kind} order by code limit 1`.execute(database.owner);
    actors.push(await makeActor(database, { role, organisationId: places.rows[0]?.id }));
  }
  return actors;
}

export async function fillProgramme(
  database: TestDatabase,
  { persons = 150, seed = 7 }: { persons?: number; seed?: number } = {},
): Promise<FilledProgramme> {
  const keyring = keyringOf(randomBytes(32), generateKeyPairSync('ed25519').privateKey);
  const today = dayThere();
  const { canaries, contents } = await writeProgramme(database.owner, {
    programme: makeProgramme({ seed, today, persons, country: 'kg' }),
    keyring,
  });
  const accounts = await sql<{ id: string; role: Role; organisationId: string }>`
    select a.id, m.role, m.organisation_id from access.account a
    join workforce.membership m on m.account_id = a.id and m.withdrawn_at is null
      and m.confirmed_at is not null
    order by m.role, a.login`.execute(database.owner);
  const actors: TestActor[] = [];
  for (const { id, role, organisationId } of accounts.rows) {
    const side = sideOf(role);
    const token = await openSession(database, { accountId: id, side });
    actors.push({ accountId: id, token, side, role, organisationId });
  }
  for (const actor of await makeActorsToCome(database)) {
    const secret = sealTotpSecret({ keyring }, actor.accountId, makeTotpSecret());
    await sql`update access.account set totp_secret = ${secret}
      where id = ${actor.accountId}`.execute(database.owner);
    actors.push(actor);
  }
  const services = testServices(database, { keyring });
  await putContents(services.documents.store, contents);
  return {
    actors,
    canaries,
    services,
    actor: (role) => actors.find((one) => one.role === role)!,
  };
}

// Creates accounts with sessions in a test database, as the owner would, and runs work as them
// through the same login roles and the same `access.enter` that the server uses.

import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { usePackOfLaw } from '../../src/rooms/law/use-pack.ts';
import { usePackIn } from '../../src/engine/countries/use-pack.ts';
import { addressHere } from '../../src/engine/config/address.ts';
import { keyringOf } from '../../src/engine/crypto/keyring.ts';
import { type Actor, enter } from '../../src/engine/access/actor.ts';
import { inTransaction, sql, type Pools, type Tx } from '../../src/engine/db/database.ts';
import type { Programme, Services } from '../../src/engine/http/handler.ts';
import { newId } from '../../src/kernel/id.ts';
import { type Duty, type Role, type Side, sideOf } from '../../src/kernel/roles.ts';
import { wholeLog } from './log.ts';
import { memoryStore } from './memory-store.ts';
import { openTestSession } from './sessions.ts';

export type TestDatabase = { readonly owner: Kysely<unknown>; readonly pools: Pools };
export type TestActor = {
  readonly accountId: string;
  readonly token: string;
  readonly side: Side;
  readonly role: Role;
  /** For the side self: an id of no organisation, because it belongs to none. */
  readonly organisationId: string;
};

const organisationKinds: Record<Exclude<Side, 'self'>, string> = {
  care: 'cso',
  justice: 'court',
  programme: 'coordination',
  oversight: 'oversight',
  defence: 'legal-aid',
};

export async function makeOrganisation(
  database: TestDatabase,
  { side, kind, province }: { side: Exclude<Side, 'self'>; kind?: string; province?: string },
): Promise<string> {
  const id = newId();
  await sql`insert into workforce.organisation (id, code, kind, side, names, province)
    values (${id}, ${`T-${id.slice(-12)}`}, ${kind ?? organisationKinds[side]}, ${side},
      ${JSON.stringify({ en: `Test ${id.slice(-6)}` })}::jsonb, ${province ?? null})`.execute(
    database.owner,
  );
  return id;
}

/**
 * A confirmed account with one role and an open session; for the role self, tied to `personId` or
 * to a new person. Roles to come are created in the only way possible, as the owner of the
 * database.
 */
export async function makeActor(
  database: TestDatabase,
  wanted: { role: Role; organisationId?: string; duty?: Duty; personId?: string },
): Promise<TestActor> {
  const side = sideOf(wanted.role);
  const accountId = newId();
  await sql`insert into access.account (id, login, display_name, side, password_hash, totp_secret)
    values (${accountId}, ${`t-${accountId}`}, ${`Test ${wanted.role}`}, ${side}, 'none',
      '')`.execute(database.owner);
  const organisationId =
    side === 'self'
      ? await tie(database, accountId, wanted.personId)
      : await grant(database, { accountId, side, ...wanted });
  return {
    accountId,
    token: await openSession(database, { accountId, side }),
    side,
    role: wanted.role,
    organisationId,
  };
}

async function grant(
  database: TestDatabase,
  wanted: {
    accountId: string;
    side: Exclude<Side, 'self'>;
    role: Role;
    organisationId?: string;
    duty?: Duty;
  },
): Promise<string> {
  const { side, accountId } = wanted;
  const organisationId = wanted.organisationId ?? (await makeOrganisation(database, { side }));
  await sql`insert into workforce.membership (id, account_id, organisation_id, role, duty,
    confirmed_at)
    values (${newId()}, ${accountId}, ${organisationId}, ${wanted.role}, ${wanted.duty ?? 'member'},
      now())`.execute(database.owner);
  return organisationId;
}

async function tie(database: TestDatabase, accountId: string, known?: string): Promise<string> {
  const personId = known ?? newId();
  if (!known) {
    await sql`insert into people.person (id, code, sex, birth_from, birth_to, birth_precision)
      values (${personId}, ${`T-${personId.slice(-12)}`}, 'unknown', '1980-01-01', '1980-01-01',
        'day')`.execute(database.owner);
  }
  await sql`insert into access.tie (id, account_id, person_id, tied_as)
    values (${newId()}, ${accountId}, ${personId}, 'person')`.execute(database.owner);
  return newId();
}

/** The token of a new one-hour session, opened as the door would. */
export async function openSession(
  database: TestDatabase,
  { accountId, side }: { accountId: string; side: Side },
): Promise<string> {
  const token = `${side}.${randomBytes(32).toString('base64url')}`;
  await openTestSession(database.owner, { accountId, token });
  return token;
}

/** One transaction as this person, over the login role of their side. */
export async function asActor<Value>(
  database: TestDatabase,
  person: TestActor,
  work: (tx: Tx, actor: Actor) => Promise<Value>,
): Promise<Value> {
  return inTransaction(database.pools.of(person.side), async (tx) => {
    const entered = await enter(tx, person.token);
    if (entered.status !== 'ok') throw new Error(`test actor cannot enter: ${entered.status}`);
    return work(tx, entered.actor);
  });
}

export const testProgramme: Programme = {
  name: 'Test programme',
  country: 'kg',
  languages: ['en', 'ru', 'ky'],
  timeZone: 'Asia/Bishkek',
  isDemo: true,
};

/** Services with their own keyring and a silent log. */
export function testServices(database: TestDatabase, overrides: Partial<Services> = {}): Services {
  const {
    keyring = keyringOf(randomBytes(32), generateKeyPairSync('ed25519').privateKey),
    now = () => new Date(),
  } = overrides;
  return {
    pools: database.pools,
    keyring,
    programme: testProgramme,
    address: addressHere(80),
    now,
    log: wholeLog,
    documents: {
      store: memoryStore(),
      incoming: { root: scratchFolder(), keyring, now },
    },
    ...overrides,
  };
}

let scratch: string | null = null;
/** One for each test file that sends documents. */
function scratchFolder(): string {
  scratch ??= join(tmpdir(), `alongside-documents-${randomUUID()}`);
  return scratch;
}

/** The single row every test programme needs before anyone can enter. */
export async function makeTestProgramme(database: TestDatabase): Promise<void> {
  await sql`insert into programme.setting (name, country, languages, time_zone, is_demo)
    values (${testProgramme.name}, ${testProgramme.country}, ${testProgramme.languages},
      ${testProgramme.timeZone}, true)
    on conflict do nothing`.execute(database.owner);
  await usePackIn(database.owner, testProgramme.country);
  await usePackOfLaw(testProgramme, (document, hash) =>
    sql`select law.use_pack(${document}::jsonb, ${hash})`.execute(database.owner),
  );
}

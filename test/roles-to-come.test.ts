// The roles that exist before the issue that opens them: self, legal editor, counsel, provider.
// Created in the only way possible, as the owner of the database, in the middle of a full
// programme, they are shown nothing by any table, function or endpoint, and no one else can create
// them.

import { beforeAll, describe, expect, it } from 'vitest';
import { endpoints, rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { deliverTo } from '../src/engine/http/perform.ts';
import { buildServer } from '../src/engine/http/server.ts';
import { passkeyEndpoints } from '../src/engine/http/passkey-contract.ts';
import { sessionEndpoints } from '../src/engine/http/session-contract.ts';
import { invitationEndpoints } from '../src/rooms/accounts/invitations/contract.ts';
import { sessionRoutes } from '../src/rooms/accounts/door/routes.ts';
import type { Endpoint } from '../src/kernel/contract.ts';
import { newId } from '../src/kernel/id.ts';
import { isOpen, roleNames, rolesToCome, sideOf, sides } from '../src/kernel/roles.ts';
import { asActor, makeActor, makeOrganisation, type TestActor } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import {
  addOtherCourt,
  bodyOf,
  collectIds,
  type Ids,
  paramsToTry,
  queryOf,
  senderOf,
} from './support/every-endpoint.ts';
import { call } from './support/http.ts';
import { fillProgramme } from './support/programme.ts';
import { functionsOpenTo, tablesOfRooms, tryFunction, tryStatement } from './support/walk.ts';

const database = await testDatabase();
const { owner } = database;
const programme = await fillProgramme(database, { persons: 80 });
const server = buildServer(
  rooms.flatMap((room) => room.bindings),
  programme.services,
  { deliver: deliverTo(rooms), extra: [sessionRoutes(programme.services)] },
);
const send = senderOf(server);
const actors = rolesToCome.map((role) => [role, programme.actor(role)] as const);
let ids: Ids;
let known: readonly string[];

beforeAll(async () => {
  await addOtherCourt(database, {
    keyring: programme.services.keyring,
    by: programme.actor('prosecutor').accountId,
  });
  ids = await collectIds(database);
  // An assignment that no one could make: even then nothing opens.
  for (const [, actor] of actors) {
    await sql`insert into access.reach (account_id, person_id, via)
      select ${actor.accountId}, person_id, 'case-team' from care.case_file
      where state = 'active' on conflict do nothing`.execute(owner);
    await sql`insert into audit.entry (account_id, action, event, record, purpose)
      values (${actor.accountId}, 'read', 'person-read', 'person', 'case-work')`.execute(owner);
    await sql`insert into access.command (id, account_id, endpoint, body_hash, response)
      values (${newId()}, ${actor.accountId}, 'x', 'x', '{}')`.execute(owner);
  }
  await sql`insert into people.given_name_form (id, form, head, source, form_key, family_key, state,
      proposed_by, decided_by) select gen_random_uuid(), 'Test', 'Test', 'xx', 'test', 'ztest',
      'in-use', id, id from access.account order by id limit 1`.execute(owner);
  const edition = await sql<{ id: string }>`select law.current_edition() as id`.execute(owner);
  const own = actors.flatMap(([, one]) => [one.accountId, one.organisationId]);
  const kinds = [...ids.values()].flatMap((all) => all.slice(0, 1).map(({ id }) => id));
  known = [...own, ...kinds.filter((id) => id.length === 36), edition.rows[0]!.id];
}, 60_000);

// Who the caller is, and calculations that touch no record: a day and an age.
const sameForEverybody = [
  'access.actor',
  'access.context',
  'access.duty',
  'access.organisation',
  'access.is_asked',
  'access.role',
  'care.comes_of_age_on',
  'care.late_days',
  'care.ask_alone_days',
  'care.may_be_minor',
  'care.purpose_of',
  'care.today',
  'care.waiting_days',
  'law.may_be_below',
  'people.basis_days',
  'people.birthday_days',
  'people.own_age_years',
  'people.turns_on',
];

describe.each(actors)('%s over SQL', (role, actor) => {
  it('enters, and is told who that is', async () => {
    const entered = await asActor(database, actor, (_tx, me) => Promise.resolve(me));
    expect(entered).toMatchObject({
      role,
      side: sideOf(role),
      duty: 'member',
      organisationId: role === 'self' ? null : actor.organisationId,
    });
  });

  it('reads and changes no row of any table', async () => {
    const tables = await tablesOfRooms(database);
    expect(tables.length).toBeGreaterThan(100);
    for (const table of tables) {
      for (const statement of [
        `select 1 from ${table.name} limit 1`,
        `update ${table.name} set ${table.column} = ${table.column}`,
        `delete from ${table.name}`,
      ]) {
        const answer = await tryStatement(database, actor, statement);
        expect([statement, answer]).toEqual([statement, 'nothing']);
      }
    }
    const command = `insert into access.command (id, account_id, endpoint, body_hash)
      values (gen_random_uuid(), '${actor.accountId}', 'x', 'x')`;
    expect(await tryStatement(database, actor, command)).toBe('nothing');
  });

  it('is told nothing by any function but what is the same for everybody', async () => {
    const answering = new Set<string>();
    for (const one of await functionsOpenTo(database, actor.side)) {
      if (sameForEverybody.includes(one.name)) continue;
      for (const answer of await tryFunction(database, { actor, known }, one)) {
        if (answer !== 'nothing') answering.add(`${one.name} ${answer}`);
      }
    }
    expect([...answering].toSorted()).toEqual([]);
  }, 60_000);
});

// They end or lock what may be open and reveal nothing about it, even without a session.
const atTheDoor = [
  'sign-in',
  'sign-out',
  'lock-session',
  'unlock-session',
  'read-invitation',
  'use-invitation',
  'ask-passkey',
  'sign-in-by-passkey',
  'unlock-by-passkey',
];

describe.each(actors)('%s over HTTP', (_, actor) => {
  it('finds no path at all, with ids that are there and with none', async () => {
    const absent = await call(server, actor, 'GET /api/nothing/here');
    const own = new Set(known);
    for (const endpoint of endpoints as readonly Endpoint[]) {
      if (atTheDoor.includes(endpoint.name)) continue;
      for (const params of paramsToTry(endpoint, { ids, own }, 1)) {
        const request = { params, query: queryOf(endpoint), body: bodyOf(endpoint) };
        const answer = await send(actor, endpoint, request);
        expect([endpoint.name, answer.status, answer.text]).toEqual([
          endpoint.name,
          404,
          absent.raw,
        ]);
      }
    }
  }, 60_000);

  it('what is left is the door, which tells nobody anything', async () => {
    const outside = [...sessionEndpoints, ...passkeyEndpoints, ...invitationEndpoints];
    expect(outside.map(({ name }) => name)).toEqual(expect.arrayContaining(atTheDoor));
    const session = await makeActor(database, { role: actor.role });
    for (const request of ['POST /api/session/lock', 'DELETE /api/session'] as const) {
      expect(await call(server, session, request)).toMatchObject({ status: 200, body: {} });
    }
    await expect(asActor(database, session, async () => undefined)).rejects.toThrow('unknown');
  });

  it('is nobody at sign-in, right password or not', async () => {
    const begun = await sql<{ attempt: string }>`select b.attempt from access.account a,
      access.begin_sign_in(a.login, 'x', 'x', '{}') b where a.id = ${actor.accountId}`.execute(
      owner,
    );
    const found = await sql<{ accountId: string | null }>`select f.account_id
      from access.account_of_attempt(${begun.rows[0]!.attempt}) f`.execute(owner);
    expect(found.rows).toEqual([{ accountId: null }]);
  });
});

describe('nobody else makes one', () => {
  it.each(rolesToCome)('an administrator cannot grant %s', async (role) => {
    const administrator = programme.actor('administrator');
    const side = sideOf(role);
    const place = await makeOrganisation(database, { side: side === 'self' ? 'care' : side });
    const input = { accountId: newId(), membershipId: newId(), organisationId: place, role };
    const account = { login: `t-${newId()}`, displayName: 'Test', locale: 'en', duty: 'member' };
    const granted = asActor(database, administrator, (tx) =>
      sql`select access.grant_account(${JSON.stringify({ ...input, ...account })}::jsonb,
        ''::bytea)`.execute(tx),
    );
    await expect(granted).rejects.toThrow('not open to this role');
    const answer = await call(server, administrator, 'POST /api/accounts', {
      ...account,
      role,
      organisationId: place,
    });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-input']);
  });

  it('and no contract names one', () => {
    const named = endpoints.filter(
      ({ who }) => Array.isArray(who) && who.some((role) => !isOpen(role)),
    );
    expect(named).toEqual([]);
  });
});

describe('the program and the database agree', () => {
  it.each(roleNames)('on the side of %s and on whether it is open', async (role) => {
    const found = await sql<{ side: string; open: boolean }>`
      select workforce.side_of_role(${role}) as side,
        access.is_open_role(${role}) as open`.execute(owner);
    expect(found.rows).toEqual([{ side: sideOf(role), open: isOpen(role) }]);
  });
  it('that a word which is no role is of no side, and shut', async () => {
    const found = await sql`select workforce.side_of_role('anything') as side,
      access.is_open_role('anything') as open, access.is_open_role(null) as none`.execute(owner);
    expect(found.rows).toEqual([{ side: null, open: false, none: false }]);
  });
});

describe('an account of the side self', () => {
  const self = () => makeActor(database, { role: 'self' });
  const enters = (actor: TestActor) => asActor(database, actor, async () => 'ok');
  const change = (actor: TestActor, what: string) =>
    sql`update access.tie set ${sql.raw(what)}
      where account_id = ${actor.accountId}`.execute(owner);
  const tieTo = (accountId: string, tiedAs: string) =>
    sql`insert into access.tie (id, account_id, person_id, tied_as)
      select gen_random_uuid(), ${accountId}, id, ${tiedAs} from people.person
      where merged_into is null and not exists (select 1 from access.tie t
        where t.person_id = person.id) order by code limit 1`.execute(owner);

  it('enters by its own side alone', async () => {
    const actor = await self();
    expect(await enters(actor)).toBe('ok');
    for (const side of sides.filter((one) => one !== 'self')) {
      await expect(enters({ ...actor, side })).rejects.toThrow('unknown');
    }
  });
  it('is nobody without a tie, after its end and after its day', async () => {
    const ended = await self();
    await change(ended, 'ended_at = now()');
    await expect(enters(ended)).rejects.toThrow('unknown');
    const over = await self();
    await change(over, `until_at = made_at + interval '1 microsecond'`);
    await expect(enters(over)).rejects.toThrow('unknown');
    const open = await sql`select 1 from access.session where account_id = ${ended.accountId}
      and ended_at is null`.execute(owner);
    expect(open.rows).toEqual([]);
  });
  it('does not find its old session open with a later tie', async () => {
    const actor = await self();
    await change(actor, 'ended_at = now()');
    await tieTo(actor.accountId, 'guardian');
    await expect(enters(actor)).rejects.toThrow('unknown');
  });
  it('is one person for ever, and may be the guardian of others', async () => {
    const actor = await self();
    await tieTo(actor.accountId, 'guardian');
    await expect(tieTo(actor.accountId, 'person')).rejects.toThrow('tie_one_as_the_person');
    await change(actor, 'ended_at = now()');
    await expect(tieTo(actor.accountId, 'person')).rejects.toThrow('tie_one_as_the_person');
  });
  it('is never turned into another: a tie ends and is made anew', async () => {
    const actor = await self();
    for (const what of ['account_id = made_by', `tied_as = 'guardian'`, 'person_id = id']) {
      await expect(change(actor, what)).rejects.toThrow(/a tie ends|only an account/);
    }
    await change(actor, 'ended_at = now()');
    await expect(change(actor, 'ended_at = null')).rejects.toThrow('a tie ends');
  });
  it('has no membership, and an account of another side no tie', async () => {
    const actor = await self();
    const member = (role: string) =>
      sql`insert into workforce.membership (id, account_id,
        organisation_id, role) select gen_random_uuid(), ${actor.accountId}, id, ${role}
      from workforce.organisation order by code limit 1`.execute(owner);
    await expect(member('self')).rejects.toThrow('membership_role_check');
    await expect(member('provider')).rejects.toThrow('on different sides');
    const worker = programme.actor('case-manager');
    await expect(tieTo(worker.accountId, 'person')).rejects.toThrow('only an account of the side');
  });
  it('is in no list of accounts, not even the auditor reads its name', async () => {
    const { accountId } = await self();
    const seen = (role: 'auditor' | 'administrator', list: string) =>
      asActor(database, programme.actor(role), async (tx) =>
        (await sql.raw<{ id: string }>(list).execute(tx)).rows.map(({ id }) => id),
      );
    const lists = [
      await seen('auditor', 'select id from access.account'),
      await seen('administrator', 'select account_id as id from access.list_accounts()'),
    ];
    for (const list of lists) {
      expect(list.length).toBeGreaterThan(10);
      expect(list).not.toContain(accountId);
    }
  });
  it('belongs to no organisation, and only legal aid defends', async () => {
    const organisation = (side: string, kind: string) =>
      sql`insert into workforce.organisation
      (id, code, kind, side, names) values (gen_random_uuid(), ${newId()}, ${kind}, ${side},
        '{}')`.execute(owner);
    await expect(organisation('self', 'cso')).rejects.toThrow('organisation_side_check');
    await expect(organisation('defence', 'court')).rejects.toThrow('legal_aid_defends');
    await expect(organisation('care', 'legal-aid')).rejects.toThrow('legal_aid_defends');
  });
});

it('a counsel whose grant nobody confirmed does not even enter', async () => {
  const actor = await makeActor(database, { role: 'counsel' });
  await sql`update workforce.membership set confirmed_at = null
    where account_id = ${actor.accountId}`.execute(owner);
  await expect(asActor(database, actor, async () => undefined)).rejects.toThrow('unknown');
});

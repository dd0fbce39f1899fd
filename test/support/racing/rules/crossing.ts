// Nothing crosses between justice and care but what two people of two organisations approved, as
// they saw it; and what was refused, withdrawn or revoked is not kept.

import { sql, type Tx } from '../../../../src/engine/db/database.ts';
import { newId } from '../../../../src/kernel/id.ts';
import { makeActor, type TestActor } from '../../actors.ts';
import {
  addOrder,
  addProtocol,
  confirm,
  dayFrom,
  makeWorld,
  type World as Parties,
} from '../../disclosures.ts';
import type { RacingBench } from '../requests.ts';
import { type AnyRule, askFor, type Command, ruleOf } from '../rule.ts';

type World = { readonly id: string; readonly protocolId: string; readonly hash: Buffer };
type Staff = Parties & { readonly second: TestActor };
type State = 'proposed' | 'approved' | 'released';
const before: readonly string[] = ['proposed', 'approved'];

export async function crossingRule(bench: RacingBench): Promise<AnyRule> {
  const parties = await makeWorld(bench.database, bench.services);
  const second = await makeActor(bench.database, {
    role: 'cso-manager',
    organisationId: parties.cso,
  });
  const staff = { ...parties, second };
  return ruleOf<World>(bench, {
    tables: ['disclosure.request', 'disclosure.protocol_ending'],
    worlds: {
      proposed: () => asked(bench, staff, 'proposed'),
      approved: () => asked(bench, staff, 'approved'),
      released: () => asked(bench, staff, 'released'),
    },
    commands: { ...deciding(staff), ...closing(staff), ...telling(staff) },
    refusals: [
      'not-found',
      'step-not-open',
      'approvals-missing',
      'conflict-changed-meanwhile',
      'protocol-not-valid',
      'same-person-twice',
    ],
    holes: [
      {
        without: [
          ['disclosure.lock_request', 'where id = wanted for no key update', 'where id = wanted'],
        ],
        pair: 'proposed: approve, then approve as the second',
      },
      {
        without: [
          ['disclosure.lock_request', 'where id = wanted for no key update', 'where id = wanted'],
        ],
        pair: 'approved: withdraw, then release',
      },
    ],
    elsewhere: {
      'care.complete_move': { raced: 'a case that moves is with one organisation' },
      'disclosure.ask': 'a new request, whose id nobody knows yet',
      'programme.erase_what_is_due': 'erases the keys of what is over',
    },
    held: {
      'the request': ({ id }) => sql`select from disclosure.request where id = ${id} for update`,
      'the protocol': ({ protocolId }) =>
        sql`select from disclosure.protocol where id = ${protocolId} for update`,
    },
    broken: ({ id }) => sql`
      with one as (select * from disclosure.request where id = ${id}),
        now_ as (select p.*, (select count(distinct a.organisation_id)
            from disclosure.approval a where a.proposal_id = p.id and a.hash = p.hash) as approvals
          from disclosure.proposal p where p.request_id = ${id} order by p.version desc limit 1)
      select 'not as approved' as fault from one, now_ where (one.state, now_.approvals) not in (
          ('proposed', 0), ('approved-once', 1), ('approved', 2), ('released', 2))
        and one.state in ('proposed', 'approved-once', 'approved', 'released')
      union all select 'released in another form' from one, now_ join disclosure.release l
        on l.request_id = now_.request_id where l.proposal_id <> now_.id
      union all select 'kept after it was over' from one join disclosure.proposal p
        on p.request_id = one.id join disclosure.proposed_value v on v.proposal_id = p.id
        where one.state in ('refused', 'withdrawn', 'revoked')
      union all select 'a key to what was taken back' from one where state = 'revoked'
        and wrapped_key is not null
      union all select 'over twice' from disclosure.step s where s.request_id = ${id}
        and s.step in ('refused', 'withdrawn', 'released', 'revoked', 'received')
        group by s.step having count(*) > 1
      union all select 'released and over' from disclosure.step s where s.request_id = ${id}
        and s.step in ('refused', 'withdrawn', 'released') having count(*) > 1
      union all select 'an answer of one' from disclosure.deferral d where d.request_id = ${id}
        and d.agreed_by = d.asked_by`,
  });
}

/** A request as it stands after these steps, with a protocol of its own. */
async function asked(bench: RacingBench, staff: Staff, state: State): Promise<World> {
  const { database } = bench;
  const { officer, registrar, manager, second, supervisor, checker } = staff;
  const protocolId = await addProtocol(database, { signers: [registrar, manager, checker] });
  const [id, proposalId] = [newId(), newId()];
  await confirm(database, registrar, manager, second, supervisor, checker);
  const approvers = [
    { part: 'owner', account: manager.accountId, organisation: staff.cso },
    { part: 'second', account: checker.accountId, organisation: staff.checking },
  ];
  await database.owner.transaction().execute(async (tx) => {
    await sql`insert into disclosure.request (id, protocol_id, direction, asking_party_id,
        requester_id, requester_organisation_id, owner_organisation_id, authority, article,
        court_number, order_on, basis_until, order_hash, purpose, asked_fields, identity,
        wrapped_key, state)
      values (${id}, ${protocolId}, 'justice-asks-care', ${staff.court}, ${officer.accountId},
        ${staff.court}, ${staff.cso}, 'Osh city court', 'Art. 53', 'UD-1/26',
        disclosure.today(), disclosure.today() + 60, decode(repeat('ab', 32), 'hex'),
        'best-interests', '{child-has-cover,statement}', '\\x00', '\\x00', ${state})`.execute(tx);
    await sql`insert into link.disclosure_about (request_id, subject_id, person_id)
      values (${id}, ${staff.subjectId}, ${staff.personId})`.execute(tx);
    await sql`insert into disclosure.proposal (id, request_id, version, fields, account_id,
        organisation_id) values (${proposalId}, ${id}, 1, '{child-has-cover,statement}',
        ${supervisor.accountId}, ${staff.cso})`.execute(tx);
    await sql`insert into disclosure.proposed_value (proposal_id, field, sealed)
      select ${proposalId}, f, '\\x00' from unnest(array['child-has-cover', 'statement']) f`.execute(
      tx,
    );
    await sql`update disclosure.proposal set hash = disclosure.hash_of(id)
      where id = ${proposalId}`.execute(tx);
    if (state === 'proposed') return;
    await sql`insert into disclosure.approval (proposal_id, part, account_id, organisation_id, hash)
      select p.id, a ->> 'part', (a ->> 'account')::uuid, (a ->> 'organisation')::uuid, p.hash
      from disclosure.proposal p, jsonb_array_elements(${JSON.stringify(approvers)}::jsonb) a
      where p.id = ${proposalId}`.execute(tx);
    if (state === 'approved') return;
    await sql`insert into disclosure.release (request_id, proposal_id, is_partial,
        attests_best_interests, released_by, released_on, expires_on)
      values (${id}, ${proposalId}, false, false, ${manager.accountId}, disclosure.today(),
        disclosure.today() + 5)`.execute(tx);
  });
  await addOrder(database, id);
  const { rows } = await sql<{ hash: Buffer }>`select hash from disclosure.proposal
    where id = ${proposalId}`.execute(database.owner);
  return { id, protocolId, hash: rows[0]!.hash };
}

/** As someone who has just given password and code again. */
const confirmed =
  (actor: TestActor, of: (world: World) => ReturnType<typeof sql>): Command<World>['act'] =>
  (world) => [
    actor,
    async (tx: Tx) => {
      await sql`select access.carry_session(${actor.token})`.execute(tx);
      return askFor(tx, of(world));
    },
  ];

const fields = ['child-has-cover', 'statement'];
const values = JSON.stringify(fields.map((field) => ({ field, sealed: '00' })));

const anotherOrder = () =>
  JSON.stringify({
    id: newId(),
    hash: 'cd'.repeat(32),
    format: 'pdf',
    bytes: 1,
    pages: 1,
    contentId: newId(),
  });

function deciding(staff: Staff): Record<string, Command<World>> {
  const { manager, checker, supervisor, second } = staff;
  const approve = (actor: TestActor, kept: readonly string[]) =>
    confirmed(actor, ({ id, hash }) => sql`disclosure.approve(${id}, ${hash}, ${kept}::text[])`);
  const through = ['disclosure.approve'];
  return {
    approve: { worlds: ['proposed'], through, act: approve(manager, fields) },
    'approve as the second': { worlds: ['proposed'], through, act: approve(checker, fields) },
    'approve a part': { worlds: ['proposed'], through, act: approve(second, ['statement']) },
    'propose anew': {
      worlds: before,
      through: ['disclosure.propose'],
      act: confirmed(
        supervisor,
        ({ id }) => sql`disclosure.propose(${id}, 1, ${staff.personId}, ${values}::jsonb)`,
      ),
    },
    release: {
      worlds: ['approved'],
      through: ['disclosure.release_package'],
      act: (world, turn) =>
        confirmed(
          turn === 0 ? manager : second,
          ({ id, hash }) => sql`disclosure.release_package(${id}, ${hash}, ${dayFrom(5)})`,
        )(world, turn),
    },
  };
}

function closing(staff: Staff): Record<string, Command<World>> {
  const { checker, officer, registrar, manager, second } = staff;
  return {
    refuse: {
      worlds: before,
      through: ['disclosure.refuse'],
      act: confirmed(checker, ({ id }) => sql`disclosure.refuse(${id}, 'basis-not-enough')`),
    },
    'attach another order': {
      worlds: before,
      through: ['disclosure.attach_order'],
      act: confirmed(
        officer,
        ({ id }) => sql`disclosure.attach_order(${id}, ${anotherOrder()}::jsonb,
        '\\x00')`,
      ),
    },
    withdraw: {
      worlds: before,
      through: ['disclosure.withdraw'],
      act: confirmed(officer, ({ id }) => sql`disclosure.withdraw(${id})`),
    },
    revoke: {
      worlds: ['released'],
      through: ['disclosure.revoke_package'],
      act: (world, turn) =>
        confirmed(
          turn === 0 ? manager : second,
          ({ id }) => sql`disclosure.revoke_package(${id}, 'safety')`,
        )(world, turn),
    },
    'end the protocol': {
      through: ['disclosure.end_protocol'],
      act: (world, turn) =>
        confirmed(
          turn === 0 ? registrar : manager,
          ({ protocolId }) => sql`disclosure.end_protocol(${protocolId})`,
        )(world, turn),
    },
  };
}

function telling(staff: Staff): Record<string, Command<World>> {
  const { officer, manager, second } = staff;
  const told = { toldOn: dayFrom(0), how: 'in-person', language: 'ky' };
  return {
    acknowledge: {
      worlds: ['released'],
      through: ['disclosure.acknowledge'],
      act: confirmed(officer, ({ id }) => sql`disclosure.acknowledge(${id})`),
    },
    tell: {
      worlds: ['released'],
      through: ['disclosure.tell'],
      act: confirmed(
        manager,
        ({ id }) => sql`disclosure.tell(${id}, ${JSON.stringify(told)}::jsonb)`,
      ),
    },
    defer: {
      worlds: ['released'],
      through: ['disclosure.defer', 'disclosure.agree_deferral'],
      act: (world, turn) =>
        confirmed(
          turn === 0 ? manager : second,
          ({ id }) => sql`disclosure.defer(${newId()}, ${id}, 'safety-of-child',
            ${dayFrom(9)})`,
        )(world, turn),
    },
  };
}

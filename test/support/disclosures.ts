// A court with a matter, an organisation with a person in its care, and a third party that checks,
// bound by a signed protocol. Created as the owner, so that a test begins where a request would be
// asked.

import type { FastifyInstance } from 'fastify';
import { sql } from '../../src/engine/db/database.ts';
import type { Services } from '../../src/engine/http/handler.ts';
import type { Duty, Role } from '../../src/kernel/roles.ts';
import { newId } from '../../src/kernel/id.ts';
import { makeActor, makeOrganisation, type TestActor, type TestDatabase } from './actors.ts';
import { makeArrivedHousehold } from './households.ts';
import { call } from './http.ts';

const actorNames = [
  'registrar',
  'officer',
  'colleague',
  'probation',
  'supervisor',
  'manager',
  'worker',
  'checker',
  'checkingLead',
  'coordinator',
  'auditor',
  'stranger',
  'strangeChecker',
] as const;
export type ActorName = (typeof actorNames)[number];
export type World = {
  readonly [name in ActorName]: TestActor;
} & {
  readonly court: string;
  readonly cso: string;
  readonly checking: string;
  readonly subjectId: string;
  readonly personId: string;
  readonly otherPersonId: string;
  readonly protocolId: string;
};

/** A court's subject within these officers' reach. */
export async function addSubject(
  { owner }: TestDatabase,
  {
    court,
    registrar,
    officers,
  }: { court: string; registrar: TestActor; officers: readonly TestActor[] },
): Promise<string> {
  const id = newId();
  await sql`insert into legal.subject (id, code, birth_precision, birth_disputed, counsel,
    organisation_id,
      registered_by, registered_on) values (${id}, ${`J-${id.slice(-8).toUpperCase()}`}, 'unknown',
        false, 'present',
      ${court}, ${registrar.accountId}, current_date)`.execute(owner);
  await sql`insert into legal.subject_name (id, subject_id, kind, full_name, recorded_by)
    values (${newId()}, ${id}, 'current', 'Айнура Тестова', ${registrar.accountId})`.execute(owner);
  for (const officer of officers) {
    await sql`insert into legal.reach (account_id, subject_id, organisation_id)
      values (${officer.accountId}, ${id}, ${officer.organisationId})`.execute(owner);
  }
  return id;
}

export async function addProtocol(
  { owner }: TestDatabase,
  world: { signers: readonly TestActor[]; from?: string; until?: string },
): Promise<string> {
  const id = newId();
  await sql`insert into disclosure.protocol (id, purpose, directions, fields, retention_days,
    breach_contact,
      valid_from, valid_until, made_by)
    values (${id}, 'Best interests before a charge', '{justice-asks-care,care-asks-justice}',
      '{best-interests-on-file,child-has-cover,statement,status-known,restriction-in-force,place-of-detention}', 30,
      'duty desk', coalesce(${world.from ?? null}::date, disclosure.today()),
      coalesce(${world.until ?? null}::date, disclosure.today() + 300),
        ${world.signers[0]!.accountId})`.execute(owner);
  for (const signer of world.signers) {
    await sql`insert into disclosure.protocol_party
      values (${id}, ${signer.organisationId})`.execute(owner);
    await sql`insert into disclosure.protocol_signature (protocol_id, organisation_id, account_id)
      values (${id}, ${signer.organisationId}, ${signer.accountId})`.execute(owner);
  }
  return id;
}

export async function makeWorld(database: TestDatabase, services: Services): Promise<World> {
  const { owner } = database;
  const [court, office, cso, checking] = [
    await makeOrganisation(database, { side: 'justice' }),
    await makeOrganisation(database, { side: 'justice', kind: 'probation' }),
    await makeOrganisation(database, { side: 'care' }),
    await makeOrganisation(database, { side: 'care' }),
  ];
  const posts: Record<ActorName, [Role, string | undefined, Duty?]> = {
    registrar: ['prosecutor', court, 'registrar'],
    officer: ['prosecutor', court],
    colleague: ['prosecutor', court],
    probation: ['probation-officer', office],
    supervisor: ['supervisor', cso],
    manager: ['cso-manager', cso],
    worker: ['case-manager', cso],
    checker: ['cso-manager', checking, 'legal-approver'],
    checkingLead: ['supervisor', checking],
    coordinator: ['national-coordinator', undefined],
    auditor: ['auditor', undefined],
    stranger: ['cso-manager', undefined],
    strangeChecker: ['cso-manager', undefined, 'legal-approver'],
  };
  const actors = {} as Record<ActorName, TestActor>;
  for (const name of actorNames) {
    const [role, organisationId, duty] = posts[name];
    actors[name] = await makeActor(database, {
      role,
      ...(organisationId ? { organisationId } : {}),
      ...(duty ? { duty } : {}),
    });
    await sql`update access.account set display_name = ${`Name of ${name}`}
      where id = ${actors[name].accountId}`.execute(owner);
  }
  const subjectId = await addSubject(database, {
    court,
    registrar: actors.registrar,
    officers: [actors.officer, actors.probation],
  });
  const { personIds } = await makeArrivedHousehold(
    database,
    { coordinator: actors.coordinator, services },
    [
      { name: 'Айнура Тестова', birth: '1994-03-04', sex: 'female' },
      { name: 'Нурбек Тестов', birth: '2015-05-05', sex: 'male', custodian: 0 },
    ],
  );
  await sql`update people.person set organisation_id = ${cso}, handed_over_at = now()
    where id = any(${personIds}::uuid[])`.execute(owner);
  for (const [actor, via] of [
    [actors.worker, 'case-lead'],
    [actors.supervisor, 'case-supervisor'],
  ] as const) {
    await sql`insert into access.reach (account_id, person_id, via) select ${actor.accountId}, p,
      ${via}
      from unnest(${personIds}::uuid[]) p`.execute(owner);
  }
  const protocolId = await addProtocol(database, {
    signers: [actors.registrar, actors.manager, actors.checker],
  });
  return {
    ...actors,
    court,
    cso,
    checking,
    subjectId,
    personId: personIds[0]!,
    otherPersonId: personIds[1]!,
    protocolId,
  };
}

/** As if password and code had just been given. */
export async function confirm(
  { owner }: TestDatabase,
  ...actors: readonly TestActor[]
): Promise<void> {
  await sql`update access.session set confirmed_at = now()
    where account_id = any(${actors.map((one) => one.accountId)}::uuid[])`.execute(owner);
}

export async function unconfirm(
  { owner }: TestDatabase,
  ...actors: readonly TestActor[]
): Promise<void> {
  await sql`update access.session set confirmed_at = now() - interval '6 minutes'
    where account_id = any(${actors.map((one) => one.accountId)}::uuid[])`.execute(owner);
}

export const orderHash = 'ab'.repeat(32);

/**
 * As if the order had been attached and everybody had opened it; reading itself is tested in
 * src/rooms/disclosure/order.test.ts.
 */
export async function addOrder({ owner }: TestDatabase, id: string): Promise<void> {
  await sql`with made as (insert into disclosure.document (id, request_id, hash, format, bytes,
        pages, content_id, content_key, attached_by, attached_at)
      select ${newId()}, r.id, decode(${orderHash}, 'hex'), 'pdf', 1, 1, ${newId()}, '\\x00',
        r.requester_id, date_trunc('year', now()) from disclosure.request r where r.id = ${id}
        returning id),
    opened as (insert into disclosure.order_reading (document_id, account_id)
      select made.id, a.id from made, access.account a)
    update disclosure.request set order_hash = decode(${orderHash}, 'hex')
      where id = ${id}`.execute(owner);
}

export const dayFrom = (days: number): string =>
  new Date(Date.now() + 6 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

export function requestBody(world: World, more: Record<string, unknown> = {}) {
  return {
    protocolId: world.protocolId,
    ownerId: world.cso,
    aboutId: world.subjectId,
    authority: 'Osh city court',
    article: 'Art. 53 of the Code on Children',
    courtNumber: 'UD-1/26',
    orderOn: dayFrom(-3),
    basisUntil: dayFrom(60),
    purpose: 'best-interests',
    fields: ['best-interests-on-file', 'child-has-cover', 'statement'],
    identity: { fullName: 'Айнура Тестова', birth: '1994' },
    ...more,
  };
}

export type Steps = {
  readonly ask: (more?: Record<string, unknown>, as?: TestActor) => Promise<string>;
  readonly page: (as: TestActor, id: string) => Promise<any>;
  readonly propose: (id: string, values?: readonly object[], as?: TestActor) => Promise<any>;
  readonly approve: (as: TestActor, id: string, fields?: readonly string[]) => Promise<any>;
  readonly release: (id: string, expiresOn?: string) => Promise<any>;
  readonly released: (values?: readonly object[]) => Promise<string>;
};

export const values = {
  assessment: { field: 'best-interests-on-file', assessedOn: dayFrom(-20) },
  cover: { field: 'child-has-cover', answer: 'yes' },
  statement: {
    field: 'statement',
    text: 'cnry-statement: the assessment was made with the child.',
  },
} as const;

/**
 * The steps from request to release over HTTP, each by the person who takes it in an ordinary case.
 */
export function stepsOf(database: TestDatabase, server: FastifyInstance, world: World): Steps {
  const steps: Steps = {
    async ask(more = {}, as = world.officer) {
      const answer = await call(server, as, 'POST /api/disclosures', requestBody(world, more));
      if (answer.status !== 200) throw new Error(answer.raw);
      // As if asked yesterday, because only twenty fit in a day.
      await sql`update disclosure.request set asked_on = disclosure.today() - 1
        where id = ${answer.body.id}`.execute(database.owner);
      await addOrder(database, answer.body.id);
      return answer.body.id;
    },
    page: async (as, id) => (await call(server, as, `GET /api/disclosures/${id}`)).body,
    async propose(id, given = [values.assessment, values.cover], as = world.supervisor) {
      const { version } = await steps.page(as, id);
      return call(server, as, `PUT /api/disclosures/${id}/proposal`, {
        aboutId: world.personId,
        baseVersion: version,
        values: given,
      });
    },
    async approve(as, id, fields) {
      const { proposal } = await steps.page(as, id);
      return call(server, as, `PUT /api/disclosures/${id}/approval`, {
        hash: proposal.hash,
        fields: fields ?? proposal.fields,
      });
    },
    async release(id, expiresOn = dayFrom(10)) {
      const { proposal } = await steps.page(world.manager, id);
      return call(server, world.manager, `PUT /api/disclosures/${id}/release`, {
        hash: proposal.hash,
        expiresOn,
      });
    },
    async released(given) {
      await confirm(database, world.supervisor, world.manager, world.checker);
      const id = await steps.ask();
      for (const answer of [
        await steps.propose(id, given),
        await steps.approve(world.manager, id),
        await steps.approve(world.checker, id),
        await steps.release(id),
      ]) {
        if (answer.status !== 200) throw new Error(answer.raw);
      }
      return id;
    },
  };
  return steps;
}

// What a test needs to call every endpoint of a filled programme: ids of every kind, collected by
// the owner, a valid request for each contract, and one matter that no officer may see. It does not
// know who may see what (`who-sees.ts` does).

import type { FastifyInstance } from 'fastify';
import { unwrapKey } from '../../src/engine/crypto/envelope.ts';
import type { Keyring } from '../../src/engine/crypto/keyring.ts';
import { sql } from '../../src/engine/db/database.ts';
import type { Endpoint } from '../../src/kernel/contract.ts';
import { newId } from '../../src/kernel/id.ts';
import { type Sealing, sealingWith } from '../../src/rooms/legal/restriction/sealing.ts';
import { makeSubjectKey } from '../../src/rooms/legal/subject-key.ts';
import type { TestActor, TestDatabase } from './actors.ts';
import { absentId, exampleOf } from './example-input.ts';

/** `under`: the restriction it belongs to, if the path names one between it and its subject. */
export type Known = { readonly id: string; readonly of: string; readonly under?: string };
export type Ids = ReadonlyMap<string, readonly Known[]>;

/**
 * Ids by path parameter, as the owner collects them, each with the person or subject it belongs to.
 */
const idQueries: Readonly<Record<string, string>> = {
  personId: 'select id, id as of from people.person',
  otherId: 'select id, id as of from people.person',
  caseId: 'select id, person_id as of from care.case_file',
  householdId:
    'select household_id as id, person_id as of from care.case_file where household_id is not null',
  offerId: 'select id, organisation_id as of from care.offer',
  accountId: `select id, id as of from access.account where side = 'care'`,
  assessmentId: 'select id, person_id as of from care.assessment',
  planId: 'select id, person_id as of from care.plan',
  closingId: 'select id, person_id as of from care.closing',
  moveId: 'select id, person_id as of from care.move',
  concernId: 'select id, person_id as of from care.urgent_concern',
  appointmentId: 'select id, person_id as of from care.appointment',
  handingId: 'select id, person_id as of from care.handing',
  // Whoever may end one sees all of them; leaving.test.ts has those who see only their own.
  leavingId: 'select id, organisation_id as of from care.leaving where false',
  goalId: 'select id, person_id as of from care.goal',
  actionId: 'select id, person_id as of from care.action',
  reviewId: 'select id, person_id as of from care.review',
  coverId: 'select id, person_id as of from guardianship.cover',
  formId: 'select id, id as of from people.given_name_form',
  openingId: `select o.id, c.organisation_id as of from care.emergency_opening o
    join care.case_file c on c.id = o.case_id`,
  holdId: `select h.id, c.organisation_id as of from care.erasing_hold h
    join care.case_file c on c.id = h.case_id`,
  // Roles that may decide about an edition see all of them, so none is hidden.
  edition: 'select number::text as id, number::text as of from law.edition where false',
  searchId: 'select id, person_id as of from guardianship.search',
  operationId: 'select id, id as of from operations.operation',
  caseloadId: 'select id, organisation_id as of from operations.caseload_list',
  listId: 'select id, operation_id as of from operations.list',
  entryId: 'select id, operation_id as of from operations.entry',
  // Imports, and the jobs of the machinery, which belong to no one.
  jobId: `select id, operation_id as of from operations.import_job
    union all select id, id from jobs.job`,
  // Of each person for themselves: the caller's own is tested in own-account.test.ts.
  passkeyId: 'select id, account_id as of from access.passkey',
  deviceId: 'select id, account_id as of from access.device',
  // No address can be read from here; those that live are tested in calendar-feed.test.ts.
  file: `select 'care.' || account_id || '.ics' as id, account_id as of from access.calendar_feed`,
  supervisionId: 'select id, organisation_id as of from workforce.supervision',
  askId: 'select id, organisation_id as of from workforce.supervision_ask',
  workerId: 'select account_id as id, organisation_id as of from workforce.membership',
  membershipId: 'select id, organisation_id as of from workforce.membership',
  helpId: 'select id, account_id as of from access.help_request',
  subjectId: 'select id, id as of from legal.subject',
  proceedingId: 'select id, subject_id as of from legal.proceeding',
  // Of a stranger, or of someone in the programme; who may see the latter is tested in the room.
  disclosureId: `select id, case when code like 'T-%' then 'stranger'
    else owner_organisation_id::text end as of from disclosure.request`,
  protocolId: `select id, case when code like 'T-%' then 'stranger' else made_by::text end as of
    from disclosure.protocol`,
  requestId: 'select id, subject_id as of from legal.exemption_request',
  detentionId: 'select id, subject_id as of from legal.detention',
  restrictionId: 'select id, subject_id as of from legal.restriction',
  appealId: 'select id, subject_id as of, restriction_id as under from legal.restriction_appeal',
  permissionId:
    'select id, subject_id as of, restriction_id as under from legal.permission_request',
  consentId: 'select id, person_id as of from people.consent',
  contactId: 'select id, subject_id as of, restriction_id as under from legal.probation_contact',
  documentId: `select id, person_id as of from people.document
    union all select id, subject_id from legal.document`,
  // No address can be read from here; attached-documents.test.ts has those of strangers.
  upload: `select '' as id, '' as of where false`,
  hearingId: 'select id, subject_id as of from legal.hearing',
};

export async function collectIds(database: TestDatabase): Promise<Ids> {
  const ids = new Map<string, readonly Known[]>();
  for (const [name, query] of Object.entries(idQueries)) {
    ids.set(
      name,
      (await sql<Known>`${sql.raw(`${query} order by 1`)}`.execute(database.owner)).rows,
    );
  }
  return ids;
}

/** A matter that no officer of the programme may see, so that there is one to hide. */
export async function addOtherCourt(
  { owner }: TestDatabase,
  { keyring, by }: { keyring: Keyring; by: string },
): Promise<void> {
  const [court, subject, proceeding] = [newId(), newId(), newId()];
  await sql`insert into workforce.organisation (id, code, kind, side, names)
    values (${court}, 'T-OTHER-COURT', 'court', 'justice', '{"en": "Another court"}')`.execute(
    owner,
  );
  await sql`insert into legal.subject (id, code, birth_precision, birth_disputed, counsel,
    organisation_id,
    registered_by, registered_on) values (${subject}, 'T-HIDDEN', 'unknown', false, 'present',
      ${court}, ${by},
    current_date)`.execute(owner);
  const wrapped = makeSubjectKey(keyring, subject);
  const key = unwrapKey(keyring.wrapping.justice, `subject|${subject}`, wrapped);
  const restriction = newId();
  await sql`insert into legal.subject_key (subject_id, wrapped_key)
    values (${subject}, ${wrapped})`.execute(owner);
  await sql`insert into legal.proceeding (id, subject_id, act_precision, article, country, court,
    state, state_on,
    registered_on, registered_by) values (${proceeding}, ${subject}, 'unknown', '1', 'KG', 'x',
      'check',
    current_date - 9, current_date - 9, ${by})`.execute(owner);
  await sql`insert into legal.restriction (id, subject_id, kind, court, order_number, scope,
    start_on, end_on,
    recorded_by) values (${restriction}, ${subject}, 'reporting', 'x', '1',
    ${sealingWith(key).seal('legal.restriction.scope', restriction, 'cnry-8hidden')},
    current_date - 9, current_date + 9, ${by})`.execute(owner);
  await addCourse(owner, { sealing: sealingWith(key), restriction, subject, by });
  await sql`insert into legal.hearing (id, subject_id, proceeding_id, held_on, place_kind, outcome,
    recorded_by)
    values (${newId()}, ${subject}, ${proceeding}, current_date, 'courtroom', 'planned',
      ${by})`.execute(owner);
  await addStrangersDisclosure(owner, court);
}

async function addStrangersDisclosure(owner: TestDatabase['owner'], court: string): Promise<void> {
  const [cso, protocol] = [newId(), newId()];
  await sql`insert into workforce.organisation (id, code, kind, side, names)
    values (${cso}, 'T-OTHER-CSO', 'cso', 'care', '{"en": "Another organisation"}')`.execute(owner);
  await sql`insert into disclosure.protocol (id, code, purpose, directions, fields, retention_days,
    breach_contact, valid_from, valid_until, made_by)
    values (${protocol}, 'T-HIDDEN', 'cnry-8hiddn2', '{justice-asks-care}', '{statement}', 9, 'x1',
      current_date - 9, current_date + 9, ${newId()})`.execute(owner);
  await sql`insert into disclosure.request (id, code, protocol_id, direction, asking_party_id,
    requester_id, requester_organisation_id,
      owner_organisation_id, authority, article, court_number, order_on, basis_until, order_hash,
        purpose, asked_fields, key_destroyed_at)
    values (${newId()}, 'T-HIDDEN', ${protocol}, 'justice-asks-care', ${court}, ${newId()},
      ${court}, ${cso}, 'xx', '1', '1', current_date - 9,
      current_date + 9, sha256(''), 'safety', '{statement}', now())`.execute(owner);
}

type OfRestriction = { sealing: Sealing; restriction: string; subject: string; by: string };

async function addCourse(
  owner: TestDatabase['owner'],
  { sealing, restriction, subject, by }: OfRestriction,
): Promise<void> {
  const [variation, request, contact] = [newId(), newId(), newId()];
  await sql`insert into legal.restriction_variation (id, restriction_id, subject_id, on_day, court,
    order_number, scope,
    recorded_by) values (${variation}, ${restriction}, ${subject}, current_date - 5, 'x', '2',
    ${sealing.seal('legal.restriction_variation.scope', variation, 'cnry-8hiddev')}, ${by})`.execute(
    owner,
  );
  await sql`insert into legal.restriction_appeal (id, restriction_id, subject_id, lodged_on, court,
    recorded_by)
    values (${newId()}, ${restriction}, ${subject}, current_date - 3, 'x', ${by})`.execute(owner);
  await sql`insert into legal.permission_request (id, restriction_id, subject_id, asked_on, purpose,
    from_on, to_on, recorded_by)
    values (${request}, ${restriction}, ${subject}, current_date - 3,
      ${sealing.seal('legal.permission_request.purpose', request, 'cnry-8hiddew')},
    current_date, current_date, ${by})`.execute(owner);
  await sql`insert into legal.probation_contact (id, restriction_id, subject_id, on_day, place,
    outcome, recorded_by)
    values (${contact}, ${restriction}, ${subject}, current_date,
      ${sealing.seal('legal.probation_contact.place', contact, 'cnry-8hiddex')},
    'planned', ${by})`.execute(owner);
}

export type Answer = {
  readonly status: number;
  readonly text: string;
  readonly headers: string;
  readonly body: any;
};

export type Ask = {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly commandId?: string;
};
export type Send = (actor: TestActor, endpoint: Endpoint, request?: Ask) => Promise<Answer>;

/** Headers without the date; a missing id is replaced by one that does not exist. */
export function senderOf(server: FastifyInstance): Send {
  return (actor, endpoint, request = {}) => sendTo({ server, actor, endpoint }, request);
}

type To = {
  readonly server: FastifyInstance;
  readonly actor: TestActor;
  readonly endpoint: Endpoint;
};

async function sendTo({ server, actor, endpoint }: To, request: Ask): Promise<Answer> {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name) => request.params?.[name] ?? absentId);
  const query = request.query ? `?${new URLSearchParams(request.query)}` : '';
  const isBytes = request.body instanceof Buffer;
  const answer = await server.inject({
    method: endpoint.method,
    url: path + query,
    headers: {
      authorization: `Bearer ${actor.token}`,
      ...(request.commandId ? { 'idempotency-key': request.commandId } : {}),
      ...(request.body === undefined
        ? {}
        : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
    },
    ...(request.body === undefined
      ? {}
      : { payload: isBytes ? (request.body as Buffer) : JSON.stringify(request.body) }),
  });
  const { date: _date, ...headers } = answer.headers;
  const isJson = String(headers['content-type']).includes('json');
  return {
    status: answer.statusCode,
    text: answer.payload,
    headers: JSON.stringify(headers),
    body: isJson ? answer.json() : null,
  };
}

export function paramsOf(endpoint: Endpoint): string[] {
  return [...endpoint.path.matchAll(/:(\w+)/g)].map((found) => found[1]!);
}

export function queryOf(
  endpoint: Endpoint,
  more: Record<string, string> = {},
): Record<string, string> {
  const made = endpoint.query ? (exampleOf(endpoint.query) as Record<string, unknown>) : {};
  return {
    ...Object.fromEntries(Object.entries(made).map(([key, value]) => [key, String(value)])),
    ...more,
  };
}

export function bodyOf(endpoint: Endpoint): unknown {
  if (endpoint.method === 'GET' || !endpoint.body) return undefined;
  return endpoint.body === 'bytes' ? Buffer.from('x') : exampleOf(endpoint.body);
}

export const isOwn = (own: ReadonlySet<string>) => (one: Known) => own.has(one.of);

/** Some ids that are the actor's and some that are not, one for each parameter of the path. */
export function paramsToTry(
  endpoint: Endpoint,
  { ids, own }: { ids: Ids; own: ReadonlySet<string> },
  each: number,
): Record<string, string>[] {
  const names = paramsOf(endpoint);
  if (names.length === 0) return [{}];
  const last = ids.get(names.at(-1)!)!;
  const mine = last.filter(isOwn(own));
  const others = last.filter((one) => !isOwn(own)(one));
  const spread = (all: readonly Known[]) =>
    Array.from(
      { length: Math.min(each, all.length) },
      (_, at, count = Math.min(each, all.length)) => all[Math.floor((at * all.length) / count)]!,
    );
  return [...spread(mine), ...spread(others)].map((one) =>
    Object.fromEntries(
      names.map((name) => [
        name,
        name === names.at(-1)
          ? one.id
          : name === 'restrictionId'
            ? one.under!
            : parentOf(one, names.at(-1)!),
      ]),
    ),
  );
  // Two persons side by side: the second is one of the actor's own, if there is one.
  function parentOf(one: Known, last: string): string {
    return last === 'otherId' ? (mine.find(({ id }) => id !== one.id)?.id ?? one.of) : one.of;
  }
}

// The id of the record a command makes, given by the caller: every creating endpoint accepts one,
// and one already in use gets the same answer whoever owns it. Each endpoint first succeeds, so
// that a refusal is about the id and nothing else.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { inTransaction, sql } from '../src/engine/db/database.ts';
import { openApiDocument } from '../src/engine/http/openapi.ts';
import { primaryKeyOf } from '../src/engine/http/new-id.ts';
import { type Endpoint, idTaken } from '../src/kernel/contract.ts';
import { newId } from '../src/kernel/id.ts';
import { asActor, makeTestProgramme, type TestActor, testServices } from './support/actors.ts';
import type { Bench, Creating, Makers } from './support/creating/bench.ts';
import { careMakers, personMakers } from './support/creating/care.ts';
import { legalMakers } from './support/creating/legal.ts';
import { disclosureMakers, importsEnded, programmeMakers } from './support/creating/programme.ts';
import { supervisionMakers } from './support/creating/supervision.ts';
import { testDatabase } from './support/database.ts';
import { completed } from './support/example-input.ts';
import { type Answer, senderOf } from './support/every-endpoint.ts';
import { serverWith } from './support/http.ts';
import { addExemptionRules } from './support/matters.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
const send = senderOf(server);
const { owner } = database;

type Making = Endpoint & { readonly creates: `${string}.${string}` };
const all = rooms.flatMap((room) => room.bindings.map(({ endpoint }) => endpoint));
const isCreating = (endpoint: Endpoint): endpoint is Making => endpoint.creates !== undefined;
// The law first: the matters come with exemption rules that no source of the country names.
const creating = all
  .filter(isCreating)
  .toSorted(
    (one, other) => Number(other.name === 'proposeLaw') - Number(one.name === 'proposeLaw'),
  );

/** POST commands that take no id, each with its reason. */
const withoutId: Readonly<Record<string, string>> = {
  addHousehold: 'makes several persons with their household, kin, consents and cases at once',
  recordFamilyVisit: 'makes a visit in the case of each who was met',
  importCaseload: 'makes as many persons as the file has rows',
  reconcile: 'makes as many proposals as there are likely pairs',
  publishFigures: 'makes the next release of a sequence; its number is the name that counts',
  beginUpload: 'makes an address for parts, and no record that anybody works on',
  takeOffPersonDocument: 'makes no record: a document loses its content',
  takeOffMatterDocument: 'makes no record: a document loses its content',
  checkIntake: 'is a question: nothing is made',
  makeInvitation: 'makes a link, which is a secret and no record that anybody works on',
  previewCaseload: 'is a question: nothing is made',
  offerOwnAuthenticator: 'is a question: nothing is made',
  setOwnWorkPhone: 'makes no record: the account has one number',
  renewOwnAuthenticator: 'makes no record: the account has one authenticator',
  offerOwnPasskey: 'is a question: nothing is made',
  renewOwnRecoveryCodes: 'makes ten at once, which are named by nothing but themselves',
  askOwnMail: 'makes no record: the account has one address',
  renewOwnCalendar: 'makes an address, which is a secret and no record that anybody works on',
  addOwnPasskey:
    'needs the server’s question a moment before, so it is never done without a network',
};

/** Visible to every role that may make one at all, so it has no hidden rows. */
const seenByAll: Readonly<Record<string, string>> = {
  'people.given_name_form': 'spellings belong to the programme and to its coordinators',
  'operations.operation': 'coordinators of the programme see every operation',
  'operations.list': 'coordinators of the programme see every operation',
  'operations.import_job': 'coordinators of the programme see every operation',
  'operations.match_proposal': 'coordinators of the programme see every operation',
  'care.offer': 'coordinators of the programme see every offer',
  'law.edition': 'the law is public',
};

let here: Makers;
let elsewhere: Makers;

beforeAll(async () => {
  await makeTestProgramme(database);
  let edition: Promise<string> | undefined;
  const rules = () => (edition ??= addExemptionRules(database));
  const makers = async (): Promise<Makers> => ({
    ...(await personMakers(bench, creating)),
    ...(await careMakers(bench)),
    ...(await supervisionMakers(bench)),
    ...(await legalMakers(bench, rules)),
    ...(await programmeMakers(bench)),
    ...(await disclosureMakers(bench)),
  });
  here = await makers();
  elsewhere = await makers();
});

function withId({ query, body, ...request }: Creating, id: unknown): Creating {
  return body instanceof Uint8Array
    ? { ...request, query: { ...query, id: String(id) }, body }
    : { ...request, ...(query ? { query } : {}), body: { ...body, id } };
}

const ask = (
  endpoint: Endpoint,
  { actor, body, ...request }: Creating,
  commandId: string = newId(),
) =>
  send(actor, endpoint, {
    ...request,
    body: typeof endpoint.body === 'object' ? completed(endpoint.body, body) : body,
    commandId,
  });

const has = async ({ creates }: Making, id: string) =>
  (await sql`select 1 from ${sql.table(creates)} where id = ${id}`.execute(owner)).rows.length ===
  1;

/** What this person sees of one row of the table, bypassing every endpoint. */
async function sees(actor: TestActor, { creates }: Making, id: string): Promise<boolean> {
  return asActor(database, actor, async (tx) => {
    const found = await sql`select 1 from ${sql.table(creates)} where id = ${id}`.execute(tx);
    return found.rows.length > 0;
  }).catch((problem: { code?: string }) => {
    // No privilege at all: the table is behind functions.
    if (problem.code === '42501') return false;
    throw problem;
  });
}

/** One hash for each table; sessions are left out because they record when they were last used. */
async function everything(): Promise<Record<string, string>> {
  await importsEnded(bench);
  return inTransaction(owner, async (tx) => {
    const tables = await sql<{ name: string }>`select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
        and c.oid <> all (array['access.session', 'access.question']::regclass[]) order by 1`.execute(
      tx,
    );
    const hashes: Record<string, string> = {};
    for (const { name } of tables.rows) {
      const found = await sql<{ hash: string | null }>`
        select md5(string_agg(t::text, '|' order by t::text)) as hash
        from ${sql.table(name)} t`.execute(tx);
      hashes[name] = found.rows[0]!.hash ?? '';
    }
    return hashes;
  });
}

const plain = ({ status, text, headers }: Answer) => ({ status, text, headers });

describe('every POST', () => {
  it('makes one record under an id that may be given, or is listed with its reason', () => {
    const posts = all.filter(({ method }) => method === 'POST');
    const silent = posts.filter((one) => !isCreating(one)).map(({ name }) => name);
    expect(silent.toSorted()).toEqual(Object.keys(withoutId).toSorted());
  });
  it('that makes one is driven below', () => {
    expect(Object.keys(here).toSorted()).toEqual(creating.map(({ name }) => name).toSorted());
  });
  it('names a table whose primary key is its id, by the name the mechanism expects', async () => {
    const keys = await sql<{ table: string; key: string; columns: string }>`
      select n.nspname || '.' || c.relname as "table", n.nspname || '.' || k.conname as key,
        (select string_agg(a.attname || ' ' || a.atttypid::regtype, ',') from pg_attribute a
          where a.attrelid = c.oid and a.attnum = any(k.conkey)) as columns
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace where k.contype = 'p'`.execute(owner);
    for (const { creates } of creating) {
      expect(keys.rows.find(({ table }) => table === creates)).toEqual({
        table: creates,
        key: primaryKeyOf(creates),
        columns: 'id uuid',
      });
    }
  });
  it('says in the OpenAPI document that it takes an id and refuses one that is taken', () => {
    const { paths } = openApiDocument(all, '1') as any;
    for (const { path, method, body } of creating) {
      const operation = paths[path.replace(/:(\w+)/g, '{$1}')][method.toLowerCase()];
      expect(operation.responses[409].description).toContain(idTaken);
      const id =
        body === 'bytes'
          ? operation.parameters.find((one: any) => one.name === 'id').schema
          : operation.requestBody.content['application/json'].schema.properties.id;
      expect(id.pattern).toMatch(/-7\[0-9a-f\]/);
    }
  });
});

const bad: readonly [string, unknown][] = [
  ['version 4', '8c0f6a4e-5b1d-4a58-9f0c-2a4a1e0f6b11'],
  ['capital letters', newId().toUpperCase()],
  ['braces', `{${newId()}}`],
  ['a number', 7],
  ['null', null],
  ['a list', [newId()]],
];

describe.each(creating.map((one) => [one.name, one] as const))('%s', (name, endpoint) => {
  const id = newId();
  // A question that must leave a trace is on record before it is answered, also with a no.
  const everythingElse = async () => {
    const { 'audit.entry': entries, ...others } = await everything();
    return name === 'openEmergency' ? others : { ...others, entries };
  };
  let taken: Answer;

  it('takes an id of version 7 alone, and makes its record under it once', async () => {
    const bare = await here[name]!();
    const untouched = await everythingElse();
    for (const [what, value] of bad) {
      // A query contains only texts.
      if (endpoint.body === 'bytes' && typeof value !== 'string') continue;
      const answer = await ask(endpoint, withId(bare, value));
      const named = answer.body.errors?.map((one: { path: string }) => one.path);
      expect([what, answer.status, named]).toEqual([what, 400, ['id']]);
    }
    expect(await everythingElse()).toEqual(untouched);
    const request = withId(bare, id);
    const commandId = newId();
    const answer = await ask(endpoint, request, commandId);
    expect(answer.status, answer.text).toBe(200);
    expect(await has(endpoint, id)).toBe(true);
    const before = await everythingElse();
    const again = await ask(endpoint, request, commandId);
    // A secret is given once; every other answer is kept and given again.
    const reused = 'command-id-reused';
    if (endpoint.secretAnswer) expect([again.status, again.body.code]).toEqual([409, reused]);
    else expect([again.status, again.body]).toEqual([200, answer.body]);
    const other = await ask(endpoint, withId(request, newId()), commandId);
    expect([other.status, other.body.code]).toEqual([409, reused]);
    expect(await everythingElse()).toEqual(before);
  });

  it('refuses an id that is taken, and does nothing', async () => {
    const request = await here[name]!();
    const before = await everythingElse();
    taken = await ask(endpoint, withId(request, id));
    expect([taken.status, taken.body]).toEqual([
      409,
      {
        type: `urn:alongside:problem:${idTaken}`,
        title: 'Refused',
        status: 409,
        code: idTaken,
      },
    ]);
    expect(await everythingElse()).toEqual(before);
    expect((await ask(endpoint, request)).status).toBe(200);
  });

  it('answers the very same for an id of what the caller may not see', async () => {
    const request = await elsewhere[name]!();
    expect(await sees(request.actor, endpoint, id)).toBe(endpoint.creates in seenByAll);
    const before = await everythingElse();
    expect(plain(await ask(endpoint, withId(request, id)))).toEqual(plain(taken));
    expect(await everythingElse()).toEqual(before);
    expect((await ask(endpoint, request)).status).toBe(200);
  });
});

// Whether a code opens a case is a question that leaves a trace, whatever the answer.
it('a taken id does not tell a code that opens from one that does not', async () => {
  const endpoint = creating.find(({ name }) => name === 'openEmergency')!;
  const id = newId();
  expect((await ask(endpoint, withId(await here['openEmergency']!(), id))).status).toBe(200);
  const request = withId(await here['openEmergency']!(), id);
  const absent = { ...request, body: { ...request.body, caseCode: 'KG-0000-0000' } };
  const answers = [await ask(endpoint, request), await ask(endpoint, absent)].map(plain);
  expect([answers[0]!.status, answers[1]]).toEqual([409, answers[0]]);
});

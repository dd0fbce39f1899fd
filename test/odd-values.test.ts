// Every endpoint with odd values in each of its fields, as roles that may call it and on rows that
// they see: days beyond any calendar, numbers beyond 32 bits, a NUL, half a character, endless
// text, ids of nothing, cursors of other lists. None may cause an error of ours, and every refusal
// is a problem document. The largest and oddest values that a contract accepts are among them, so
// that what comes through reaches the database.

import { beforeAll, describe, expect, it } from 'vitest';
import { endpoints, rooms } from '../src/app/rooms.ts';
import { invitationEndpoints } from '../src/rooms/accounts/invitations/contract.ts';
import { sessionRoutes } from '../src/rooms/accounts/door/routes.ts';
import { buildServer } from '../src/engine/http/server.ts';
import { deliverTo, readInput } from '../src/engine/http/perform.ts';
import type { Endpoint } from '../src/kernel/contract.ts';
import type { Role } from '../src/kernel/roles.ts';
import type { TestActor } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import {
  addOtherCourt,
  type Answer,
  type Ask,
  bodyOf,
  collectIds,
  type Ids,
  paramsOf,
  paramsToTry,
  queryOf,
  senderOf,
} from './support/every-endpoint.ts';
import { absentId, exampleOf, type Schema, schemaOf } from './support/example-input.ts';
import { oddValues, unstorable } from './support/odd-input.ts';
import { heardLog } from './support/log.ts';
import { fillProgramme } from './support/programme.ts';
import { ownIdsOf } from './support/who-sees.ts';

type Bound = Endpoint & { readonly who: readonly Role[] };
const bound = endpoints.filter((one): one is Bound => Array.isArray(one.who));

const database = await testDatabase();
const programme = await fillProgramme(database, { persons: 40 });
const failures: string[] = [];
const services = {
  ...programme.services,
  log: heardLog((line) => void failures.push(JSON.stringify(line))),
};
const server = buildServer(
  rooms.flatMap((room) => room.bindings),
  services,
  { deliver: deliverTo(rooms), extra: [sessionRoutes(services)] },
);
const send = senderOf(server);
const owned = new Map<TestActor, ReadonlySet<string>>();
let ids: Ids;

beforeAll(async () => {
  const by = programme.actor('prosecutor').accountId;
  await addOtherCourt(database, { keyring: services.keyring, by });
  ids = await collectIds(database);
});

function actorsOf({ who }: Bound): TestActor[] {
  return who.flatMap((role) => programme.actors.filter((one) => one.role === role).slice(0, 1));
}

/** A person who may call it, with a row that they see; any row if no one sees one. */
async function callerOf(endpoint: Bound): Promise<{ actor: TestActor; params: Ask['params'] }> {
  const actors = actorsOf(endpoint);
  for (const actor of paramsOf(endpoint).length > 0 ? actors : []) {
    if (!owned.has(actor)) owned.set(actor, await ownIdsOf(database, actor));
    for (const params of paramsToTry(endpoint, { ids, own: owned.get(actor)! }, 1)) {
      const ask = { params, query: queryOf(endpoint), body: bodyOf(endpoint) };
      if ((await send(actor, endpoint, ask)).status !== 404) return { actor, params };
    }
  }
  return { actor: actors[0]!, params: {} };
}

function judge({ status, headers, body, text }: Answer, endpoint: Endpoint, ask: unknown): void {
  const isFine =
    status < 500 &&
    (status === 200 ||
      (headers.includes('application/problem+json') &&
        headers.includes('content-security-policy') &&
        body.status === status &&
        typeof body.code === 'string'));
  expect(
    isFine,
    `${endpoint.name} ${JSON.stringify(ask).slice(0, 300)} → ${status} ${text}
    ${failures.at(-1)}`,
  ).toBe(true);
}

/**
 * What the contract itself refuses gets the same answer everywhere, so only a few of those are
 * sent.
 */
function isTaken(endpoint: Endpoint, { query = {}, body }: Ask): boolean {
  const raw = { params: {}, query, body, token: null, requestId: '', commandId: null };
  try {
    readInput({ ...endpoint, params: undefined }, raw);
    return true;
  } catch (problem) {
    expect(problem).toMatchObject({ code: 'invalid-input' });
    return false;
  }
}

const odd = { seed: 7, each: 1 };
const ofRefusedSent = 20;

function* asksOf(endpoint: Endpoint, usual: Ask): Generator<Ask> {
  if (endpoint.body && endpoint.body !== 'bytes') {
    for (const body of oddValues(schemaOf(endpoint.body), '', odd)) yield { ...usual, body };
  }
  if (!endpoint.query) return;
  for (const value of oddValues(schemaOf(endpoint.query), '', odd)) {
    const query = Object.entries(value as object).map(([key, one]) => [key, String(one)] as const);
    yield { ...usual, query: Object.fromEntries(query) };
  }
}

const oddIds = [
  absentId,
  '%00',
  '1',
  '9'.repeat(20),
  '2147483647',
  '-'.repeat(36),
  '%F0%9F',
  'x'.repeat(400),
];

describe('odd values in every field', () => {
  it.each(bound.map((one) => [one.name, one] as const))('%s', async (_, endpoint) => {
    const { actor, params } = await callerOf(endpoint);
    const usual = { params, query: queryOf(endpoint), body: bodyOf(endpoint) };
    let refused = 0;
    for (const ask of asksOf(endpoint, usual)) {
      if (isTaken(endpoint, ask) || refused++ % ofRefusedSent === 0) {
        judge(await send(actor, endpoint, ask), endpoint, ask);
      }
    }
    const name = paramsOf(endpoint).at(-1);
    for (const id of name === undefined ? [] : oddIds) {
      const ask = { ...usual, params: { ...params, [name!]: id } };
      judge(await send(actor, endpoint, ask), endpoint, ask);
    }
  });
});

describe('odd values at the door of an invitation', () => {
  it.each(invitationEndpoints.map((one) => [one.name, one] as const))('%s', async (_, endpoint) => {
    const actor = programme.actor('donor');
    const usual = exampleOf(endpoint.body, { values: { code: '12345678' } }) as object;
    expect((await send(actor, endpoint, { body: usual })).status).toBe(409);
    const fields = Object.entries(schemaOf(endpoint.body).properties ?? {});
    expect(fields.length).toBeGreaterThan(1);
    for (const [name, schema] of fields) {
      for (const value of oddValues(schema, name, odd)) {
        const body = { ...usual, [name]: value };
        judge(await send(actor, endpoint, { body }), endpoint, body);
      }
    }
  });
});

describe('what fits no column', () => {
  it('never came to the database: no number, day or text was refused there', () => {
    expect(failures).toEqual([]);
  });
});

describe('bounds in every contract', () => {
  /** Numbers that the database could not store, and text without a limit, by their path. */
  function unboundedIn(schema: Schema, path: string): string[] {
    const { type, minimum = -Infinity, maximum = Infinity } = schema;
    const isNumber = type === 'integer' || type === 'number';
    const isDay = type === 'string' && schema.maxLength === undefined && !isNamed(schema);
    const found = [
      ...(isNumber && (minimum < -(2 ** 31) || maximum >= 2 ** 31) ? [`${path}: number`] : []),
      ...(isDay && !dayNames.test(path) ? [`${path}: text`] : []),
    ];
    const within = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), schema.items ?? {}];
    return [
      ...found,
      ...within.flatMap((one) => (Object.keys(one).length > 0 ? unboundedIn(one, path) : [])),
      ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
        unboundedIn(inner, `${path}.${name}`),
      ),
    ];
  }
  const isNamed = ({ enum: codes, const: code, format, pattern }: Schema) =>
    codes !== undefined || code !== undefined || format !== undefined || pattern !== undefined;
  // A schema cannot tell that a text is a day; its name does.
  const dayNames = /(On|Day|\.on|\.from|\.to|\.until|Until|From|\.adopted)$/;
  it('a number lies within 32 bits, and a text has an end', () => {
    const parts = bound.flatMap((one) =>
      [one.params, one.query, one.body].flatMap((part) =>
        part && part !== 'bytes' ? unboundedIn(schemaOf(part), one.name) : [],
      ),
    );
    expect(parts).toEqual([]);
  });
});

describe('text that cannot be stored', () => {
  const listing = bound.find((one) => one.name === 'listOperations')!;
  const adding = bound.find((one) => one.name === 'addOperation')!;
  const actor = programme.actor('national-coordinator');
  const errorsOf = ({ status, body }: Answer) => [status, body.code, body.errors];
  const error = (path: string) => [
    400,
    'invalid-input',
    [expect.objectContaining({ path, code: 'unstorable-character' })],
  ];
  it.each(unstorable)(
    'is refused in a body at any depth, in names of fields too: %j',
    async (text) => {
      const body = { ...(bodyOf(adding) as object), partners: ['one', text] };
      expect(errorsOf(await send(actor, adding, { body }))).toEqual(error('partners.1'));
      const named = { ...(bodyOf(adding) as object), planned: { [text]: 1 } };
      expect(errorsOf(await send(actor, adding, { body: named }))).toEqual(
        error('planned.a\uFFFDb'),
      );
    },
  );
  it('is refused in a question and in an address', async () => {
    expect(errorsOf(await send(actor, listing, { query: { after: 'a\u0000b' } }))).toEqual(
      error('after'),
    );
    const reading = bound.find((one) => one.name === 'readOperation')!;
    const answer = await send(actor, reading, { params: { operationId: '%00' } });
    expect(errorsOf(answer)).toEqual(error('operationId'));
  });
});

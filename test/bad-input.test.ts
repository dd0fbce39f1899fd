// Every endpoint with hostile or broken input, as a role that may call it: the answer is a problem
// document that explains what is wrong and why, with no stack and no SQL, and nothing is stored.
// Also what other web sites may not do.

import { beforeAll, describe, expect, it } from 'vitest';
import { endpoints, rooms } from '../src/app/rooms.ts';
import { type Address, readAddress } from '../src/engine/config/address.ts';
import { configSentence } from '../src/engine/config/config.ts';
import { sql } from '../src/engine/db/database.ts';
import { countTables } from '../src/engine/db/backup.ts';
import { inTransaction } from '../src/engine/db/database.ts';
import type { Endpoint } from '../src/kernel/contract.ts';
import type { Role } from '../src/kernel/roles.ts';
import { makeActor, makeTestProgramme, type TestActor, testServices } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith(rooms, services);
const actors = new Map<Role, TestActor>();
const absent = '018f0000-0000-7000-8000-000000000000';

const bound = endpoints.filter((one): one is Endpoint & { who: readonly Role[] } =>
  Array.isArray(one.who),
);

beforeAll(async () => {
  await makeTestProgramme(database);
  for (const endpoint of bound) {
    const role = endpoint.who[0]!;
    if (!actors.has(role)) actors.set(role, await makeActor(database, { role }));
  }
});

function addressAt(value: string): Address {
  const read = readAddress(value, 80);
  if (!read.ok) throw new Error(configSentence(read));
  return read.value;
}

function pathOf(endpoint: Endpoint, id = absent): string {
  return endpoint.path.replace(/:(\w+)/g, (_, name) =>
    name === 'upload' && id === absent ? `${id}.1.1999999999999.${'x'.repeat(43)}` : id,
  );
}

async function sendRaw(
  endpoint: Endpoint & { who: readonly Role[] },
  payload: Buffer | string,
  type = 'application/json',
) {
  const answer = await server.inject({
    method: endpoint.method,
    url: pathOf(endpoint),
    payload,
    headers: {
      authorization: `Bearer ${actors.get(endpoint.who[0]!)!.token}`,
      'content-type': type,
    },
  });
  return answer;
}

const leak = /node_modules|at \w+ \(|select |insert into|syntax error|pg_|relation "/i;

const deep = `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`;
const broken: [string, Buffer | string, number][] = [
  ['text that is not JSON', '{"a":', 400],
  ['an array instead of an object', '[]', 400],
  ['null', 'null', 400],
  ['an unknown field', '{"isAdmin":true}', 400],
  ['deep nesting', deep, 400],
  ['a NUL', '{"name":"a\\u0000b"}', 400],
  ['half a character', '{"name":"\\ud800"}', 400],
  ['a prototype key', '{"__proto__":{"isAdmin":true}}', 400],
  ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400],
  ['10 MB of JSON', Buffer.from(`{"a":"${'x'.repeat(10_000_000)}"}`), 413],
];

const withBody = bound.filter((one) => one.body && one.body !== 'bytes');

describe('a body', () => {
  it.each(withBody.map((one) => [one.name, one] as const))(
    '%s refuses what it cannot take',
    async (_, endpoint) => {
      for (const [what, payload, status] of broken) {
        const answer = await sendRaw(endpoint, payload);
        expect([what, answer.statusCode]).toEqual([what, status]);
        expect(answer.headers['content-type']).toContain('application/problem+json');
        expect(answer.payload).not.toMatch(leak);
        expect(answer.payload.length).toBeLessThan(20_000);
      }
      expect((await sendRaw(endpoint, 'a=1', 'application/x-www-form-urlencoded')).statusCode).toBe(
        415,
      );
    },
  );
});

describe('an address', () => {
  it.each(bound.filter((one) => one.path.includes(':')).map((one) => [one.name, one] as const))(
    '%s refuses an id that is none',
    async (_, endpoint) => {
      for (const id of ['1', 'x%27%20or%201=1', '..%2f..', '%00', 'a'.repeat(150)]) {
        const answer = await server.inject({
          method: endpoint.method,
          url: pathOf(endpoint, id),
          headers: { authorization: `Bearer ${actors.get(endpoint.who[0]!)!.token}` },
        });
        expect([400, 404]).toContain(answer.statusCode);
        expect(answer.payload).not.toMatch(leak);
      }
    },
  );
  it.each(
    bound
      .filter((one) => one.method === 'GET' && one.returns !== 'bytes')
      .map((one) => [one.name, one] as const),
  )('%s refuses an unknown question', async (_, endpoint) => {
    const answer = await call(
      server,
      actors.get(endpoint.who[0]!)!,
      `GET ${pathOf(endpoint)}?isAdmin=1`,
    );
    expect([
      answer.status,
      answer.body.errors?.some((one: { code: string }) => one.code === 'unknown-field'),
    ]).toEqual([400, true]);
  });
});

describe('nothing is stored', () => {
  it('and no entry is written for a refused body', async () => {
    const filled = (await inTransaction(database.owner, countTables))
      .filter((one) => one.rows > 0)
      .map((one) => one.table);
    const kept = [
      'access.account',
      'access.device',
      'access.secret',
      'access.session',
      'law.edition',
      'programme.epoch',
      'programme.setting',
      'workforce.membership',
      'workforce.organisation',
      'people.duty_statement',
      'access.turn',
      'programme.ledger',
      'programme.pack_number',
    ];
    expect(filled.filter((table) => !kept.includes(table) && table !== 'audit.entry')).toEqual([]);
    const written = await sql`select 1 from audit.entry where action = 'write'`.execute(
      database.owner,
    );
    expect(written.rows).toHaveLength(0);
  });
});

describe('another web site', () => {
  const endpoint = bound.find((one) => one.name === 'addHousehold')!;
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://elsewhere.example' }],
    [{ origin: 'null' }],
  ])('with %o changes nothing', async (headers) => {
    const answer = await server.inject({
      method: 'POST',
      url: endpoint.path,
      payload: {},
      headers: {
        cookie: `alongside_session=${actors.get(endpoint.who[0]!)!.token}`,
        'content-type': 'application/json',
        ...headers,
      },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'cross-site']);
  });
});

describe('our own pages', () => {
  const endpoint = bound.find((one) => one.name === 'addHousehold')!;
  const far = serverWith(rooms, { ...services, address: addressAt('https://programme.example') });
  const answerOf = async (one: typeof server, headers: Record<string, string>) => {
    const answer = await one.inject({
      method: 'POST',
      url: endpoint.path,
      payload: {},
      headers: { 'content-type': 'application/json', ...headers },
    });
    return answer.json().code;
  };
  it.each([
    ['the name of the port', { origin: 'http://localhost', host: 'localhost' }],
    ['the number of this machine', { origin: 'http://127.0.0.1:4180', host: '127.0.0.1:4180' }],
    ['the other number', { origin: 'http://[::1]:9', host: '[::1]:9' }],
    ['TLS on this machine', { origin: 'https://localhost', host: 'localhost' }],
  ])('on this machine: %s', async (_name, headers) => {
    expect(await answerOf(server, headers)).toBe('signed-out');
  });
  it.each([
    ['two names of this machine', { origin: 'http://localhost', host: '127.0.0.1' }],
    ['another port', { origin: 'http://127.0.0.1:1', host: '127.0.0.1:4180' }],
    ['a name that leads here', { origin: 'http://evil.example', host: 'evil.example' }],
    ['two origins', { origin: 'http://localhost, https://evil.example', host: 'localhost' }],
    ['none', { origin: '', host: 'localhost' }],
  ])('not on this machine: %s', async (_name, headers) => {
    expect(await answerOf(server, headers)).toBe('cross-site');
  });
  it('elsewhere: at the programme’s address, whatever the proxy says it is called', async () => {
    const origin = 'https://programme.example';
    const own = [
      { origin, host: 'programme.example' },
      { origin, host: 'backend:4180' },
    ];
    const others = [
      { origin: 'http://programme.example', host: 'programme.example' },
      { origin: 'https://programme.example:444', host: 'programme.example:444' },
      { origin: 'https://evil.example', host: 'evil.example' },
      { origin: 'http://localhost', host: 'localhost' },
    ];
    for (const headers of own) expect(await answerOf(far, headers)).toBe('signed-out');
    for (const headers of others) expect(await answerOf(far, headers)).toBe('cross-site');
  });
});

describe('a repeated command', () => {
  it('has one effect and one answer; its id is good for nothing else', async () => {
    const actor = await makeActor(database, { role: 'national-coordinator' });
    const create = (id: string, name: string) =>
      server.inject({
        method: 'POST',
        url: '/api/operations',
        headers: {
          authorization: `Bearer ${actor.token}`,
          'idempotency-key': id,
          'content-type': 'application/json',
        },
        payload: {
          name,
          phase: '1',
          originSite: 'Roj',
          originCountry: 'SY',
          carrier: 'Air',
          partners: [],
          plannedOn: '2026-12-01',
          departedOn: null,
          landedOn: null,
          planned: { men: 0, women: 1, children: 2 },
        },
      });
    const id = '018f0000-0000-7000-8000-00000000abcd';
    const [one, two] = await Promise.all([create(id, 'A'), create(id, 'A')]);
    expect([one.statusCode, two.statusCode, one.payload === two.payload]).toEqual([200, 200, true]);
    const stored = await sql`select 1 from operations.operation`.execute(database.owner);
    expect(stored.rows).toHaveLength(1);
    expect((await create(id, 'B')).json().code).toBe('command-id-reused');
  });
});

// Who may call what, over HTTP: the table `test/endpoint-callers.expected.txt`, made from the
// contracts and reviewed in every change. For every role that is not in a line, the path does not
// exist.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { endpoints, rooms } from '../src/app/rooms.ts';
import { type Role, roleNames, roles } from '../src/kernel/roles.ts';
import { makeActor, makeTestProgramme, type TestActor, testServices } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';

const database = await testDatabase();
const server = serverWith(rooms, testServices(database));
const actors = new Map<Role, TestActor>();

const expected = new Map(
  readFileSync(join(import.meta.dirname, 'endpoint-callers.expected.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.trim().split(/\s+/))
    .map(([name, , , ...callers]) => [name!, callers] as const),
);

beforeAll(async () => {
  await makeTestProgramme(database);
  for (const role of roleNames) actors.set(role, await makeActor(database, { role }));
});

function callersOf(who: (typeof endpoints)[number]['who']): string[] {
  return typeof who === 'string' ? [who] : who.map((role) => roles[role].code);
}

describe('the table of callers', () => {
  it('names every endpoint and no other', () => {
    expect([...expected.keys()].toSorted()).toEqual(endpoints.map((one) => one.name).toSorted());
  });
  it.each(endpoints.map((one) => [one.name, one] as const))(
    '%s is as the table says',
    (name, endpoint) => {
      expect(callersOf(endpoint.who).toSorted()).toEqual(expected.get(name)?.toSorted());
    },
  );
});

const bound = endpoints.filter((one) => Array.isArray(one.who));

describe('for everybody else the path does not exist', () => {
  it.each(bound.map((one) => [one.name, one] as const))('%s', async (_, endpoint) => {
    const path = endpoint.path.replace(/:\w+/g, '018f0000-0000-7000-8000-000000000000');
    const body =
      endpoint.body === 'bytes'
        ? new Uint8Array([1])
        : endpoint.method === 'GET' || !endpoint.body
          ? undefined
          : {};
    expect((await call(server, null, `${endpoint.method} ${path}`, body)).status).toBe(401);
    for (const [role, actor] of actors) {
      if ((endpoint.who as readonly Role[]).includes(role)) continue;
      const answer = await call(server, actor, `${endpoint.method} ${path}`, body);
      const absent = await call(server, actor, `${endpoint.method} /api/nothing/here`, body);
      expect([role, answer.status, answer.raw]).toEqual([role, 404, absent.raw]);
    }
  });
});

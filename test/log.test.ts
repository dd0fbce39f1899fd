// What the log contains about requests that end in every possible way: never a value of the
// address, the query, the body, a header or a failure. Each request carries marked secrets in all
// of them; the threshold for slow statements is zero, so that every statement is reported.

import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { rooms } from '../src/app/rooms.ts';
import { openPools, sql } from '../src/engine/db/database.ts';
import { tellSlowStatements } from '../src/engine/db/slow-statements.ts';
import { bind, type Handling, type Room } from '../src/engine/http/handler.ts';
import { deliverTo } from '../src/engine/http/perform.ts';
import { buildServer } from '../src/engine/http/server.ts';
import { sessionRoutes } from '../src/rooms/accounts/door/routes.ts';
import type { Machinery } from '../src/engine/jobs/job.ts';
import { runDueJobs } from '../src/engine/jobs/runner.ts';
import { type Endpoint, endpoint } from '../src/kernel/contract.ts';
import { newId } from '../src/kernel/id.ts';
import { done, refuse } from '../src/kernel/outcome.ts';
import { makeActor, makeTestProgramme, testServices } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { heardLog, type Line } from './support/log.ts';

const secret = 'Zarina-Secretova';
const database = await testDatabase();
await makeTestProgramme(database);
const written: string[] = [];
const lines: Line[] = [];
const log = heardLog((line) => {
  lines.push(line);
  written.push(JSON.stringify(line));
}, 'debug');
const pools = openPools(database.roleConnection, tellSlowStatements(log, 0));
afterAll(() => pools.close());
const services = testServices(database, { pools, log });
const actor = await makeActor(database, { role: 'case-manager' });
const failures: unknown[] = [];

type Trial = Handling<typeof trial>;
const trial = endpoint({
  name: 'tryOut',
  method: 'PUT',
  path: '/api/trial/:name/:way',
  summary: 'Ends in the way that it is asked to.',
  who: ['case-manager'],
  audit: 'none',
  params: z.strictObject({ name: z.string(), way: z.string() }),
  query: z.strictObject({ q: z.string().optional() }),
  body: z.strictObject({ text: z.string().max(100) }),
  returns: z.object({ text: z.string() }),
  refuses: ['already-known'],
});

// A table without row policies, because for our own the database would not repeat the row.
await sql`create table access.trial (text text primary key)`.execute(database.owner);
await sql`grant select, insert on access.trial to alongside_care`.execute(database.owner);
async function takenKey({ tx, body }: Trial) {
  await sql`insert into access.trial values (${body.text}), (${body.text})`.execute(tx);
}
async function brokenRule({ tx, body }: Trial) {
  const said = sql.lit(`Key (name)=(${body.text}) already exists.`);
  await sql`do $$ begin raise exception using errcode = '23505', schema = 'people',
    table = 'person', constraint = 'person_name_key', detail = ${said}, hint = ${said},
    message = ${said}; end $$`.execute(tx);
}
async function badCast({ tx, body }: Trial) {
  await sql`select ${body.text}::text::integer`.execute(tx);
}

const ways: Record<string, (handling: Trial) => Promise<void>> = {
  success: async () => undefined,
  takenKey,
  brokenRule,
  badCast,
  async plainError({ body }) {
    throw new Error(`${body.text}\n    at ${body.text} (${body.text}.ts:1:1)`);
  },
  async named({ body }) {
    throw Object.assign(new Error(body.text), { name: body.text, code: `${body.text} ` });
  },
  async text({ body }) {
    throw body.text as unknown as Error;
  },
};
const trialRoom: Room = {
  name: 'trial',
  bindings: [
    bind(trial, async (handling) => {
      const { way } = handling.params;
      if (way === 'refusal') return refuse('already-known', { name: handling.body.text });
      if (way === 'hidden') return refuse('not-found', {});
      await ways[way]!(handling).catch((failure: unknown) => {
        failures.push(failure);
        throw failure;
      });
      return done({ text: handling.body.text });
    }),
  ],
};
const server = buildServer(
  [...rooms, trialRoom].flatMap((room) => room.bindings),
  services,
  {
    deliver: deliverTo(rooms),
    extra: [
      sessionRoutes(services),
      (fastify) =>
        void fastify.get('/api/twice/:name', (_request, reply) => {
          void reply.send({});
          void reply.send({});
        }),
    ],
  },
);

async function ask(url: string, payload: unknown, method: Endpoint['method'] = 'PUT') {
  lines.length = 0;
  const answer = await server.inject({
    method,
    url,
    ...(method === 'GET' ? {} : { payload: payload as string }),
    headers: {
      authorization: `Bearer ${actor.token}`,
      'content-type': 'application/json',
      'user-agent': secret,
      'x-forwarded-for': secret,
    },
  });
  // A request's line is written only after its answer has left.
  await expect.poll(requestLines).not.toHaveLength(0);
  return answer;
}
const requestLines = () => lines.filter((line) => line.text === 'answered');
const trialUrl = (way: string) => `/api/trial/${secret}/${way}?q=${secret}`;
const trialBody = JSON.stringify({ text: secret });

describe('one line for each request, by name', () => {
  const known = { endpoint: 'tryOut', method: 'PUT', level: 'info' };
  const entered = { ...known, side: 'care', role: 'case-manager' };
  const tooLong = JSON.stringify({ text: secret.repeat(9), [secret]: secret });
  test.each<[string, string, string, number, object]>([
    ['success', trialUrl('success'), trialBody, 200, entered],
    ['refusal', trialUrl('refusal'), trialBody, 409, entered],
    ['hidden', trialUrl('hidden'), trialBody, 404, entered],
    ['invalid input', trialUrl('success'), tooLong, 400, entered],
    ['invalid query', `${trialUrl('success')}&${secret}=1`, trialBody, 400, entered],
    ['bad JSON', trialUrl('success'), `{"text":"${secret}`, 400, known],
    [
      'a character that cannot be stored',
      trialUrl('success'),
      `{"${secret}":"\\u0000"}`,
      400,
      entered,
    ],
    ['no such address', `/api/${secret}`, trialBody, 404, { endpoint: 'unknown' }],
    ['no such file', `/${secret}.png`, trialBody, 404, { endpoint: 'unknown' }],
  ])('%s', async (_name, url, payload, status, expected) => {
    expect((await ask(url, payload)).statusCode).toBe(status);
    expect(requestLines()).toMatchObject([{ ...expected, status }]);
    const usual = ['level', 'time', 'text', 'requestId', 'milliseconds', 'status', 'method'];
    expect(Object.keys(requestLines()[0]!).toSorted()).toEqual(
      [...new Set([...usual, ...Object.keys(expected)])].toSorted(),
    );
  });

  test('signing in, and reading by id', async () => {
    const body = JSON.stringify({ login: secret, password: secret, totp: '123456' });
    expect((await ask('/api/session', body, 'POST')).statusCode).toBe(401);
    expect(requestLines()).toMatchObject([{ endpoint: 'sign-in', status: 401 }]);
    const id = newId();
    expect((await ask(`/api/persons/${id}`, null, 'GET')).statusCode).toBe(404);
    expect(written.join('\n')).not.toContain(id);
    expect(written.join('\n')).not.toContain(actor.accountId);
  });
});

describe('a failure', () => {
  test.each(Object.keys(ways).filter((way) => way !== 'success'))('%s', async (way) => {
    const answer = await ask(trialUrl(way), trialBody);
    expect(answer.statusCode).toBe(500);
    const { reference } = answer.json<{ reference: string }>();
    const failure = failures.at(-1);
    expect(JSON.stringify({ failure, text: String(failure) }), 'it held it').toContain(secret);
    const told = lines.filter((line) => line.text === 'request failed');
    expect(told).toMatchObject([{ level: 'error', reference, endpoint: 'tryOut' }]);
    expect(requestLines()).toMatchObject([{ requestId: reference, status: 500 }]);
  });

  test('names the rule of the database that was broken, and where it happened', async () => {
    await ask(trialUrl('brokenRule'), trialBody);
    const told = lines.find((line) => line.text === 'request failed')!;
    expect(told).toMatchObject({
      name: 'DatabaseError',
      code: '23505',
      schema: 'people',
      table: 'person',
      constraint: 'person_name_key',
    });
    expect(told['at'].join('\n')).toContain('brokenRule (test/log.test.ts');
  });

  test('of a job', async () => {
    lines.length = 0;
    const job: Machinery = {
      kind: 'erasing',
      as: 'machinery',
      role: 'worker',
      everySeconds: 60,
      failing: 'it failed',
      async run(_services, worker) {
        await sql`select ${secret}::text::integer`.execute(worker);
      },
    };
    await runDueJobs(services, [job]);
    const told = lines.filter((line) => line.text === 'it failed');
    expect(told).toMatchObject([{ kind: 'erasing', code: '22P02' }]);
  });

  test("Fastify's own warnings, whose texts hold the address", async () => {
    await ask(`/api/twice/${secret}`, null, 'GET');
    expect(lines.filter((line) => line.level === 'warn' && line.text !== 'slow statement')).toEqual(
      [expect.objectContaining({ text: 'the web server reports a fault' })],
    );
  });
});

test('a slow statement is told with its endpoint and the function that sent it', async () => {
  await ask(trialUrl('takenKey'), trialBody);
  const slow = lines.filter((line) => line.text === 'slow statement');
  expect(slow).toContainEqual(
    expect.objectContaining({
      level: 'warn',
      endpoint: 'tryOut',
      statement: 'enter',
      place: expect.stringMatching(/^src\/engine\/access\/actor\.ts:\d+$/),
      milliseconds: expect.any(Number),
    }),
  );
  expect(slow.map((line) => line['statement'])).toContain('rollback');
  expect(JSON.stringify(slow)).not.toMatch(/insert|select/i);
});

test('nothing that was written holds a secret', () => {
  expect(written.length).toBeGreaterThan(40);
  expect(written.filter((line) => line.includes(secret))).toEqual([]);
  expect(written.filter((line) => line.includes(actor.token))).toEqual([]);
});

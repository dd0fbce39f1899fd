// The door of a demo. First: in a real programme it does not exist, neither as a path nor in the
// database, even if the server believed otherwise. Then one click, which leaves what every sign-in
// leaves.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildServer } from '../src/engine/http/server.ts';
import { sql } from '../src/engine/db/database.ts';
import { demoEndpoints } from '../src/engine/http/demo-contract.ts';
import type { Services } from '../src/engine/http/handler.ts';
import { done } from '../src/kernel/outcome.ts';
import { roleNames, rolesToCome } from '../src/kernel/roles.ts';
import { cardRoles } from '../src/rooms/accounts/door/demo-cards.ts';
import { demoHeader, demoRoutes } from '../src/rooms/accounts/door/demo-door.ts';
import { sessionRoutes } from '../src/rooms/accounts/door/routes.ts';
import { homes } from '../src/web/screen.ts';
import { testProgramme } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { fillProgramme } from './support/programme.ts';
import { turnBack, whileReal as whileRealAt } from './support/while-real.ts';

const database = await testDatabase();
let services: Services;
let demo: ReturnType<typeof serverOf>;

function serverOf(given: Services) {
  return buildServer([], given, {
    deliver: async () => done(null),
    extra: [sessionRoutes(given), demoRoutes(given)],
  });
}

beforeAll(async () => {
  ({ services } = await fillProgramme(database, { persons: 60 }));
  demo = serverOf(services);
});

const whileReal = <Value>(work: () => Promise<Value>) => whileRealAt(database.owner, work);

const click = (server: typeof demo, login: string, cookie = '') =>
  server.inject({
    method: 'POST',
    url: '/api/demo/session',
    headers: cookie === '' ? {} : { cookie },
    payload: { login },
  });
const people = (server: typeof demo) => server.inject({ method: 'GET', url: '/api/demo/people' });
const countOf = async (table: string) =>
  Number(
    (await sql<{ count: string }>`select count(*) from ${sql.table(table)}`.execute(database.owner))
      .rows[0]!.count,
  );

describe('a real programme', () => {
  test('answers as for a path that nobody ever made', async () => {
    const real = serverOf({ ...services, programme: { ...testProgramme, isDemo: false } });
    for (const { method, path } of demoEndpoints) {
      for (const tried of [method, 'GET', 'POST', 'PUT'] as const) {
        const [asked, unknown] = await Promise.all(
          [path, '/api/demo/nothing-at-all'].map((url) =>
            real.inject({ method: tried, url, ...(tried === 'GET' ? {} : { payload: {} }) }),
          ),
        );
        expect(asked!.statusCode).toBe(404);
        expect([asked!.statusCode, asked!.body]).toEqual([unknown!.statusCode, unknown!.body]);
        expect(Object.keys(asked!.headers)).toEqual(Object.keys(unknown!.headers));
      }
    }
    const session = await real.inject({ method: 'GET', url: '/api/session' });
    expect(session.headers[demoHeader]).toBeUndefined();
  });

  test('has nobody in the database to click on, whatever the server believes', async () => {
    const { login } = (await people(demo)).json().first[0];
    const sessions = await countOf('access.session');
    const [listed, clicked] = await whileReal(async () => [
      await people(demo),
      await click(demo, login),
    ]);
    expect([listed.statusCode, clicked.statusCode]).toEqual([404, 404]);
    expect(clicked.headers['set-cookie']).toBeUndefined();
    expect(await countOf('access.session')).toBe(sessions);
  });

  test('refuses over SQL too, as the login role of the door', async () => {
    const door = database.pools.of('door');
    const begun = await sql<{ attempt: string }>`
      select * from access.begin_sign_in('nobody', '\\x00'::bytea,
        '\\x00'::bytea, '{}'::bytea[])`.execute(door);
    const asked = await whileReal(async () => ({
      people: (await sql`select * from access.demo_people()`.execute(door)).rows,
      begun: (
        await sql`select * from access.begin_demo_sign_in('nobody', '\\x00'::bytea,
          '\\x00'::bytea, '{}'::bytea[])`.execute(door)
      ).rows,
      opened: (
        await sql`select access.open_demo_session(${begun.rows[0]!.attempt}::uuid,
          gen_random_uuid(), gen_random_uuid(), '\\x00'::bytea, 12, '{}'::bytea[],
          '\\x01'::bytea) as opened`.execute(door)
      ).rows,
    }));
    expect(asked).toEqual({ people: [], begun: [], opened: [{ opened: 'refused' }] });
  });

  test('an attempt begun while it was a demo opens nothing afterwards', async () => {
    const door = database.pools.of('door');
    const { login } = (await people(demo)).json().first[0];
    const begun = await sql<{ attempt: string }>`
      select * from access.begin_demo_sign_in(${login}, '\\x02'::bytea,
        '\\x02'::bytea, '{}'::bytea[])`.execute(door);
    const { attempt } = begun.rows[0]!;
    const account = await sql<{ accountId: string }>`
      select * from access.account_of_attempt(${attempt}::uuid)`.execute(door);
    const opened = await whileReal(() =>
      sql`select access.open_demo_session(${attempt}::uuid, gen_random_uuid(),
        ${account.rows[0]!.accountId}::uuid, '\\x03'::bytea, 12, '{}'::bytea[],
        '\\x04'::bytea) as opened`.execute(door),
    );
    expect(opened.rows).toEqual([{ opened: 'refused' }]);
    await sql`select access.end_attempt(${attempt}::uuid)`.execute(door);
  });

  test('never becomes a demo, and its setting is never deleted', async () => {
    const refused = /never becomes a demo/;
    await whileReal(async () => {
      const turned = sql`update programme.setting set is_demo = true`.execute(database.owner);
      await expect(turned).rejects.toThrow(refused);
      const gone = sql`delete from programme.setting`.execute(database.owner);
      await expect(gone).rejects.toThrow(refused);
    });
  });

  test('opens nothing when somebody turned it into a demo by force: the trail knows better', async () => {
    const { login } = (await people(demo)).json().first[0];
    const door = database.pools.of('door');
    const describe = async () =>
      (await sql<{ isDemo: boolean }>`select is_demo from programme.describe()`.execute(door)).rows;
    // The trail is append-only, so the programme becomes one that was made at another time.
    const madeEarlierBy = (days: number) =>
      sql`update programme.setting set made_at = made_at - make_interval(days => ${days})`.execute(
        database.owner,
      );
    expect(await describe()).toEqual([{ isDemo: true }]);
    await madeEarlierBy(1);
    await turnBack(database.owner);
    try {
      expect([(await people(demo)).statusCode, (await click(demo, login)).statusCode]).toEqual([
        404, 404,
      ]);
      expect(await describe()).toEqual([{ isDemo: false }]);
    } finally {
      await madeEarlierBy(-1);
    }
  });

  test('other login roles may not even ask', async () => {
    for (const role of ['care', 'justice', 'programme', 'oversight', 'worker'] as const) {
      const asked = sql`select * from access.demo_people()`.execute(database.pools.of(role));
      await expect(asked).rejects.toThrow(/permission denied/);
    }
  });
});

describe('a demo', () => {
  test('deals one card to each role that has pages, case managers first', async () => {
    const { first, others } = (await people(demo)).json();
    expect(first.map(({ role }: { role: string }) => role)).toEqual(cardRoles);
    const withPages = roleNames.filter((role) => homes[role] !== null);
    expect(new Set(withPages)).toEqual(new Set(cardRoles));
    const logins = [...first, ...others].map(({ login }: { login: string }) => login);
    expect(new Set(logins).size).toBe(logins.length);
    expect(logins).not.toContain('waiting.coordinator');
    const roles = new Set(others.map(({ role }: { role: string }) => role));
    expect(rolesToCome.filter((role) => roles.has(role))).toEqual([]);
    const listed = await demoEndpoints[0].returns.safeParseAsync((await people(demo)).json());
    expect(listed.error).toBeUndefined();
  });

  test('one click opens a session of that person, with both cookies and an entry', async () => {
    const { first } = (await people(demo)).json();
    const before = await countOf('audit.entry');
    const clicked = await click(demo, first[0].login);
    expect(clicked.statusCode).toBe(200);
    expect(clicked.json()).toMatchObject({
      login: first[0].login,
      role: 'case-manager',
      demo: true,
    });
    const cookies = [clicked.headers['set-cookie']].flat().map(String);
    expect(cookies.map((one) => one.split('=')[0])).toEqual([
      'alongside_session',
      'alongside-device',
    ]);
    expect(cookies.every((one) => /HttpOnly; SameSite=Strict/.test(one))).toBe(true);
    const entries = await sql`select action, event, account_id is not null as known
      from audit.entry order by writing_transaction desc limit 1`.execute(database.owner);
    expect(await countOf('audit.entry')).toBe(before + 1);
    expect(entries.rows).toEqual([{ action: 'sign-in', event: 'signed-in', known: true }]);
    const cookie = cookies.map((one) => one.split(';')[0]).join('; ');
    const again = await demo.inject({ method: 'GET', url: '/api/session', headers: { cookie } });
    expect([again.statusCode, again.json().login]).toEqual([200, first[0].login]);
  });

  test('the same browser is the same device', async () => {
    const { first } = (await people(demo)).json();
    const [, device] = [(await click(demo, first[1].login)).headers['set-cookie']].flat();
    const devices = await countOf('access.device');
    await click(demo, first[1].login, String(device).split(';')[0]);
    expect(await countOf('access.device')).toBe(devices);
  });

  test('nobody is let in who is not there, closed or held', async () => {
    expect((await click(demo, 'no.such.person')).json().code).toBe('sign-in-failed');
    expect((await click(demo, 'waiting.coordinator')).json().code).toBe('sign-in-failed');
    expect((await click(demo, '')).statusCode).toBe(400);
    const attempts = await countOf('access.sign_in_attempt');
    expect(attempts).toBe(1); // of "refuses over SQL too"
  });

  test('says so on the answer about the session', async () => {
    const session = await demo.inject({ method: 'GET', url: '/api/session' });
    expect([session.statusCode, session.headers[demoHeader]]).toEqual([401, 'yes']);
  });
});

// The first load contains no card: what draws them is fetched by the header only.
test('the page of a real programme fetches no card', () => {
  const web = join(import.meta.dirname, '..', 'src', 'web');
  const app = readFileSync(join(web, 'shell', 'app.tsx'), 'utf8');
  expect(app).not.toContain('/api/demo/people');
  expect(app).toMatch(/isDemoHere\(\)/);
});

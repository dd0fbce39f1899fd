// The first minute in each of four countries: the sign-in page deals a card for each role, one
// click signs in, and the first page of that person has something worth doing. As `npm start`
// makes it, with the number of persons and the seed of a newcomer.

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type DemoCountry, demoCountries } from '../src/app/demo/model.ts';
import { makeProgramme } from '../src/app/demo/programme.ts';
import { timeZoneOf, writeProgramme } from '../src/app/demo/write-programme.ts';
import { wantedOf } from '../src/app/cli/demo.ts';
import { rooms } from '../src/app/rooms.ts';
import { keyringOf } from '../src/engine/crypto/keyring.ts';
import { sql } from '../src/engine/db/database.ts';
import { buildServer } from '../src/engine/http/server.ts';
import { dayAt } from '../src/kernel/day.ts';
import { done } from '../src/kernel/outcome.ts';
import type { Role } from '../src/kernel/roles.ts';
import { cardRoles } from '../src/rooms/accounts/door/demo-cards.ts';
import { demoRoutes } from '../src/rooms/accounts/door/demo-door.ts';
import { sessionRoutes } from '../src/rooms/accounts/door/routes.ts';
import { paths } from '../src/web/paths.ts';
import { homes } from '../src/web/screen.ts';
import { testProgramme, testServices } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { patience } from './support/rounds.ts';

type CardRole = (typeof cardRoles)[number];
type Body = Record<string, any>;

/** What each first page reads, and how many things wait there. */
const firstPages: Readonly<Record<string, readonly [path: string, count: (body: Body) => number]>> =
  {
    [paths.today]: ['/api/today', ({ items, moves }) => items.length + moves.length],
    [paths.cockpit]: [
      '/api/cockpit/alarms',
      ({ counts }) => Math.min(...['missed-clock', 'unresolved-entry'].map((key) => counts[key])),
    ],
    [paths.courtToday]: [
      '/api/matters/today',
      ({ items, late }) => items.length + (late?.items.length ?? 0),
    ],
    [paths.figures]: ['/api/figures', ({ release, figures }) => (release ? figures.length : 0)],
    [paths.accounts]: [
      '/api/accounts',
      ({ grants }) => grants.filter((one: Body) => !one['confirmed']).length,
    ],
    [paths.grants]: ['/api/audit/grants', ({ grants }) => grants.length],
  };

async function openDemo(country: DemoCountry, database: Awaited<ReturnType<typeof testDatabase>>) {
  const keyring = keyringOf(randomBytes(32), generateKeyPairSync('ed25519').privateKey);
  const today = dayAt(new Date(), timeZoneOf(country));
  const programme = makeProgramme({ ...wantedOf({})!, country, today });
  await writeProgramme(database.owner, { programme, keyring });
  const services = testServices(database, {
    keyring,
    programme: { ...testProgramme, country, timeZone: timeZoneOf(country) },
  });
  return buildServer(
    rooms.flatMap((room) => room.bindings),
    services,
    { deliver: async () => done(null), extra: [sessionRoutes(services), demoRoutes(services)] },
  );
}

type Server = Awaited<ReturnType<typeof openDemo>>;

async function clickOn(server: Server, login: string): Promise<(url: string) => Promise<Body>> {
  const clicked = await server.inject({
    method: 'POST',
    url: '/api/demo/session',
    payload: { login },
  });
  expect(clicked.statusCode).toBe(200);
  const cookie = [clicked.headers['set-cookie']]
    .flat()
    .map((one) => String(one).split(';')[0])
    .join('; ');
  return async (url) => {
    const answer = await server.inject({ method: 'GET', url, headers: { cookie } });
    expect([url, answer.statusCode]).toEqual([url, 200]);
    return answer.json() as Body;
  };
}

/** What waits on the first page of this account. */
async function waiting(server: Server, { login, role }: { login: string; role: Role }) {
  const read = await clickOn(server, login);
  const [path, count] = firstPages[homes[role]!]!;
  return count(await read(path));
}

for (const country of demoCountries) {
  const database = await testDatabase();
  describe(country, () => {
    let server: Server;
    let people: { first: Body[]; others: Body[] };

    test('every role has a card', { timeout: patience(60_000) }, async () => {
      server = await openDemo(country, database);
      people = (await server.inject({ method: 'GET', url: '/api/demo/people' })).json();
      expect(people.first.map(({ role }) => role)).toEqual(cardRoles);
    });

    test.each(cardRoles)('%s finds something to do on the first page', async (role: CardRole) => {
      const card = people.first.find((one) => one['role'] === role)!;
      expect(await waiting(server, { login: card['login'], role })).toBeGreaterThan(0);
    });

    // What the sentence on the card says first, and the first step of the tour.
    test.each([
      ['supervisor', 'safety-clock'],
      ['child-protection-officer', 'cover'],
      ['child-protection-officer', 'search'],
    ] as const)('the card of a %s tells the truth: %s', async (role, kind) => {
      const read = await clickOn(
        server,
        people.first.find((one) => one['role'] === role)!['login'],
      );
      const { items } = await read('/api/today');
      expect(items.map((item: Body) => item['kind'])).toContain(kind);
    });

    // One of twenty case managers may have a quiet day.
    test('so does everybody else of these roles, but for one case manager', async () => {
      const others = people.others.filter(({ role }) => homes[role as Role] !== null);
      const idle: string[] = [];
      for (const { login, role } of others) {
        if ((await waiting(server, { login, role })) === 0) idle.push(role);
      }
      expect(idle.filter((role) => role !== 'case-manager')).toEqual([]);
      expect(idle.length).toBeLessThanOrEqual(1);
    });

    test('what people see is of these days', async () => {
      const { rows } = await sql<{ visits: string; landed: string; old: string }>`select
          (select count(*) from care.visit where visited_on > current_date - 31) as visits,
          (select count(*) from guardianship.search
            where state = 'open' and opened_at < now() - interval '50 days') as old,
          (select count(*) from operations.operation where landed_on > current_date - 31)
            as landed`.execute(database.owner);
      expect(Number(rows[0]!.visits)).toBeGreaterThan(5);
      expect(Number(rows[0]!.landed)).toBe(1);
      expect(Number(rows[0]!.old)).toBe(0);
    });
  });
}

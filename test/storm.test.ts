// A storm of wrong sign-ins from many addresses, through the proxy that the guide asks for, beside
// workers in browsers of theirs: they sign in, lock, unlock and leave as on any other day. Six
// hundred under `npm test`; ten thousand under `npm run prove`, which also prints how long the
// workers waited.

import { expect, test } from 'vitest';
import { sql } from '../src/engine/db/database.ts';
import { testDatabase } from './support/database.ts';
import { cookiesOf, openTestDoor, password } from './support/door.ts';
import { isProving, patience } from './support/rounds.ts';

const database = await testDatabase();
const { addAccount, signIn, ask } = await openTestDoor(database);
const tries = isProving ? 10_000 : 600;
const atOnce = 40;
const workers = ['storm.one', 'storm.two', 'storm.three'];

/** Three of four at the workers' own logins, as whoever knows them would. */
const loginOf = (turn: number) => (turn % 4 === 0 ? `storm.nobody.${turn}` : workers[turn % 3]!);
/** Some pretend to be known. */
const cookieOf = (turn: number) =>
  turn % 5 === 0 ? `alongside-device=${String(turn).padStart(43, 'x')}` : '';
const addressOf = (turn: number) => `198.51.${turn % 100}.${Math.floor(turn / 100) % 200}`;

async function storm(): Promise<Map<number, number>> {
  const answers = new Map<number, number>();
  let turn = 0;
  const guess = async () => {
    while (turn < tries) {
      const at = turn++;
      const sent = { password: `guess ${at}`, from: addressOf(at), cookie: cookieOf(at) };
      const { statusCode } = await signIn(loginOf(at), sent);
      answers.set(statusCode, (answers.get(statusCode) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, guess));
  return answers;
}

test(
  'disturbs nobody in a browser of theirs',
  async () => {
    const devices = new Map<string, string>();
    for (const login of workers) {
      await addAccount(login);
      devices.set(login, cookiesOf(await signIn(login)).device);
    }
    const weather = { isOver: false };
    const waited: number[] = [];
    const work = async (login: string) => {
      const refused: string[] = [];
      let rounds = 0;
      const step = async (name: string, asked: ReturnType<typeof signIn>) => {
        const from = performance.now();
        const answer = await asked;
        waited.push(performance.now() - from);
        if (answer.statusCode !== 200) refused.push(`${name}: ${answer.payload}`);
        return answer;
      };
      while (!weather.isOver || rounds < 2) {
        rounds++;
        const entered = await step('sign in', signIn(login, { cookie: devices.get(login)! }));
        const cookie = cookiesOf(entered).all;
        await step('lock', ask('POST', 'lock', { cookie }));
        await step('unlock', ask('POST', 'unlock', { cookie, body: { password } }));
        await step('read', ask('GET', '', { cookie }));
        await step('sign out', ask('DELETE', '', { cookie }));
      }
      return refused;
    };
    const working = Promise.all(workers.map(work));
    const answers = await storm();
    weather.isOver = true;
    expect(await working).toEqual([[], [], []]);
    // Some were checked and wrong, the rest were sent away; none of them got anything else.
    expect([...answers.keys()].toSorted()).toEqual([401, 429]);
    expect([...answers.values()].reduce((sum, count) => sum + count)).toBe(tries);
    const pending = await sql`select 1 from access.sign_in_attempt`.execute(database.owner);
    expect(pending.rows).toEqual([]);
    const told = await signIn(workers[0]!, { cookie: devices.get(workers[0]!)! });
    expect(told.json().wrongTries.count).toBeGreaterThanOrEqual(5);
    if (isProving) process.stdout.write(`${report(answers, waited)}\n`);
  },
  patience(120_000),
);

function report(answers: ReadonlyMap<number, number>, waited: readonly number[]): string {
  const sorted = waited.toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)]!);
  const told = [...answers].map(([status, count]) => `${count} × ${status}`).join(', ');
  return (
    `${tries} wrong sign-ins (${told}) beside ${waited.length} requests of workers, ` +
    `who waited ${at(0.5)} ms (median), ${at(0.95)} ms (95 %), ${at(1)} ms (at most).`
  );
}

test(
  'fifty wrong tries behind the proxy close sign-in to nobody else',
  async () => {
    await addAccount('storm.innocent');
    const statuses = new Map<number, number>();
    for (let turn = 0; turn < 52; turn++) {
      const sent = { password: 'wrong', from: '203.0.113.66' };
      const { statusCode } = await signIn(`storm.none.${turn}`, sent);
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([
      [401, 50],
      [429, 2],
    ]);
    const innocent = { from: '203.0.113.8' };
    expect((await signIn('storm.innocent', { ...innocent, password: 'typo' })).statusCode).toBe(
      401,
    );
    expect((await signIn('storm.innocent', innocent)).statusCode).toBe(200);
  },
  patience(60_000),
);

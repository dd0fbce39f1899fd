// What `npm start` prints, and what it refuses to serve as a demo.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeTestProgramme } from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { whileReal } from '../../../test/support/while-real.ts';
import { makeTotpSecret } from '../../engine/crypto/sign-in-secrets.ts';
import { type Config, readConfig } from '../../engine/config/config.ts';
import { sideOf } from '../../kernel/roles.ts';
import type { DemoAccount } from '../demo/write-programme.ts';
import { noteOnCommandLine } from '../make-account.ts';
import { makeWhenNew, wantedOf, type WantedDemo } from './demo.ts';
import { welcome } from './demo-welcome.ts';

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'demo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const read = readConfig({ ALONGSIDE_DATA: join(folder, 'data') });
if (!read.ok) throw new Error(read.refusal);
const config: Config = read.value;

async function started(wanted: WantedDemo): Promise<string | null> {
  const refused = await makeWhenNew(config, {
    database: {
      owner: database.ownerConnection,
      roleConnection: database.roleConnection,
      origin: 'joined',
      stop: async () => undefined,
    },
    wanted,
  });
  return refused && String(refused.facts['sentence']);
}

test('a real programme is not served as a demo, and nothing is written', async () => {
  const served = () => started({ persons: 50, seed: 1 });
  await makeTestProgramme(database);
  const real = /real programme.*alongside serve/;
  expect(await whileReal(database.owner, served)).toMatch(real);
  // Nor one that says of itself that it is a demo, if it was not made as one.
  expect(await served()).toMatch(real);
  expect(existsSync(config.dataFolder)).toBe(false);
});

test('the demo of another country says which command starts the wanted one', async () => {
  await database.owner
    .transaction()
    .execute((tx) => noteOnCommandLine(tx, 'demo-programme-made', []));
  expect(await started({ country: 'tj', persons: 50, seed: 1 })).toMatch(
    /is of kg, not of tj\..*ALONGSIDE_DATA=.* npm start -- --country tj$/,
  );
  expect(await started({ country: 'kg', persons: 50, seed: 1 })).toBeNull();
  expect(await started({ persons: 50, seed: 1 })).toBeNull();
});

test('four countries, and no other', () => {
  expect(wantedOf({})).toEqual({ persons: 400, seed: 1 });
  for (const country of ['kz', 'uz', 'tj', 'kg']) {
    expect(wantedOf({ country })).toEqual({ country, persons: 400, seed: 1 });
  }
  expect(wantedOf({ country: 'fr' })).toBeNull();
  expect(wantedOf({ persons: '7' })).toBeNull();
});

function accountOf(role: DemoAccount['role'], login: string): DemoAccount {
  return {
    role,
    duty: 'member',
    side: sideOf(role),
    organisation: 'SYN-X',
    login,
    password: `demo-${login}`,
    totpSecret: makeTotpSecret(),
  };
}

test('three lines: the address, one to sign in as, where the rest is', () => {
  const others = ['cm.idle', 'cm.one'].map((login) => accountOf('case-manager', login));
  const accounts = [accountOf('prosecutor', 'pr.one'), ...others];
  const address = 'http://localhost:4180';
  const lines = welcome(address, { accounts, onCard: 'cm.one', age: 31, now: new Date() });
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(new RegExp(`^Alongside answers at ${address} .*demo.*invented\\.$`));
  expect(lines[1]).toMatch(/^Sign in .*cm\.one, password demo-cm\.one, code now \d{6}\.$/);
  expect(lines[2]).toContain('npx alongside demo accounts');
  expect(lines.join('').includes('\n')).toBe(false);
});

test('a demo from last month says how to get one of today', () => {
  const old = welcome('http://localhost:4180', {
    accounts: [],
    onCard: null,
    age: 32,
    now: new Date(),
  });
  expect(old[0]).toMatch(/made 32 days ago.*makes a new one/);
  expect(old).toHaveLength(3);
});

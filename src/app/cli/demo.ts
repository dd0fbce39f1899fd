// `alongside demo` (what `npm start` runs): in a new data folder it creates a made-up programme,
// then serves it with a banner; in a folder that already has one it just serves. `demo accounts
// --json` prints the accounts for scripts. It never touches a folder with a real programme.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '../../engine/config/config.ts';
import { makeKeyFile, readKeyring } from '../../engine/crypto/keyring.ts';
import { openDatabase, sql } from '../../engine/db/database.ts';
import type { PreparedDatabase } from '../../engine/db/prepare.ts';
import { totpCode } from '../../engine/crypto/sign-in-secrets.ts';
import { dayAt } from '../../kernel/day.ts';
import { type DemoCountry, demoCountries } from '../demo/model.ts';
import { makeProgramme } from '../demo/programme.ts';
import { type DemoAccount, timeZoneOf, writeProgramme } from '../demo/write-programme.ts';
import { start } from '../serve.ts';
import {
  configOrExit,
  listenForStop,
  logOf,
  parseOptions,
  sayRefusal,
  untilStopped,
  usageExit,
} from './common.ts';

const usage = `alongside demo [--country kg|kz|uz|tj] [--persons 400] [--seed 1]
alongside demo accounts [--json]

Serves a made-up programme from ALONGSIDE_DATA (./data); makes it first when the folder is new.
Every person in it is invented. It must never hold real data.
`;

export async function demoCommand(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const parsed = parseOptions(
    args,
    {
      json: { type: 'boolean' },
      country: text,
      persons: text,
      seed: text,
    },
    usage,
  );
  if (!parsed) return usageExit();
  const config = configOrExit();
  if (!config) return 1;
  if (parsed.positionals[0] === 'accounts')
    return printAccounts(config, parsed.values['json'] === true);
  const wanted = wantedOf(parsed.values);
  if (!wanted) {
    process.stderr.write(usage);
    return 2;
  }
  const asked = listenForStop();
  const running = await start(config, logOf(config), (database) =>
    makeWhenNew(config, { database, wanted }),
  );
  if (!running.ok) return sayRefusal(running);
  process.stdout.write(welcome(running.value.address, readAccounts(config) ?? []));
  return untilStopped(running.value, asked);
}

export type WantedDemo = { country: DemoCountry; persons: number; seed: number };

function wantedOf(values: Record<string, string | boolean | undefined>): WantedDemo | null {
  const country = demoCountries.find((known) => known === (values['country'] ?? 'kg'));
  const persons = Number(values['persons'] ?? 400);
  const seed = Number(values['seed'] ?? 1);
  if (
    !country ||
    !Number.isInteger(persons) ||
    persons < 50 ||
    persons > 1_000_000 ||
    !Number.isInteger(seed)
  )
    return null;
  return { country, persons, seed };
}

export const demoFiles = { accounts: 'demo-accounts.json', canaries: 'demo-canaries.json' };

/** Fills an empty database; leaves one that contains a programme unchanged. */
export async function makeWhenNew(
  config: Config,
  { database, wanted }: { database: PreparedDatabase; wanted: WantedDemo },
): Promise<void> {
  const owner = openDatabase(database.owner);
  try {
    const found = await sql<{ isDemo: boolean }>`select is_demo from programme.setting`.execute(
      owner,
    );
    if (found.rows[0]) return;
    mkdirSync(dirname(config.keyFile), { recursive: true });
    if (!existsSync(config.keyFile)) makeKeyFile(config.keyFile, new Date());
    const keyring = readKeyring(config.keyFile);
    if (!keyring.ok)
      throw new Error(`The key file ${config.keyFile} cannot be used: ${keyring.refusal}.`);
    process.stdout.write(`Making a fictional programme of about ${wanted.persons} persons …\n`);
    const today = dayAt(new Date(), timeZoneOf(wanted.country));
    const written = await writeProgramme(owner, {
      programme: makeProgramme({ ...wanted, today }),
      keyring: keyring.value,
    });
    writeOnlyForMe(join(config.dataFolder, demoFiles.accounts), written.accounts);
    writeOnlyForMe(join(config.dataFolder, demoFiles.canaries), written.canaries);
  } finally {
    await owner.destroy();
  }
}

function writeOnlyForMe(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 1)}\n`, { mode: 0o600 });
}

function readAccounts(config: Config): DemoAccount[] | null {
  try {
    return JSON.parse(
      readFileSync(join(config.dataFolder, demoFiles.accounts), 'utf8'),
    ) as DemoAccount[];
  } catch {
    return null;
  }
}

function printAccounts(config: Config, asJson: boolean): number {
  const accounts = readAccounts(config);
  if (!accounts) {
    process.stderr.write(
      `There is no demo programme in ${config.dataFolder}. Run "npm start" first.\n`,
    );
    return 1;
  }
  const now = new Date();
  const withCodes = accounts.map((one) => ({ ...one, totpSecret: totpCode(one.totpSecret, now) }));
  process.stdout.write(asJson ? `${JSON.stringify(accounts, null, 1)}\n` : `${table(withCodes)}\n`);
  return 0;
}

function table(accounts: readonly DemoAccount[]): string {
  const rows = accounts.map((one) => [
    one.role,
    one.login,
    one.password,
    one.totpSecret,
    one.organisation,
  ]);
  const widths = [0, 1, 2, 3].map((at) => Math.max(...rows.map((row) => row[at]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function welcome(address: string, accounts: readonly DemoAccount[]): string {
  return `
Alongside answers at ${address}

This is a demo: every person in it is invented, and it must never hold real data.
Sign in with a login, its password and a one-time code made from its secret; the codes of now are
printed by "npx alongside demo accounts". role, login, password, one-time secret, organisation:

${table(accounts)}

Ctrl-C stops it.
`;
}

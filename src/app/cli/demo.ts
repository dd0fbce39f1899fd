// `alongside demo` (what `npm start` runs): in a new data folder it creates a made-up programme,
// then serves it with a banner; in a folder that already has one it just serves. `demo accounts
// --json` prints the accounts for scripts. A folder with a real programme is refused. It prints
// three lines; the log is silent unless LOG_LEVEL asks for it.

import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '../../engine/config/config.ts';
import { makeKeyFile, readKeyring } from '../../engine/crypto/keyring.ts';
import { openDatabase, sql } from '../../engine/db/database.ts';
import type { PreparedDatabase } from '../../engine/db/prepare.ts';
import { totpCode } from '../../engine/crypto/sign-in-secrets.ts';
import { dayAt } from '../../kernel/day.ts';
import { refuse, type Refused } from '../../kernel/outcome.ts';
import { type DemoCountry, demoCountries } from '../demo/model.ts';
import { makeProgramme } from '../demo/programme.ts';
import { documentsIn } from '../../engine/documents/documents.ts';
import { putContents } from '../demo/write/documents.ts';
import { type DemoAccount, timeZoneOf, writeProgramme } from '../demo/write-programme.ts';
import { cardRoles, dealCards, type DemoCandidate } from '../../rooms/accounts/door/demo-cards.ts';
import { start } from '../serve.ts';
import { madeAnewSentence, otherCountrySentence, realSentence, welcome } from './demo-welcome.ts';
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
  let onCard: string | null = null;
  const running = await start(config, demoLog(config), async (database) => {
    const refused = await makeWhenNew(config, { database, wanted });
    if (!refused) onCard = await findOnCard(database);
    return refused;
  });
  if (!running.ok) return sayRefusal(running);
  const accounts = readAccounts(config) ?? [];
  const age = ageOf(config);
  process.stdout.write(
    `${welcome(running.value.address, { accounts, onCard, age, now: new Date() }).join('\n')}\n`,
  );
  return untilStopped(running.value, asked);
}

/** Whoever tries the program reads three lines; a log is for whoever asks for one. */
function demoLog(config: Config) {
  return logOf(process.env['LOG_LEVEL'] ? config : { ...config, logLevel: 'error' });
}

/** In days; 0 if nobody can tell. */
function ageOf(config: Config): number {
  try {
    const { mtimeMs } = statSync(join(config.dataFolder, demoFiles.accounts));
    return Math.floor((Date.now() - mtimeMs) / 86_400_000);
  } catch {
    return 0;
  }
}

/** Without a country: the one that is there, and for a new folder `countryFirst`. */
export type WantedDemo = { country?: DemoCountry; persons: number; seed: number };
const countryFirst: DemoCountry = 'kg';

export function wantedOf(values: Record<string, string | boolean | undefined>): WantedDemo | null {
  const country = demoCountries.find((known) => known === (values['country'] ?? countryFirst));
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
  return { ...(values['country'] === undefined ? {} : { country }), persons, seed };
}

export const demoFiles = { accounts: 'demo-accounts.json', canaries: 'demo-canaries.json' };

/**
 * Fills an empty database; leaves one that contains a programme unchanged, and refuses to serve it
 * as a demo of another country or when it is real.
 */
export async function makeWhenNew(
  config: Config,
  { database, wanted }: { database: PreparedDatabase; wanted: WantedDemo },
): Promise<Refused<'start-refused'> | null> {
  const owner = openDatabase(database.owner);
  try {
    const found = await sql<Found>`select access.is_demo() as is_demo, country
      from programme.setting`.execute(owner);
    if (found.rows[0]) return refuseFound(config, { found: found.rows[0], wanted });
    await fillNew(config, owner, wanted);
    return null;
  } finally {
    await owner.destroy();
  }
}

/** The login on the first card of the sign-in page. */
async function findOnCard(database: PreparedDatabase): Promise<string | null> {
  const owner = openDatabase(database.owner);
  try {
    const people = await sql<DemoCandidate>`select * from access.demo_people()`.execute(owner);
    return dealCards(people.rows).first[0]?.login ?? null;
  } finally {
    await owner.destroy();
  }
}

type Found = { readonly isDemo: boolean; readonly country: string };

function refuseFound(
  { dataFolder }: Config,
  { found, wanted }: { readonly found: Found; readonly wanted: WantedDemo },
): Refused<'start-refused'> | null {
  if (!found.isDemo) return refuse('start-refused', { sentence: realSentence(dataFolder) });
  const { country } = wanted;
  if (country === undefined || country === found.country) return null;
  const sentence = otherCountrySentence(dataFolder, { found: found.country, wanted: country });
  return refuse('start-refused', { sentence });
}

async function fillNew(
  config: Config,
  owner: ReturnType<typeof openDatabase>,
  wanted: WantedDemo,
): Promise<void> {
  const country = wanted.country ?? countryFirst;
  mkdirSync(dirname(config.keyFile), { recursive: true });
  if (!existsSync(config.keyFile)) makeKeyFile(config.keyFile, new Date());
  const keyring = readKeyring(config.keyFile);
  if (!keyring.ok)
    throw new Error(`The key file ${config.keyFile} cannot be used: ${keyring.refusal}.`);
  // Only for a person who watches: the next line takes its place.
  if (process.stdout.isTTY) process.stdout.write(`${madeAnewSentence(wanted.persons)}\r`);
  const today = dayAt(new Date(), timeZoneOf(country));
  const written = await writeProgramme(owner, {
    programme: makeProgramme({ ...wanted, country, today }),
    keyring: keyring.value,
  });
  const { store } = documentsIn(config.dataFolder, keyring.value, () => new Date());
  await putContents(store, written.contents);
  writeOnlyForMe(join(config.dataFolder, demoFiles.accounts), written.accounts);
  writeOnlyForMe(join(config.dataFolder, demoFiles.canaries), written.canaries);
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

/** Those who are with the families come before those who judge, as on the cards. */
function byCards(one: DemoAccount, other: DemoAccount): number {
  const [first, second] = [one, other].map(({ role }) =>
    cardRoles.findIndex((known) => known === role),
  );
  return (first! < 0 ? cardRoles.length : first!) - (second! < 0 ? cardRoles.length : second!);
}

function table(accounts: readonly DemoAccount[]): string {
  const rows = accounts
    .toSorted(byCards)
    .map((one) => [one.role, one.login, one.password, one.totpSecret, one.organisation]);
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

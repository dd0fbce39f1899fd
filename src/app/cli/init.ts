// `alongside init`: sets up a real, empty programme. It asks for whatever is not given as an
// option, creates the key file, the database, one administrator and one coordinating organisation,
// and prints, once, the two halves that open the administrator's account. It creates no demo
// account and no demo data.

import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Config } from '../../engine/config/config.ts';
import type { OfficialLanguage } from '../../engine/countries/country-pack.ts';
import { usePackOfLaw } from '../../rooms/law/use-pack.ts';
import { usePackIn } from '../../engine/countries/use-pack.ts';
import { listPackCodes, packOf } from '../../engine/countries/load-packs.ts';
import { makeKeyFile, readKeyring } from '../../engine/crypto/keyring.ts';
import { handOutEndings } from '../../engine/ledger/hand-out.ts';
import { makeTotpSecret } from '../../engine/crypto/sign-in-secrets.ts';
import { inTransaction, openDatabase, sql, type Tx } from '../../engine/db/database.ts';
import { locales } from '../../engine/languages/locale.ts';
import { newId } from '../../kernel/id.ts';
import {
  insertAccount,
  insertOrganisation,
  inviteAccount,
  type Inviting,
} from '../make-account.ts';
import { saidHalves } from './said-halves.ts';
import { isInDataFolder } from '../key-file.ts';
import { configOrExit, databaseOrExit, parseOptions, sayRefusal, usageExit } from './common.ts';

const usage = `alongside init [--name TEXT] [--country CODE] [--languages ru,kk]
               [--time-zone AREA/CITY] [--administrator LOGIN] [--administrator-name TEXT]

Sets up a real programme in ALONGSIDE_DATA (or DATABASE_URL) and asks for what is not given.
ALONGSIDE_KEY_FILE must name a file outside ALONGSIDE_DATA; it is created there.
The administrator chooses the password, by a link and a code that are printed once. With
ALONGSIDE_ADMINISTRATOR_PASSWORD, for setting up without anybody there, that is the password and a
one-time secret is printed instead.
`;

/** What a country's pack proposes; empty if it proposes nothing. The state language comes first. */
export function proposedFor(country: string): { timeZone: string; languages: string } {
  if (!listPackCodes().includes(country)) return { timeZone: '', languages: 'ru' };
  const { timeZone, officialLanguages } = packOf(country);
  const rank = ({ standing }: OfficialLanguage) => (standing === 'state' ? 0 : 1);
  const own = officialLanguages.value
    .toSorted((one, other) => rank(one) - rank(other))
    .map(({ language }) => language)
    .filter((language) => locales.some((known) => known === language));
  return { timeZone: timeZone.value, languages: [...new Set([...own, 'ru'])].join(',') };
}

const passwordLengthMin = 12;

type Answers = {
  name: string;
  country: string;
  languages: string[];
  timeZone: string;
  administrator: string;
  administratorName: string;
  /** Null: the administrator chooses it. */
  password: string | null;
};

export async function initCommand(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const parsed = parseOptions(
    args,
    {
      name: text,
      country: text,
      languages: text,
      'time-zone': text,
      administrator: text,
      'administrator-name': text,
    },
    usage,
  );
  if (!parsed) return usageExit();
  const config = configOrExit();
  if (!config) return 1;
  if (isInDataFolder(config)) {
    process.stderr.write(
      `The key file may not be in the data folder: whoever copies that folder would have both.
Set ALONGSIDE_KEY_FILE to a file elsewhere, for example /etc/alongside/alongside.key.\n`,
    );
    return 2;
  }
  const answers = await askFor(parsed.values as Record<string, string | undefined>);
  const wrong = findWrong(answers);
  if (wrong) {
    process.stderr.write(`${wrong}\n`);
    return 2;
  }
  return setUp(config, answers);
}

async function askFor(given: Record<string, string | undefined>): Promise<Answers> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const ask = async (value: string | undefined, question: string, usual = '') => {
    if (value !== undefined) return value.trim();
    const answer = (
      await lines.question(usual ? `${question} [${usual}]: ` : `${question}: `)
    ).trim();
    return answer === '' ? usual : answer;
  };
  try {
    const name = await ask(given['name'], 'Name of the programme');
    const country = await ask(given['country'], `Country pack (${listPackCodes().join(', ')})`);
    const proposed = proposedFor(country);
    const languages = await ask(
      given['languages'],
      'Languages, most used first',
      proposed.languages,
    );
    const timeZone = await ask(given['time-zone'], 'Time zone', proposed.timeZone);
    const administrator = await ask(given['administrator'], 'Login of the first administrator');
    const administratorName = await ask(
      given['administrator-name'],
      'Name of the first administrator',
    );
    return {
      name,
      country,
      languages: languages.split(',').map((one) => one.trim()),
      timeZone,
      administrator,
      administratorName,
      password: process.env['ALONGSIDE_ADMINISTRATOR_PASSWORD'] ?? null,
    };
  } finally {
    lines.close();
  }
}

function findWrong(answers: Answers): string | null {
  if (answers.name === '') return 'The programme needs a name: --name "…".';
  const packs = listPackCodes();
  if (!packs.includes(answers.country))
    return `There is no country pack "${answers.country}". Choose one of: ${packs.join(', ')}.`;
  const unknown = answers.languages.find((one) => !locales.some((known) => known === one));
  if (unknown !== undefined)
    return `There is no language "${unknown}". Choose from: ${locales.join(', ')}.`;
  if (!isTimeZone(answers.timeZone))
    return `"${answers.timeZone}" is not a time zone. Write it like Asia/Bishkek.`;
  if (!/^[a-z0-9][a-z0-9.-]{2,59}$/.test(answers.administrator))
    return 'The login takes 3 to 60 small letters, digits, dots and hyphens.';
  if (answers.administratorName === '')
    return 'The administrator needs a name: --administrator-name "…".';
  return answers.password !== null && answers.password.length < passwordLengthMin
    ? `The password needs at least ${passwordLengthMin} characters.`
    : null;
}

function isTimeZone(name: string): boolean {
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    return name.includes('/') && known !== '';
  } catch {
    return false;
  }
}

/** The setting, and what the country's pack says. */
async function insertProgramme(tx: Tx, answers: Answers): Promise<void> {
  await sql`insert into programme.setting (name, country, languages, time_zone, is_demo)
    values (${answers.name}, ${answers.country}, ${answers.languages}, ${answers.timeZone},
      false)`.execute(tx);
  await usePackIn(tx, answers.country);
  await usePackOfLaw({ country: answers.country, isDemo: false }, (document, hash) =>
    sql`select law.use_pack(${document}::jsonb, ${hash})`.execute(tx),
  );
}

async function setUp(config: Config, answers: Answers): Promise<number> {
  mkdirSync(dirname(config.keyFile), { recursive: true });
  const database = await databaseOrExit(config);
  if (!database) return 1;
  const owner = openDatabase(database.owner);
  try {
    const existing = await sql`select 1 from programme.setting`.execute(owner);
    if (existing.rows.length > 0) {
      process.stderr.write(
        'This database already holds a programme; init changes nothing in it. Choose another ALONGSIDE_DATA or DATABASE_URL.\n',
      );
      return 1;
    }
    if (!existsSync(config.keyFile)) makeKeyFile(config.keyFile, new Date());
    const keyring = readKeyring(config.keyFile);
    if (!keyring.ok) return sayRefusal(keyring);
    await handOutEndings(owner, { path: config.ledgerFile, keyring: keyring.value });
    const opening = await inTransaction(owner, (tx) =>
      setUpIn(tx, answers, { keyring: keyring.value, origin: config.address.origin }),
    );
    process.stdout.write(closingWords(config, answers, opening));
    return 0;
  } finally {
    await owner.destroy();
    await database.stop();
  }
}

/** How the first administrator comes in, in words. */
async function setUpIn(tx: Tx, answers: Answers, inviting: Inviting): Promise<string> {
  await insertProgramme(tx, answers);
  const organisationId = newId();
  await insertOrganisation(tx, {
    id: organisationId,
    code: 'COORDINATION',
    kind: 'coordination',
    side: 'programme',
    names: { en: answers.name, ru: answers.name },
    province: null,
  });
  const { administrator: login, password } = answers;
  const account = {
    id: newId(),
    login,
    displayName: answers.administratorName,
    role: 'administrator',
    duty: 'member',
    organisationId,
    locale: answers.languages[0]!,
  } as const;
  if (password === null) {
    return saidHalves(login, await inviteAccount(tx, account, inviting));
  }
  const totpSecret = makeTotpSecret();
  await insertAccount(tx, { ...account, password, totpSecret }, inviting.keyring);
  return [
    `Login: ${login}`,
    'Password: as given in ALONGSIDE_ADMINISTRATOR_PASSWORD',
    `One-time secret (shown once): ${totpSecret}`,
  ].join('\n');
}

function closingWords(config: Config, answers: Answers, opening: string): string {
  return `The programme "${answers.name}" is set up.

Key file:          ${config.keyFile}
                   Copy it to a safe now. Without it no encrypted text can ever be read again,
                   and it is never part of a backup.
Ledger:            ${config.ledgerFile}
                   What ends for good is written there. Copy it elsewhere as often as you back up:
                   without it no backup is restored.
Administrator, who comes in by this while the server runs:

${opening}

Second person:     nobody lets anyone in alone. What this administrator grants for the programme
                   or oversight, another administrator, a coordinator or another auditor confirms
                   within 14 days. Name the first ones here, on the server:
                   npx alongside user add LOGIN --name NAME --role national-coordinator \\
                     --organisation COORDINATION

Start the server:  npx alongside serve
`;
}

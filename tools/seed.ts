// Fills an empty programme with a large made-up one (`npm run seed -- --persons 100000`), for
// measuring and for trying the screens at size. It works on ALONGSIDE_DATA or DATABASE_URL and
// refuses a database that already has a programme; start it afterwards with `npm start`.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configOrExit, databaseOrExit, parseOptions, sayRefusal } from '../src/app/cli/common.ts';
import { demoFiles } from '../src/app/cli/demo.ts';
import { type DemoCountry, demoCountries } from '../src/app/demo/model.ts';
import { makeProgramme } from '../src/app/demo/programme.ts';
import { timeZoneOf, writeProgramme } from '../src/app/demo/write-programme.ts';
import type { Config } from '../src/engine/config/config.ts';
import { makeKeyFile, readKeyring } from '../src/engine/crypto/keyring.ts';
import { openDatabase, sql } from '../src/engine/db/database.ts';
import { dayAt } from '../src/kernel/day.ts';

const usage = `npm run seed -- [--persons 100000] [--country kg|kz|uz|tj] [--seed 1]

Fills an empty ALONGSIDE_DATA (or DATABASE_URL) with invented persons.
`;
/** Values for searching a leak; for more persons they would fill memory. */
const canariesForPersonsMost = 5_000;

type Wanted = { persons: number; country: DemoCountry; seed: number };

function wantedOf(): Wanted | null {
  const text = { type: 'string' } as const;
  const options = { persons: text, country: text, seed: text };
  const parsed = parseOptions(process.argv.slice(2), options, usage);
  if (!parsed) return null;
  const { values } = parsed;
  const country = demoCountries.find((known) => known === (values['country'] ?? 'kg'));
  const [persons, seed] = [Number(values['persons'] ?? 100_000), Number(values['seed'] ?? 1)];
  const whole = Number.isInteger(persons) && Number.isInteger(seed);
  if (country && whole && persons >= 50 && persons <= 1_000_000) return { persons, country, seed };
  process.stderr.write(usage);
  return null;
}

async function main(): Promise<number> {
  const wanted = wantedOf();
  if (!wanted) return 2;
  const config = configOrExit();
  if (!config) return 1;
  const database = await databaseOrExit(config);
  if (!database) return 1;
  const owner = openDatabase(database.owner);
  try {
    const found = await sql`select 1 from programme.setting`.execute(owner);
    if (found.rows.length > 0) {
      process.stderr.write(
        'This database already holds a programme; nothing was changed in it.' +
          ' Choose another ALONGSIDE_DATA or DATABASE_URL.\n',
      );
      return 1;
    }
    return await fill(owner, { config, wanted });
  } finally {
    await owner.destroy();
    await database.stop();
  }
}

async function fill(
  owner: ReturnType<typeof openDatabase>,
  { config, wanted }: { config: Config; wanted: Wanted },
): Promise<number> {
  mkdirSync(dirname(config.keyFile), { recursive: true });
  if (!existsSync(config.keyFile)) makeKeyFile(config.keyFile, new Date());
  const keyring = readKeyring(config.keyFile);
  if (!keyring.ok) return sayRefusal(keyring);
  const from = performance.now();
  const seconds = () => ((performance.now() - from) / 1000).toFixed(1);
  let said = 0;
  const written = await writeProgramme(owner, {
    programme: makeProgramme({ ...wanted, today: dayAt(new Date(), timeZoneOf(wanted.country)) }),
    keyring: keyring.value,
    keepCanaries: wanted.persons <= canariesForPersonsMost,
    progress: (persons) => {
      if (persons < said + wanted.persons / 20) return;
      said = persons;
      process.stdout.write(`${persons} persons, ${seconds()} s\n`);
    },
  });
  for (const part of ['accounts', 'canaries'] as const) {
    writeFileSync(
      join(config.dataFolder, demoFiles[part]),
      `${JSON.stringify(written[part], null, 1)}\n`,
      { mode: 0o600 },
    );
  }
  process.stdout.write(
    `${await figures(owner)}\nDone in ${seconds()} s; at most ${Math.round(
      process.resourceUsage().maxRSS / 1024,
    )} MB of memory here.\n`,
  );
  return 0;
}

const counted = [
  'people.person',
  'people.household',
  'care.case_file',
  'care.visit',
  'care.goal',
  'access.reach',
  'guardianship.cover',
  'operations.entry',
  'legal.subject',
  'access.account',
];

async function figures(owner: ReturnType<typeof openDatabase>): Promise<string> {
  const lines: string[] = [];
  for (const table of counted) {
    const found = await sql<{
      count: number;
    }>`select count(*) as count from ${sql.table(table)}`.execute(owner);
    lines.push(`${String(found.rows[0]!.count).padStart(9)}  ${table}`);
  }
  const size = await sql<{ size: string }>`
    select pg_size_pretty(pg_database_size(current_database())) as size`.execute(owner);
  return `${lines.join('\n')}\n${size.rows[0]!.size.padStart(9)}  on disk`;
}

process.exitCode = await main();

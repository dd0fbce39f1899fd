// Compares the list of stored fields with a temporary embedded database, and makes from both the
// text of each table in `schema/` (so that a change of a policy, a grant or a purpose is a line
// that a reviewer reads) and the SQL that forgets a record. It compares; with `--write` it writes.
// Where no embedded server can run, it reports that and passes.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { packageRoot } from '../src/app/package-root.ts';
import { storedTables } from '../src/app/stored-tables.ts';
import { readConfig } from '../src/engine/config/config.ts';
import { databaseSentence, prepareDatabase } from '../src/engine/db/prepare.ts';
import { forgettings, forgettingSql } from './erasing-sql.ts';
import { readColumns, readReferences, schemaTexts } from './schema-texts.ts';
import { findUnknown } from './stored-field-rules.ts';

const quiet = { info: () => undefined, error: () => undefined };
type Texts = ReadonlyMap<string, string>;
/** The texts by path from the project's folder, and what is wrong with the list itself. */
type Made = { readonly texts: Texts; readonly findings: readonly string[] };

async function makeNow(): Promise<Made | string> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'alongside-schema-'));
  try {
    const config = readConfig({});
    if (!config.ok) throw new Error(config.refusal);
    const keyFile = join(dataFolder, 'alongside.key');
    const embedded = { ...config.value, dataFolder, keyFile, databaseUrl: null };
    const prepared = await prepareDatabase(embedded, quiet, { durable: false });
    if (!prepared.ok) {
      const sentence = databaseSentence(prepared);
      if (prepared.refusal !== 'no-database-program') throw new Error(sentence);
      return sentence;
    }
    const client = new Client(prepared.value.owner);
    try {
      await client.connect();
      return await makeFrom(client);
    } finally {
      await client.end();
      await prepared.value.stop();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function makeFrom(client: Client): Promise<Made> {
  const references = await readReferences(client);
  const schema = await schemaTexts(client, storedTables);
  const forgetting = Object.entries(forgettings).map(
    ([path, wanted]) =>
      [path, forgettingSql(wanted, { stored: storedTables, references })] as const,
  );
  return {
    texts: new Map([
      ...forgetting,
      ...[...schema].map(([name, text]) => [`schema/${name}`, text] as const),
    ]),
    findings: findUnknown(await readColumns(client), storedTables),
  };
}

function write(texts: Texts): void {
  rmSync(join(packageRoot, 'schema'), { recursive: true, force: true });
  mkdirSync(join(packageRoot, 'schema'));
  for (const [path, text] of texts) writeFileSync(join(packageRoot, path), text);
}

function differences(texts: Texts): string[] {
  const folder = join(packageRoot, 'schema');
  const there = existsSync(folder) ? readdirSync(folder).map((name) => `schema/${name}`) : [];
  const changed = [...texts].flatMap(([path, text]) => {
    if (!existsSync(join(packageRoot, path))) return [`${path} is missing`];
    const now = readFileSync(join(packageRoot, path), 'utf8');
    return now === text ? [] : [`${path}: ${firstDifference(now, text)}`];
  });
  const gone = there.filter((path) => !texts.has(path));
  return [...changed, ...gone.map((path) => `${path} is of a table that is not there`)];
}

function firstDifference(before: string, after: string): string {
  const [old, made] = [before.split('\n'), after.split('\n')];
  const at = made.findIndex((line, index) => line !== old[index]);
  const index = at === -1 ? made.length : at;
  return `line ${index + 1} is "${old[index] ?? ''}", the database says "${made[index] ?? ''}"`;
}

const made = await makeNow();
if (typeof made === 'string') {
  process.stdout.write(`The database was not compared with what is known of it. ${made}\n`);
} else {
  const isWriting = process.argv.includes('--write');
  if (isWriting) write(made.texts);
  const found = [...made.findings, ...(isWriting ? [] : differences(made.texts))];
  for (const line of found) process.stdout.write(`${line}\n`);
  if (isWriting) process.stdout.write(`Wrote ${made.texts.size} texts.\n`);
  else if (found.length > made.findings.length) {
    process.stdout.write(
      'Write them with "npx alongside --tool check-schema --write", read the diff.\n',
    );
  }
  if (found.length > 0) process.exitCode = 1;
}

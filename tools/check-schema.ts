// `schema/` holds the text of each table, so that a change of a policy, a grant or a purpose is a
// line that a reviewer reads. This makes the texts from an embedded database of a moment and
// compares them; with `--write` it writes them. Where no embedded server runs it says so and
// passes.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { packageRoot } from '../src/app/package-root.ts';
import { storedTables } from '../src/app/stored-tables.ts';
import { readConfig } from '../src/engine/config/config.ts';
import { databaseSentence, prepareDatabase } from '../src/engine/db/prepare.ts';
import { schemaTexts } from './schema-texts.ts';

const folder = join(packageRoot, 'schema');
const quiet = { info: () => undefined, error: () => undefined };

async function textsOfNow(): Promise<ReadonlyMap<string, string> | string> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'alongside-schema-'));
  try {
    const config = readConfig({});
    if (!config.ok) throw new Error(config.refusal);
    const keyFile = join(dataFolder, 'alongside.key');
    const embedded = { ...config.value, dataFolder, keyFile, databaseUrl: null };
    const prepared = await prepareDatabase(embedded, quiet, { durable: false });
    if (!prepared.ok) return databaseSentence(prepared);
    const client = new Client(prepared.value.owner);
    try {
      await client.connect();
      return await schemaTexts(client, storedTables);
    } finally {
      await client.end();
      await prepared.value.stop();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

function write(texts: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, text] of texts) writeFileSync(join(folder, name), text);
}

function differences(texts: ReadonlyMap<string, string>): string[] {
  const there = new Set(existsSync(folder) ? readdirSync(folder) : []);
  const changed = [...texts].flatMap(([name, text]) => {
    if (!there.has(name)) return [`schema/${name} is missing`];
    const now = readFileSync(join(folder, name), 'utf8');
    return now === text ? [] : [`schema/${name}: ${firstDifference(now, text)}`];
  });
  const gone = [...there].filter((name) => !texts.has(name));
  return [...changed, ...gone.map((name) => `schema/${name} is of a table that is not there`)];
}

function firstDifference(before: string, after: string): string {
  const [old, made] = [before.split('\n'), after.split('\n')];
  const at = made.findIndex((line, index) => line !== old[index]);
  const index = at === -1 ? made.length : at;
  return `line ${index + 1} is "${old[index] ?? ''}", the database says "${made[index] ?? ''}"`;
}

const texts = await textsOfNow();
if (typeof texts === 'string') {
  process.stdout.write(`The texts in schema/ were not compared. ${texts}\n`);
} else if (process.argv.includes('--write')) {
  write(texts);
  process.stdout.write(`Wrote ${texts.size} texts to schema/.\n`);
} else {
  const found = differences(texts);
  for (const line of found) process.stdout.write(`${line}\n`);
  if (found.length > 0) {
    process.stdout.write(
      'Write them with "node tools/check-schema.ts --write" and read the diff.\n',
    );
    process.exitCode = 1;
  }
}

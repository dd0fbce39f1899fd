// `alongside backup` and `alongside restore`: the whole database to one file and back. The key file
// is deliberately kept apart, and both commands remind the user of it.

import { existsSync } from 'node:fs';
import { writeBackup } from '../../engine/db/backup.ts';
import { readBackup, type RestoreRefusal } from '../../engine/db/restore.ts';
import { openDatabase } from '../../engine/db/database.ts';
import { tablesLeftOut } from '../stored-tables.ts';
import { configOrExit, databaseOrExit, parseOptions, usageExit } from './common.ts';

const backupUsage = `alongside backup FILE

Writes the whole database to FILE (JSON lines, zstd). With the embedded database stop the server
first; with DATABASE_URL it may run on. The key file is not included: keep its copy elsewhere.
`;
const restoreUsage = `alongside restore FILE

Fills an empty database (a new ALONGSIDE_DATA or DATABASE_URL) from FILE, all or nothing, and
compares every row. Put the key file of the same programme in place before you start the server.
`;

export async function backupCommand(args: string[]): Promise<number> {
  return withOwner(args, backupUsage, async (owner, path) => {
    const report = await writeBackup(owner, path, tablesLeftOut);
    const rows = report.tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(
      `Wrote ${rows} rows of ${report.tables.length} tables to ${path}.\nThe key file is not in it.\n`,
    );
    return 0;
  });
}

const refusalWords: Record<RestoreRefusal, string> = {
  'database-busy':
    'Another program works in this database. Stop it, and restore again. Nothing was restored.',
  'not-a-backup': 'This file is not a backup made by "alongside backup".',
  'backup-incomplete':
    'This backup ends too early; it was cut off. Nothing was restored. Use another copy.',
  'backup-of-another-version':
    'This backup was made by another version of the program. Restore it with that version, then migrate.',
  'database-not-empty':
    'This database already holds a programme. Restore into a new ALONGSIDE_DATA or DATABASE_URL.',
  'rows-differ':
    'A table does not hold what the backup promised. Nothing was restored. Use another copy.',
};

export async function restoreCommand(args: string[]): Promise<number> {
  return withOwner(args, restoreUsage, async (owner, path) => {
    if (!existsSync(path)) {
      process.stderr.write(`There is no file ${path}.\n`);
      return 1;
    }
    const report = await readBackup(owner, path);
    if (!report.ok) {
      process.stderr.write(`${refusalWords[report.refusal]}\n`);
      return 1;
    }
    const rows = report.value.tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(
      `Restored ${rows} rows of ${report.value.tables.length} tables; every row compared.\n`,
    );
    return 0;
  });
}

type Work = (owner: ReturnType<typeof openDatabase>, path: string) => Promise<number>;

async function withOwner(args: string[], usage: string, work: Work): Promise<number> {
  const parsed = parseOptions(args, {}, usage);
  if (!parsed) return usageExit();
  const [path] = parsed.positionals;
  if (!path) {
    process.stderr.write(`Name the file.\n\n${usage}`);
    return 2;
  }
  const config = configOrExit();
  if (!config) return 1;
  const database = await databaseOrExit(config);
  if (!database) return 1;
  const owner = openDatabase(database.owner);
  try {
    return await work(owner, path);
  } finally {
    await owner.destroy();
    await database.stop();
  }
}

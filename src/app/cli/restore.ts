// `alongside restore`: a backup into an empty database, all or nothing. Afterwards nobody can sign
// in until they have been given a new password, so that an old backup opens no door.

import { existsSync, readFileSync } from 'node:fs';
import { identitiesIn } from '../../engine/crypto/age.ts';
import { openDatabase } from '../../engine/db/database.ts';
import { readBackup, type RestoreRefusal } from '../../engine/db/restore.ts';
import { configOrExit, databaseOrExit, parseOptions, usageExit } from './common.ts';

const usage = `alongside restore FILE --identity FILE

Fills an empty database (a new ALONGSIDE_DATA or DATABASE_URL) from FILE, all or nothing, and
compares every row. --identity names the file with the private half of the backup's key.
Put the key file of the same programme in place first.
`;

const refusalWords: Record<RestoreRefusal, string> = {
  'database-busy':
    'Another program works in this database. Stop it, and restore again. Nothing was restored.',
  'identity-missing':
    'This backup is encrypted. Name the file with the private half of its key: --identity FILE.',
  'wrong-identity':
    'This key does not open this backup: it was encrypted to another one. Nothing was restored.',
  'not-a-backup': 'This file is not a backup made by "alongside backup".',
  'backup-incomplete':
    'This backup was changed or ends too early. Nothing was restored. Use another copy.',
  'backup-of-another-version':
    'This backup was made by another version of the program. Restore it with that version, then migrate.',
  'database-not-empty':
    'This database already holds a programme. Restore into a new ALONGSIDE_DATA or DATABASE_URL.',
  'rows-differ':
    'A table does not hold what the backup promised. Nothing was restored. Use another copy.',
};

export async function restoreCommand(args: string[]): Promise<number> {
  const parsed = parseOptions(args, { identity: { type: 'string' } }, usage);
  if (!parsed) return usageExit();
  const [path] = parsed.positionals;
  if (!path) {
    process.stderr.write(`Name the file.\n\n${usage}`);
    return 2;
  }
  const identity = parsed.values['identity'] as string | undefined;
  const missing = [path, identity].find((file) => file !== undefined && !existsSync(file));
  if (missing !== undefined) {
    process.stderr.write(`There is no file ${missing}.\n`);
    return 1;
  }
  const identities = identity === undefined ? [] : identitiesIn(readFileSync(identity, 'utf8'));
  const config = configOrExit();
  if (!config) return 1;
  const database = await databaseOrExit(config);
  if (!database) return 1;
  const owner = openDatabase(database.owner);
  try {
    const report = await readBackup(owner, { path, identities });
    if (!report.ok) {
      process.stderr.write(`${refusalWords[report.refusal]}\n`);
      return 1;
    }
    const rows = report.value.tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(
      `Restored ${rows} rows of ${report.value.tables.length} tables; every row compared.
Nobody can sign in yet. Give each account a new password: npx alongside user reset LOGIN\n`,
    );
    return 0;
  } finally {
    await owner.destroy();
    await database.stop();
  }
}

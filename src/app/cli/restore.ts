// `alongside restore`: a backup into an empty database, all or nothing. Afterwards nobody can sign
// in until they have been given a new password, so that an old backup opens no door.

import { existsSync, readFileSync } from 'node:fs';
import { identitiesIn } from '../../engine/crypto/age.ts';
import type { Config } from '../../engine/config/config.ts';
import { readKeyring } from '../../engine/crypto/keyring.ts';
import { openDatabase } from '../../engine/db/database.ts';
import { documentsFolderOf } from '../../engine/documents/documents.ts';
import { folderStore } from '../../engine/documents/store.ts';
import { type Ledger, readLedger } from '../../engine/ledger/ledger-file.ts';
import { readBackup, type RestoreRefusal, type RestoreReport } from '../../engine/db/restore.ts';
import { keyFileSentence, ledgerSentence } from '../key-file.ts';
import { configOrExit, databaseOrExit, parseOptions, usageExit } from './common.ts';

const usage = `alongside restore FILE --identity FILE [--ledger FILE]

Fills an empty database (a new ALONGSIDE_DATA or DATABASE_URL) from FILE, all or nothing, and
compares every row. --identity names the file with the private half of the backup's key. Put the key
file of the same programme and the newest copy of its ledger of endings in place first
(ALONGSIDE_KEY_FILE, ALONGSIDE_LEDGER_FILE): what was erased, expunged, withdrawn, revoked or taken
apart after the backup ends again. Without the ledger nothing is restored.
`;

const refusalWords: Record<RestoreRefusal, string> = {
  'database-busy':
    'Another program works in this database. Stop it, and restore again. Nothing was restored.',
  'too-few-locks':
    'The database server can lock too few objects. Set max_locks_per_transaction to 256, restart it, and restore again. Nothing was restored.',
  'identity-missing':
    'This backup is encrypted. Name the file with the private half of its key: --identity FILE.',
  'wrong-identity':
    'This key does not open this backup: it was encrypted to another one. Nothing was restored.',
  'ledger-older-than-backup':
    'This ledger is older than the backup: lines are missing from it. Nothing was restored. Use its newest copy.',
  'ledger-of-another-programme':
    'This ledger does not belong to this backup. Nothing was restored. Use the one of the same programme.',
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
  const text = { type: 'string' } as const;
  const parsed = parseOptions(args, { identity: text, ledger: text }, usage);
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
  const ledger = ledgerOrNull(config, parsed.values['ledger'] as string | undefined);
  if (!ledger) return 1;
  const database = await databaseOrExit(config);
  if (!database) return 1;
  const owner = openDatabase(database.owner);
  try {
    const store = folderStore(documentsFolderOf(config.dataFolder));
    const report = await readBackup(owner, { path, identities, ledger, store });
    if (!report.ok) {
      process.stderr.write(`${refusalWords[report.refusal]}\n`);
      return 1;
    }
    process.stdout.write(closingWords(report.value));
    return 0;
  } finally {
    await owner.destroy();
    await database.stop();
  }
}

/** Null after printing why not. */
function ledgerOrNull(config: Config, given: string | undefined): Ledger | null {
  const keyring = readKeyring(config.keyFile);
  if (!keyring.ok) {
    process.stderr.write(`${keyFileSentence(keyring.refusal, config.keyFile)}\n`);
    return null;
  }
  const path = given ?? config.ledgerFile;
  const ledger = readLedger(path, keyring.value);
  if (ledger.ok) return ledger.value;
  process.stderr.write(`${ledgerSentence(ledger.refusal, path)} Nothing was restored.\n`);
  return null;
}

function closingWords({ tables, contents = 0, replayed }: RestoreReport): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const absent =
    replayed.absent === 0 ? '' : ` ${replayed.absent} more are of records that are not in it.`;
  return `Restored ${rows} rows of ${tables.length} tables; every row compared.
Contents of documents: ${contents}.
Ended again, because it had ended after this backup: ${replayed.again}.${absent}
Nobody can sign in yet. Give each account a new password: npx alongside user reset LOGIN
`;
}

// `alongside backup` and `alongside backup-key`: the whole database to one encrypted file, and the
// pair of keys for it. The key file of the programme is deliberately kept apart from it.

import { existsSync, readFileSync } from 'node:fs';
import { identitiesIn, isRecipient, makeRecipientPair } from '../../engine/crypto/age.ts';
import { readKeyring } from '../../engine/crypto/keyring.ts';
import { type BackupReport, writeBackup } from '../../engine/db/backup.ts';
import { openDatabase } from '../../engine/db/database.ts';
import { handOutEndings, LedgerProblem } from '../../engine/ledger/hand-out.ts';
import { keyFileSentence, ledgerSentence } from '../key-file.ts';
import { documentsIn } from '../../engine/documents/documents.ts';
import { documentTables, leftOut } from '../stored-tables.ts';
import { configOrExit, databaseOrExit, parseOptions, usageExit } from './common.ts';

const usage = `alongside backup --to FILE [--recipient age1…]

Writes the whole database and the contents of documents to FILE (JSON lines, zstd, encrypted with
age). Only the private half of the recipient's key can open it. The recipient is the public key
itself or a file that holds it;
without --recipient it is taken from ALONGSIDE_BACKUP_RECIPIENT. With the embedded database stop the
server first; with DATABASE_URL it may run on. Sessions, passwords and one-time secrets are left
out, and so is the key file: keep its copy elsewhere.
`;
const keyUsage = `alongside backup-key

Makes a pair of keys for backups and prints both halves; nothing is stored. Run it on a machine that
is not the server.
`;

const noRecipient = `A backup is encrypted to a public key, and none was given. Make a pair of
keys on a machine that is not the server with "alongside backup-key", keep the private half there,
and give the public half here as --recipient age1… or in ALONGSIDE_BACKUP_RECIPIENT.
`;

export async function backupKeyCommand(args: string[]): Promise<number> {
  if (!parseOptions(args, {}, keyUsage)) return usageExit();
  const { recipient, identity } = await makeRecipientPair();
  process.stdout.write(`# The public half: give it to the server, as ALONGSIDE_BACKUP_RECIPIENT.
# ${recipient}
#
# The private half, for --identity of a restore. Keep this file away from the server, twice, for
# example on paper in two safes. Whoever has it can open every backup made for it; without it no
# backup made for it can ever be opened.
${identity}
`);
  return 0;
}

export async function backupCommand(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const parsed = parseOptions(args, { to: text, recipient: text }, usage);
  if (!parsed) return usageExit();
  const path = (parsed.values['to'] as string | undefined) ?? parsed.positionals[0];
  if (!path) {
    process.stderr.write(`Name the file: --to FILE.\n\n${usage}`);
    return 2;
  }
  const config = configOrExit();
  if (!config) return 1;
  const recipient = recipientOf(
    (parsed.values['recipient'] as string | undefined) ?? config.backupRecipient,
  );
  if (recipient === null) return 1;
  const keyring = readKeyring(config.keyFile);
  if (!keyring.ok) return say(keyFileSentence(keyring.refusal, config.keyFile));
  const database = await databaseOrExit(config);
  if (!database) return 1;
  const owner = openDatabase(database.owner);
  try {
    // First, so that the backup knows the last line of the ledger.
    await handOutEndings(owner, { path: config.ledgerFile, keyring: keyring.value });
    const { store } = documentsIn(config.dataFolder, keyring.value, () => new Date());
    const contents = { store, tables: documentTables };
    const report = await writeBackup(owner, { path, recipient, contents }, leftOut);
    const rows = report.tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(
      `Wrote ${rows} rows of ${report.tables.length} tables to ${path}, encrypted to ${recipient}.
${contentSentence(report)}The key file is not in it, and neither are passwords and sessions.
A restore also needs the newest copy of ${config.ledgerFile}.\n`,
    );
    return 0;
  } catch (problem) {
    if (problem instanceof LedgerProblem)
      return say(ledgerSentence(problem.code, config.ledgerFile));
    throw problem;
  } finally {
    await owner.destroy();
    await database.stop();
  }
}

function contentSentence({ contents = 0, missing = 0 }: BackupReport): string {
  const absent =
    missing === 0 ? '' : ` ${missing} more are missing from the data folder and are not in it.`;
  return `Contents of documents in it: ${contents}.${absent}\n`;
}

function say(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

/** Null after printing why there is none. */
function recipientOf(given: string | null): string | null {
  if (given === null || given === '') {
    process.stderr.write(noRecipient);
    return null;
  }
  const [first = ''] = existsSync(given) ? identitiesIn(readFileSync(given, 'utf8')) : [given];
  if (isRecipient(first)) return first;
  // Not repeated: it may be a private key.
  process.stderr.write(
    first.startsWith('AGE-SECRET-KEY-')
      ? 'This is the private half of a key. Give the public half (age1…), and keep the private one off this machine.\n'
      : 'The recipient is no public key of age. It begins with age1, or names a file that holds such a key.\n',
  );
  return null;
}

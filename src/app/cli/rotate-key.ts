// `alongside rotate-key`: adds a key to the key file and wraps every file key with it. Nothing that
// is encrypted is touched, so it takes seconds; older numbers stay in the file for older backups.

import { addKey, readKeyring } from '../../engine/crypto/keyring.ts';
import { inTransaction, openDatabase, sql } from '../../engine/db/database.ts';
import { keyFileSentence } from '../key-file.ts';
import { rewrapKeys } from '../rewrap-keys.ts';
import { configOrExit, databaseOrExit, parseOptions, usageExit } from './common.ts';

const usage = `alongside rotate-key

Adds a new key to ALONGSIDE_KEY_FILE and wraps the key of every file with it. Stop the server first:
it knows only the keys that were there when it started. Afterwards put new copies of the key file in
your safes; older backups still need the older keys, which stay in it. One-time secrets rest on the
first key: if someone may have copied the key file, also give every account a new one
(alongside user reset).
`;

export async function rotateKeyCommand(args: string[]): Promise<number> {
  if (!parseOptions(args, {}, usage)) return usageExit();
  const config = configOrExit();
  if (!config) return 1;
  const before = readKeyring(config.keyFile);
  if (!before.ok) return say(keyFileSentence(before.refusal, config.keyFile));
  const database = await databaseOrExit(config);
  if (!database) return 1;
  const owner = openDatabase(database.owner);
  try {
    const open = await sql<{ count: number }>`select count(*)::integer as count
      from pg_stat_activity where datname = current_database() and usename like 'alongside\\_%'
        and usename <> current_user`.execute(owner);
    if (open.rows[0]!.count > 0) {
      return say('A server is running on this database. Stop it, and run this again.');
    }
    // The file first: if this stops half-way, both numbers open what they wrapped.
    const added = addKey(config.keyFile, new Date());
    if (!added.ok) return say(keyFileSentence(added.refusal, config.keyFile));
    const keyring = readKeyring(config.keyFile);
    if (!keyring.ok) return say(keyFileSentence(keyring.refusal, config.keyFile));
    const rewrapped = await inTransaction(owner, (tx) => rewrapKeys(tx, keyring.value));
    process.stdout
      .write(`Key number ${added.value} is in use; ${rewrapped} file keys were wrapped with it.
Put new copies of ${config.keyFile} in your safes now.\n`);
    return 0;
  } finally {
    await owner.destroy();
    await database.stop();
  }
}

function say(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

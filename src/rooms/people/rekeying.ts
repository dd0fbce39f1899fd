// Gives files another key: the job opens every sealed value with the key of before and seals it
// with a new one, each file in a transaction of its own. Which files wait and which values they
// have, the database says (src/engine/database/rekeying.sql); it refuses if one is missing. A file
// that fails keeps none from its turn; the job then fails, which the administrator sees, and tries
// again.

import type { Kysely } from 'kysely';
import {
  makeFileKey,
  openBytes,
  type Place,
  sealBytes,
  unwrapKey,
  wrapKey,
} from '../../engine/crypto/envelope.ts';
import type { Keyring } from '../../engine/crypto/keyring.ts';
import { inTransaction } from '../../engine/db/database.ts';
import type { Machinery } from '../../engine/jobs/job.ts';
import { codeInRoom } from './erase-files.ts';
import { beginRekey, finishRekey, listFilesToRekey, type SealedFile } from './queries-rekeying.ts';

const filesPerLook = 100;

export const rekeyingJob: Machinery = {
  kind: 'rekeying',
  as: 'machinery',
  role: 'worker',
  everySeconds: 60,
  failing: 'giving files another key failed',
  run: async ({ keyring }, worker) => {
    const [first] = await rekeyFiles(keyring, worker);
    if (first !== undefined) {
      throw Object.assign(new Error('a file did not get another key'), { code: first });
    }
  },
};

/** The codes of what failed, without repeating any. */
async function rekeyFiles(keyring: Keyring, worker: Kysely<unknown>): Promise<readonly string[]> {
  const failed = new Set<string>();
  const seen: string[] = [];
  for (;;) {
    const waiting = await listFilesToRekey(worker, filesPerLook, seen);
    if (waiting.length === 0) return [...failed];
    for (const personId of waiting) {
      seen.push(personId);
      await rekeyFile(keyring, worker, personId).catch((problem: unknown) =>
        failed.add(codeInRoom(problem)),
      );
    }
  }
}

function rekeyFile(keyring: Keyring, worker: Kysely<unknown>, personId: string): Promise<void> {
  return inTransaction(worker, async (tx) => {
    const before = await beginRekey(tx, personId);
    if (before) await finishRekey(tx, personId, sealAgain(keyring, personId, before));
  });
}

function sealAgain(keyring: Keyring, personId: string, before: SealedFile): SealedFile {
  const ring = keyring.wrapping.care;
  const old = unwrapKey(ring, personId, Buffer.from(before.key, 'base64'));
  const next = makeFileKey();
  return {
    key: wrapKey(ring, personId, next).toString('base64'),
    values: before.values.map((one) => {
      const { table, record, column, version } = one;
      const place: Place = { table, record, column, version };
      const bytes = openBytes(old, place, Buffer.from(one.value, 'base64'));
      return { ...one, value: sealBytes(next, place, bytes).toString('base64') };
    }),
  };
}

// Seals the trail every few seconds and signs a checkpoint once a day, also into a folder outside
// the database: a job of machinery. Runs as the login role of the sealer, which can neither read
// nor change anything else. Two sealers wait for each other and never fork the chain. Without it
// nothing is lost: entries wait, and the next run seals them.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { newId } from '../../kernel/id.ts';
import { inTransaction } from '../../engine/db/database.ts';
import type { Services } from '../../engine/http/handler.ts';
import type { Machinery } from '../../engine/jobs/job.ts';
import { makeCheckpoint, makeSeal } from './chain.ts';
import * as queries from './queries-chain.ts';

const entriesPerSeal = 1_000;
const checkpointEveryMilliseconds = 24 * 3_600_000;

type SealerServices = Pick<Services, 'pools' | 'keyring' | 'now'>;

/** Seals everything that is settled, batch by batch, and returns the number of entries. */
export async function sealSettled(sealer: Kysely<unknown>, now: () => Date): Promise<number> {
  for (let sealed = 0; ;) {
    const count = await sealBatch(sealer, now());
    sealed += count;
    if (count < entriesPerSeal) return sealed;
  }
}

async function sealBatch(sealer: Kysely<unknown>, now: Date): Promise<number> {
  return inTransaction(sealer, async (tx) => {
    const last = await queries.findLastSeal(tx);
    const entries = await queries.listEntriesToSeal(tx, entriesPerSeal);
    if (entries.length === 0) return 0;
    await queries.addSeal(tx, makeSeal(last, entries, now), entries);
    return entries.length;
  });
}

/**
 * Signs the last seal when the last checkpoint is a day old, and says whether it did. It writes the
 * file first: if the folder cannot be written, no checkpoint exists only inside the database.
 */
export async function checkpointIfDue(
  { pools, keyring, now }: SealerServices,
  folder: string,
): Promise<boolean> {
  return inTransaction(pools.of('sealer'), async (tx) => {
    const seal = await queries.findLastSeal(tx);
    const earlier = await queries.findLastCheckpoint(tx);
    const today = now();
    const isDue =
      seal &&
      (!earlier ||
        (earlier.sealNumber < seal.number &&
          today.getTime() - earlier.madeAt.getTime() >= checkpointEveryMilliseconds));
    if (!isDue) return false;
    const checkpoint = makeCheckpoint(seal, keyring.signing, today);
    mkdirSync(folder, { recursive: true });
    const name = `checkpoint-${String(seal.number).padStart(10, '0')}.json`;
    writeFileSync(join(folder, name), `${JSON.stringify(checkpoint, null, 2)}\n`);
    await queries.addCheckpoint(tx, newId(), checkpoint);
    return true;
  });
}

/** Runs every few seconds; `folder` is where checkpoints are kept outside the database. */
export function sealingJob(folder: string): Machinery {
  return {
    kind: 'sealing',
    as: 'machinery',
    role: 'sealer',
    everySeconds: 3,
    failing: 'sealing of the audit trail failed',
    run: (services) => sealAndSign(services, folder),
  };
}

/** Seals what is settled, and signs once a day; also runs once when the server stops. */
export async function sealAndSign(services: SealerServices, folder: string): Promise<void> {
  await sealSettled(services.pools.of('sealer'), services.now);
  await checkpointIfDue(services, folder);
}

// Seals the trail every few seconds and signs a checkpoint once a day, also into a folder outside
// the database: a job of machinery. Runs as the login role of the sealer, which can neither read
// nor change anything else. Two sealers wait for each other and never fork the chain. While it is
// away nothing is lost: entries wait, and the next run seals them.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { newId } from '../../kernel/id.ts';
import { inTransaction, sql } from '../../engine/db/database.ts';
import type { Services } from '../../engine/http/handler.ts';
import type { Machinery } from '../../engine/jobs/job.ts';
import { type EntryText, makeCheckpoint, makeSeal, type Seal } from './chain.ts';

const entriesPerSeal = 1_000;
const checkpointEveryMilliseconds = 24 * 3_600_000;

type LastSeal = Pick<Seal, 'number' | 'hash' | 'entriesTotal'>;
type SealerServices = Pick<Services, 'pools' | 'keyring' | 'now'>;

/** Seals everything that is settled, batch by batch. Answers how many entries. */
export async function sealSettled(sealer: Kysely<unknown>, now: () => Date): Promise<number> {
  for (let sealed = 0; ;) {
    const count = await sealBatch(sealer, now());
    sealed += count;
    if (count < entriesPerSeal) return sealed;
  }
}

async function sealBatch(sealer: Kysely<unknown>, now: Date): Promise<number> {
  return inTransaction(sealer, async (tx) => {
    const last =
      (
        await sql<LastSeal>`select number, encode(hash, 'hex') as hash,
      entries_total as "entriesTotal" from audit.last_seal()`.execute(tx)
      ).rows[0] ?? null;
    const entries = (
      await sql<EntryText>`select * from audit.entries_to_seal(${entriesPerSeal})`.execute(tx)
    ).rows;
    if (entries.length === 0) return 0;
    const seal = makeSeal(last, entries, now);
    await sql`select audit.add_seal(${JSON.stringify(seal)}::jsonb,
      ${entries.map((entry) => entry.id)}::uuid[])`.execute(tx);
    return entries.length;
  });
}

/** Signs the last seal when the last checkpoint is a day old. The file comes first: a folder that
 * cannot be written leaves no checkpoint behind that exists only inside. Answers whether it did. */
export async function checkpointIfDue(
  { pools, keyring, now }: SealerServices,
  folder: string,
): Promise<boolean> {
  return inTransaction(pools.of('sealer'), async (tx) => {
    const seal = (
      await sql<LastSeal>`select number, encode(hash, 'hex') as hash,
      entries_total as "entriesTotal" from audit.last_seal()`.execute(tx)
    ).rows[0];
    const earlier = (
      await sql<{ sealNumber: number; madeAt: Date }>`
      select * from audit.last_checkpoint()`.execute(tx)
    ).rows[0];
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
    await sql`select
      audit.add_checkpoint(${JSON.stringify({ ...checkpoint, id: newId() })}::jsonb)`.execute(tx);
    return true;
  });
}

/** Comes again every few seconds; `folder` is where checkpoints lie outside the database. */
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

/** What is settled is sealed, and signed when a day has passed; also once at a server's stop. */
export async function sealAndSign(services: SealerServices, folder: string): Promise<void> {
  await sealSettled(services.pools.of('sealer'), services.now);
  await checkpointIfDue(services, folder);
}

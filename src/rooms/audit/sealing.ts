// Seals the trail every few seconds, signs each seal and hands its head outside; signs a checkpoint
// once a day, also into a folder outside the database: a job of machinery. Runs as the login role
// of the sealer, which can neither read nor change anything else. Two sealers wait for each other
// and never fork the chain. Without it nothing is lost: entries wait, and the next run seals them.

import type { KeyObject } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { newId } from '../../kernel/id.ts';
import { inTransaction } from '../../engine/db/database.ts';
import type { Services } from '../../engine/http/handler.ts';
import type { Machinery } from '../../engine/jobs/job.ts';
import { type Head, makeCheckpoint, makeSeal, signSeal } from './chain.ts';
import { handToFolder } from './handing.ts';
import * as queries from './queries-chain.ts';

const entriesPerSeal = 1_000;
const tellEveryMilliseconds = 3_600_000;
const checkpointEveryMilliseconds = 24 * 3_600_000;

export type SealerServices = Pick<Services, 'pools' | 'keyring' | 'now'>;

/** Seals everything that is settled, batch by batch, and returns the number of entries. */
export async function sealSettled({ pools, keyring, now }: SealerServices): Promise<number> {
  for (let sealed = 0; ;) {
    const count = await sealBatch(pools.of('sealer'), keyring.signing, now());
    sealed += count;
    if (count < entriesPerSeal) return sealed;
  }
}

async function sealBatch(sealer: Kysely<unknown>, signing: KeyObject, now: Date): Promise<number> {
  return inTransaction(sealer, async (tx) => {
    const last = await queries.findLastSeal(tx);
    const entries = await queries.listEntriesToSeal(tx, entriesPerSeal);
    if (entries.length === 0) return 0;
    await queries.addSeal(tx, signSeal(makeSeal(last, entries, now), signing), entries);
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

export type Outside = {
  /** Of signed checkpoints, one a day. */
  readonly checkpoints: string;
  /** Of signed heads, one for each seal. */
  readonly heads: string;
};

/** Runs every few seconds; `outside` names the folders outside the database. */
export function sealingJob(outside: Outside): Machinery {
  return {
    kind: 'sealing',
    as: 'machinery',
    role: 'sealer',
    everySeconds: 3,
    failing: 'sealing of the audit trail failed',
    run: (services) => sealAndSign(services, outside),
  };
}

/**
 * Seals what is settled, hands the heads outside, and signs once a day; also runs once when the
 * server stops. What fails does not keep the rest from being done.
 */
export async function sealAndSign(
  services: SealerServices & Pick<Services, 'log'>,
  { checkpoints, heads }: Outside,
): Promise<void> {
  await sealSettled(services);
  const ends = [
    await settle(() => handToFolder(services.pools.of('sealer'), heads)),
    await settle(() => checkpointIfDue(services, checkpoints)),
  ] as const;
  const [handed] = ends;
  if (handed.status === 'fulfilled' && handed.value) tellHead(services, handed.value);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}

async function settle<Value>(work: () => Promise<Value>): Promise<PromiseSettledResult<Value>> {
  const [end] = await Promise.allSettled([work()]);
  return end!;
}

let toldAt = 0;

/** At most once an hour where people read it: a head written down on paper is proof too. */
function tellHead({ log, now }: Pick<Services, 'log' | 'now'>, { seal, hash }: Head): void {
  const facts = { seal, hash: hash.slice(0, 16) };
  const text = 'the audit trail is sealed up to this head; whoever writes it down can prove it';
  if (now().getTime() - toldAt < tellEveryMilliseconds) return log.debug(facts, text);
  toldAt = now().getTime();
  log.info(facts, text);
}

// Removes contents that no row can open any more (erased, taken off, left behind by a request that
// failed or a crash) and what was sent and never attached. Their keys went with the rows; this only
// frees the disk, so nobody depends on when it runs.

import type { Kysely } from 'kysely';
import { sql } from '../db/database.ts';
import type { Machinery } from '../jobs/job.ts';
import type { Documents } from './documents.ts';
import { sweepUploads } from './incoming.ts';

const idsPerQuestion = 1_000;
/** A request that stores a content commits its row within seconds. */
const minutesBeforeOrphan = 60;
const hoursOfAnUpload = 24;

export const documentSweepJob: Machinery = {
  kind: 'document-sweep',
  as: 'machinery',
  role: 'worker',
  everySeconds: 900,
  failing: 'contents of documents cannot be swept',
  run: async ({ documents, now }, worker) => {
    await sweepDocuments(documents, now(), worker);
  },
};

/** Answers how many contents and how many uploads went. */
export async function sweepDocuments(
  { store, incoming }: Documents,
  now: Date,
  worker: Kysely<unknown>,
): Promise<{ readonly contents: number; readonly uploads: number }> {
  let contents = 0;
  let ids: string[] = [];
  const removeOrphans = async () => {
    const kept = await listKept(worker, ids);
    const orphans = ids.filter((id) => !kept.has(id));
    for (const id of orphans) await store.remove(id);
    contents += orphans.length;
    ids = [];
  };
  for await (const id of store.listOlder(before(now, minutesBeforeOrphan))) {
    ids.push(id);
    if (ids.length === idsPerQuestion) await removeOrphans();
  }
  if (ids.length > 0) await removeOrphans();
  const uploads = await sweepUploads(incoming, before(now, hoursOfAnUpload * 60));
  return { contents, uploads };
}

async function listKept(
  worker: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`
    select programme.contents_kept(${ids}::uuid[]) as id`.execute(worker);
  return new Set(found.rows.map(({ id }) => id));
}

function before(now: Date, minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000);
}

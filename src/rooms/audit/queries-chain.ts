// SQL of the chain: sealing as the login role of the sealer, which can only call functions, and
// proving as the owner of the database, the only role that sees every seal and every entry.

import type { Kysely } from 'kysely';
import { sql, type Tx } from '../../engine/db/database.ts';
import type { Checkpoint, EntryText, Head, Seal } from './chain.ts';
import type { HeadDestination, HeadTrouble } from './model.ts';

export type LastSeal = Pick<Seal, 'number' | 'hash' | 'entriesTotal'>;

export async function findLastSeal(tx: Tx): Promise<LastSeal | null> {
  const found = await sql<LastSeal>`select number, encode(hash, 'hex') as hash,
      entries_total as "entriesTotal" from audit.last_seal()`.execute(tx);
  return found.rows[0] ?? null;
}

export async function listEntriesToSeal(tx: Tx, most: number): Promise<EntryText[]> {
  return (await sql<EntryText>`select * from audit.entries_to_seal(${most})`.execute(tx)).rows;
}

export async function addSeal(tx: Tx, seal: Seal, entries: readonly EntryText[]): Promise<void> {
  await sql`select audit.add_seal(${JSON.stringify(seal)}::jsonb,
    ${entries.map((entry) => entry.id)}::uuid[])`.execute(tx);
}

export async function findLastCheckpoint(
  tx: Tx,
): Promise<{ sealNumber: number; madeAt: Date } | null> {
  const found = await sql<{ sealNumber: number; madeAt: Date }>`
    select * from audit.last_checkpoint()`.execute(tx);
  return found.rows[0] ?? null;
}

export async function addCheckpoint(tx: Tx, id: string, checkpoint: Checkpoint): Promise<void> {
  await sql`select
    audit.add_checkpoint(${JSON.stringify({ ...checkpoint, id })}::jsonb)`.execute(tx);
}

// ---------------------------------------------------------------- handing heads outside

export async function listHeadsAfter(
  sealer: Kysely<unknown>,
  after: number,
  most: number,
): Promise<Head[]> {
  return (
    await sql<Head>`select number as seal, entries, entries_total, hash, sealed_at, key, signature
      from audit.heads_after(${after}, ${most})`.execute(sealer)
  ).rows;
}

export async function findSealHash(
  sealer: Kysely<unknown>,
  number: number,
): Promise<string | null> {
  const found = await sql<{ hash: string | null }>`
    select audit.seal_hash_of(${number}) as hash`.execute(sealer);
  return found.rows[0]!.hash;
}

export async function findLastHanded(
  sealer: Kysely<unknown>,
  destination: HeadDestination,
): Promise<number> {
  const found = await sql<{ number: number | null }>`
    select audit.last_handed(${destination}) as number`.execute(sealer);
  return found.rows[0]!.number ?? 0;
}

export async function noteHanding(
  sealer: Kysely<unknown>,
  destination: HeadDestination,
  { seal, trouble }: { readonly seal: number; readonly trouble: HeadTrouble | null },
): Promise<void> {
  await sql`select audit.note_handing(${destination}, ${seal}, ${trouble})`.execute(sealer);
}

export async function findUnsealedSince(sealer: Kysely<unknown>): Promise<Date | null> {
  const found = await sql<{ since: Date | null }>`
    select audit.unsealed_since() as since`.execute(sealer);
  return found.rows[0]!.since;
}

// ---------------------------------------------------------------- proving

export type EntryRow = EntryText & { sealedIn: number | null };

/** Of the last seal, or of an entry that names a seal which is missing; 0 for an empty chain. */
export async function findLastNumber(tx: Tx): Promise<number> {
  const found = await sql<{ last: number }>`select greatest((select max(number) from audit.seal),
    (select max(sealed_in) from audit.entry), 0) as last`.execute(tx);
  return found.rows[0]!.last;
}

export async function listCheckpoints(tx: Tx): Promise<Checkpoint[]> {
  return (
    await sql<Checkpoint>`select seal_number as "sealNumber", encode(seal_hash, 'hex') as
      "sealHash",
      entries_total as "entriesTotal", key,
      to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt",
      translate(encode(signature, 'base64'), E'\n', '') as signature
    from audit.checkpoint order by seal_number, made_at`.execute(tx)
  ).rows;
}

export async function listSeals(tx: Tx, from: number, until: number): Promise<Seal[]> {
  return (
    await sql<Seal>`select number, entries, entries_total as "entriesTotal",
      first_entry as "firstEntry", last_entry as "lastEntry",
      encode(entries_hash, 'hex') as "entriesHash", encode(previous_hash, 'hex') as "previousHash",
      encode(hash, 'hex') as hash,
      to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "sealedAt",
      translate(encode(signature, 'base64'), E'\n', '') as signature, key
    from audit.seal where number between ${from} and ${until} order by number`.execute(tx)
  ).rows;
}

export async function listSealedEntries(tx: Tx, from: number, until: number): Promise<EntryRow[]> {
  return (
    await sql<EntryRow>`select t.* from audit.entry e cross join lateral audit.as_text(e) t
    where e.sealed_in between ${from} and ${until}
    order by e.sealed_in, e.writing_transaction, e.at, e.id`.execute(tx)
  ).rows;
}

/** Entries without a seal by id, from after that id; '' for the first page. */
export async function listWaitingEntries(tx: Tx, after: string, most: number): Promise<EntryRow[]> {
  return (
    await sql<EntryRow>`select t.* from audit.entry e cross join lateral audit.as_text(e) t
    where e.sealed_in is null and (${after} = '' or e.id > nullif(${after}, '')::uuid)
    order by e.id limit ${most}`.execute(tx)
  ).rows;
}

export async function noteVerification(database: Kysely<unknown>, found: object): Promise<void> {
  await sql`select audit.note_verification(${JSON.stringify(found)}::jsonb)`.execute(database);
}

// How the trail is chained, as pure functions: what is hashed of an entry, of a batch, of a seal,
// and what a seal and a checkpoint sign. Every column of an entry but its seal goes in, as a JSON
// array in the order of `entryFields`, so that any program with SHA-256 and Ed25519 can prove the
// chain again. Nothing here reads a database or a clock.

import { createHash, createPublicKey, type Hash, type KeyObject, sign, verify } from 'node:crypto';

export const entryFields = [
  'id',
  'at',
  'writing_transaction',
  'account_id',
  'side',
  'role',
  'organisation_id',
  'action',
  'event',
  'record',
  'subjects',
  'purpose',
  'request_id',
] as const;
type Field = (typeof entryFields)[number];

/** One entry as text; `at` in UTC with microseconds. */
export type EntryText = {
  readonly [F in Field]: F extends 'subjects' ? readonly string[] : string | null;
};

/** Hashes are lower-case hexadecimal; `sealedAt` in UTC with milliseconds. */
export type Seal = {
  readonly number: number;
  readonly entries: number;
  readonly entriesTotal: number;
  readonly firstEntry: string;
  readonly lastEntry: string;
  readonly entriesHash: string;
  readonly previousHash: string;
  readonly hash: string;
  readonly sealedAt: string;
  /** Ed25519 over `headMessage`, base64. Both null: made before seals were signed. */
  readonly signature: string | null;
  readonly key: string | null;
};

/** What is kept of a seal outside the database: enough to notice a cut or a fork of the chain. */
export type Head = {
  readonly seal: number;
  readonly entries: number;
  readonly entriesTotal: number;
  readonly hash: string;
  readonly sealedAt: string;
  readonly key: string;
  readonly signature: string;
};

export type Checkpoint = {
  readonly sealNumber: number;
  readonly sealHash: string;
  readonly entriesTotal: number;
  readonly madeAt: string;
  readonly key: string;
  /** Ed25519 over `checkpointMessage`, base64. */
  readonly signature: string;
};

export const nothingBefore = '0'.repeat(64);

export function canonicalEntry(entry: EntryText): string {
  return JSON.stringify(entryFields.map((field) => entry[field]));
}

export function startBatch(): Hash {
  return createHash('sha256');
}

/** Adds one entry to a batch; a line break ends it, so that two entries cannot be read as one. */
export function addToBatch(batch: Hash, entry: EntryText): void {
  batch.update(canonicalEntry(entry)).update('\n');
}

type Unsigned = Omit<Seal, 'signature' | 'key'>;

export function sealHash(seal: Omit<Unsigned, 'hash'>): string {
  return createHash('sha256')
    .update(
      JSON.stringify([
        'alongside-seal',
        1,
        seal.number,
        seal.entries,
        seal.entriesTotal,
        seal.firstEntry,
        seal.lastEntry,
        seal.entriesHash,
        seal.previousHash,
        seal.sealedAt,
      ]),
    )
    .digest('hex');
}

type Before = Pick<Seal, 'number' | 'hash' | 'entriesTotal'> | null;

/** The next seal over a batch that is not empty, not yet signed. */
export function makeSeal(before: Before, entries: readonly EntryText[], now: Date): Unsigned {
  const batch = startBatch();
  for (const entry of entries) addToBatch(batch, entry);
  const open = {
    number: (before?.number ?? 0) + 1,
    entries: entries.length,
    entriesTotal: (before?.entriesTotal ?? 0) + entries.length,
    firstEntry: entries[0]!.id!,
    lastEntry: entries.at(-1)!.id!,
    entriesHash: batch.digest('hex'),
    previousHash: before?.hash ?? nothingBefore,
    sealedAt: now.toISOString(),
  };
  return { ...open, hash: sealHash(open) };
}

function headMessage(head: Omit<Head, 'signature'>): Buffer {
  return Buffer.from(
    JSON.stringify([
      'alongside-head',
      1,
      head.seal,
      head.entries,
      head.entriesTotal,
      head.hash,
      head.sealedAt,
      head.key,
    ]),
  );
}

export function signSeal(seal: Unsigned, signing: KeyObject): Seal {
  const key = keyName(createPublicKey(signing));
  const message = headMessage({ ...seal, seal: seal.number, key });
  return { ...seal, key, signature: sign(null, message, signing).toString('base64') };
}

/** Null: the seal was made before seals were signed. */
export function headOf({ number, signature, key, ...seal }: Seal): Head | null {
  if (signature === null || key === null) return null;
  const { entries, entriesTotal, hash, sealedAt } = seal;
  return { seal: number, entries, entriesTotal, hash, sealedAt, key, signature };
}

export function isHeadSignedBy(head: Head, verifying: KeyObject): boolean {
  return verify(null, headMessage(head), verifying, Buffer.from(head.signature, 'base64'));
}

function checkpointMessage(checkpoint: Omit<Checkpoint, 'signature'>): Buffer {
  return Buffer.from(
    JSON.stringify([
      'alongside-checkpoint',
      1,
      checkpoint.sealNumber,
      checkpoint.sealHash,
      checkpoint.entriesTotal,
      checkpoint.madeAt,
      checkpoint.key,
    ]),
  );
}

/** The first 16 characters of the SHA-256 of the public key: names a key, proves nothing. */
export function keyName(verifying: KeyObject): string {
  const der = verifying.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

export function makeCheckpoint(
  seal: Pick<Seal, 'number' | 'hash' | 'entriesTotal'>,
  signing: KeyObject,
  now: Date,
): Checkpoint {
  const open = {
    sealNumber: seal.number,
    sealHash: seal.hash,
    entriesTotal: seal.entriesTotal,
    madeAt: now.toISOString(),
    key: keyName(createPublicKey(signing)),
  };
  const signature = sign(null, checkpointMessage(open), signing).toString('base64');
  return { ...open, signature };
}

export function isSignedBy(checkpoint: Checkpoint, verifying: KeyObject): boolean {
  const signature = Buffer.from(checkpoint.signature, 'base64');
  return verify(null, checkpointMessage(checkpoint), verifying, signature);
}

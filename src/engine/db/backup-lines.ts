// Opens a backup file and reads it line by line: decrypted with the recipient's private key and
// unpacked, as a stream. Backups of earlier versions were not encrypted; those are only unpacked.

import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { createZstdDecompress } from 'node:zlib';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import { DamagedFile, decryptFile, isEncrypted } from '../crypto/age.ts';

/** `identities`: private keys; none is needed for a backup that is not encrypted. */
export type BackupFile = { readonly path: string; readonly identities: readonly string[] };
export type OpenRefusal = 'identity-missing' | 'wrong-identity' | 'backup-incomplete';

/** Reading a line may throw; `brokenAs` says which errors are the fault of the file. */
export async function openBackup(
  file: BackupFile,
): Promise<Outcome<AsyncIterable<string>, OpenRefusal>> {
  const packed = await openPacked(file);
  if (!packed.ok) return packed;
  return done(linesOf(packed.value));
}

// The interface is made only when the first line is wanted: lines that arrive while something else
// is awaited would be lost.
async function* linesOf(packed: Readable): AsyncGenerator<string> {
  // Errors of either stream are thrown where the lines are read.
  const input = pipeline(packed, createZstdDecompress(), () => undefined);
  try {
    yield* createInterface({ input, crlfDelay: Infinity });
  } finally {
    input.on('error', () => undefined).destroy();
  }
}

async function openPacked({
  path,
  identities,
}: BackupFile): Promise<Outcome<Readable, OpenRefusal>> {
  if (!(await isEncrypted(path))) return done(createReadStream(path));
  if (identities.length === 0) return refuse('identity-missing');
  const clear = await decryptFile(path, identities);
  if (clear.ok) return clear;
  return refuse(clear.refusal === 'file-damaged' ? 'backup-incomplete' : 'wrong-identity');
}

/** Null: not the fault of the file. */
export function brokenAs(problem: unknown): 'not-a-backup' | 'backup-incomplete' | null {
  if (problem instanceof DamagedFile || problem instanceof SyntaxError) return 'backup-incomplete';
  return (problem as { code?: string }).code?.startsWith('Z') === true ? 'not-a-backup' : null;
}

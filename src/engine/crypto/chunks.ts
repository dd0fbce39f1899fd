// One format for sealed content that is too long to hold at once: a scheme byte, a salt, and chunks
// of 64 KiB in AES-256-GCM, numbered, the last one marked (the STREAM construction, as in age). The
// key of each stream is derived from the given key, the salt, the scheme and the place, so a chunk
// fits nowhere else: not in another order, stream or record, nor under another scheme. The scheme
// says which ring holds the key (docs/decisions/0018); the content is sealed in the same way.

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Who can unwrap the key: the server, a professional in her browser, a device when offline. */
export const schemes = { machine: 1, professional: 2, device: 3 } as const;
export type Scheme = keyof typeof schemes;
/** `place`: of which record and column, as text; nothing sealed for one opens at another. */
export type Sealing = { readonly key: Buffer; readonly scheme: Scheme; readonly place: string };
type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const chunkBytes = 64 * 1_024;
const saltBytes = 32;
const tagBytes = 16;

/** It was changed, cut off or moved, or this is not its key. */
export class DamagedChunks extends Error {
  override readonly name = 'DamagedChunks';
}

export async function* sealChunks(clear: Bytes, sealing: Sealing): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltBytes);
  yield Buffer.concat([Buffer.from([schemes[sealing.scheme]]), salt]);
  const key = streamKey(sealing, salt);
  let number = 0;
  for await (const { bytes, isLast } of cut(clear, chunkBytes)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number++, isLast));
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Throws `DamagedChunks`; whatever was given out before that is only the beginning. */
export async function* openChunks(sealed: Bytes, sealing: Sealing): AsyncGenerator<Buffer> {
  let key: Buffer | null = null;
  let number = 0;
  for await (const { bytes, isLast, head } of cut(sealed, chunkBytes + tagBytes, 1 + saltBytes)) {
    if (head?.[0] !== schemes[sealing.scheme]) throw new DamagedChunks('not of this scheme');
    key ??= streamKey(sealing, head.subarray(1));
    const isEmpty = bytes.length === tagBytes && number > 0;
    if (bytes.length < tagBytes || isEmpty) throw new DamagedChunks('a chunk is too short');
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number++, isLast));
    decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
    const body = decipher.update(bytes.subarray(0, bytes.length - tagBytes));
    try {
      decipher.final();
    } catch (problem) {
      throw new DamagedChunks('a chunk is not what was sealed here', { cause: problem });
    }
    yield body;
  }
}

function streamKey({ key, scheme, place }: Sealing, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `chunks|${schemes[scheme]}|${place}`, 32));
}

/** Eleven bytes of counter, one that marks the last: no nonce is used twice under one key. */
function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

type Piece = { readonly bytes: Buffer; readonly isLast: boolean; readonly head: Buffer | null };

/** Pieces of `size`, the last one shorter or full; of nothing, one empty last piece. */
async function* cut(source: Bytes, size: number, headBytes = 0): AsyncGenerator<Piece> {
  let head: Buffer | null = headBytes === 0 ? Buffer.alloc(0) : null;
  let held = Buffer.alloc(0);
  for await (const some of source) {
    held = Buffer.concat([held, some]);
    if (head === null) {
      if (held.length < headBytes) continue;
      head = held.subarray(0, headBytes);
      held = held.subarray(headBytes);
    }
    // A full piece stays until something follows it: only then is it not the last.
    while (held.length > size) {
      yield { bytes: held.subarray(0, size), isLast: false, head };
      held = held.subarray(size);
    }
  }
  yield { bytes: held, isLast: true, head };
}

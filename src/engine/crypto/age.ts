// Encryption of backups to a recipient's public key, in the age format (age-encryption.org/v1), so
// that the `age` program of any distribution can open them too. The private half is never on the
// server: whoever takes over the server can make backups but read none. A stream, never all at
// once in memory.

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';

const firstLine = 'age-encryption.org/v1';

/** The X25519 pair: every `age` of the last years reads it, which a restore may depend on. */
export async function makeRecipientPair(): Promise<{ recipient: string; identity: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** A public key that can be encrypted to; a private key, a typing error or another text is not. */
export function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

/** The private keys of an identity file: comments and empty lines are allowed in it. */
export function identitiesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** For a pipeline: everything that comes in goes out encrypted. */
export function encryptTo(recipient: string) {
  return async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    const clear = Readable.toWeb(Readable.from(source)) as globalThis.ReadableStream<Uint8Array>;
    yield* (await encrypter.encrypt(clear)) as unknown as ReadableStream<Uint8Array>;
  };
}

/** The file was changed or cut off: a part that no longer proves to be what was encrypted. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
}

/** Reads only the beginning of the file. */
export async function isEncrypted(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(firstLine.length), 0);
    return buffer.subarray(0, bytesRead).toString('latin1') === firstLine;
  } finally {
    await file.close();
  }
}

/** What the file contains; reading throws `DamagedFile` where it was changed or cut off. */
export async function decryptFile(
  path: string,
  identities: readonly string[],
): Promise<Outcome<Readable, 'wrong-identity' | 'file-damaged'>> {
  const decrypter = new Decrypter();
  try {
    for (const identity of identities) decrypter.addIdentity(identity);
  } catch {
    return refuse('wrong-identity');
  }
  const source = createReadStream(path);
  try {
    const sealed = Readable.toWeb(source) as globalThis.ReadableStream<Uint8Array>;
    const clear = await decrypter.decrypt(sealed);
    return done(Readable.from(checked(clear as unknown as ReadableStream<Uint8Array>)));
  } catch (problem) {
    source.on('error', () => undefined).destroy();
    const isOther = (problem as Error).message.startsWith('no identity matched');
    return refuse(isOther ? 'wrong-identity' : 'file-damaged');
  }
}

async function* checked(clear: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* clear;
  } catch (problem) {
    throw new DamagedFile('the file was changed or cut off', { cause: problem });
  }
}

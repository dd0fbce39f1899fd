// The installation's keys, kept in one 0600 file outside the database and outside every backup. The
// key-encryption key, the pseudonym key and the key for one-time-code secrets are derived from one
// master key by HKDF; a separate Ed25519 pair signs audit checkpoints. Losing the file loses every
// encrypted value for good: the guide explains how to keep a copy in a safe.

import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';

export type Keyring = {
  readonly wrapping: Buffer;
  readonly secrets: Buffer;
  /** Keyed pseudonym of a record id: stable within one installation, meaningless outside it. */
  readonly pseudonym: (id: string) => string;
  readonly addressHash: (address: string) => Buffer;
  /** Lets a list recognise the cursors it issued (http/cursor.ts). */
  readonly cursorMac: (bytes: Buffer) => Buffer;
  readonly signing: KeyObject;
  readonly verifying: KeyObject;
};

type KeyFile = { version: 1; masterKey: string; signingKey: string; madeAt: string };

/** Creates a key file that only its owner can read. Throws if the file exists. */
export function makeKeyFile(path: string, now: Date): void {
  const pair = generateKeyPairSync('ed25519');
  const file: KeyFile = {
    version: 1,
    masterKey: randomBytes(32).toString('base64'),
    signingKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    madeAt: now.toISOString(),
  };
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(path, 0o600);
}

export function readKeyring(
  path: string,
): Outcome<Keyring, 'key-file-missing' | 'key-file-open-to-others' | 'key-file-damaged'> {
  let text: string;
  try {
    if ((statSync(path).mode & 0o077) !== 0) return refuse('key-file-open-to-others', { path });
    text = readFileSync(path, 'utf8');
  } catch {
    return refuse('key-file-missing', { path });
  }
  try {
    const file = JSON.parse(text) as KeyFile;
    const master = Buffer.from(file.masterKey, 'base64');
    if (file.version !== 1 || master.length !== 32) return refuse('key-file-damaged', { path });
    return done(keyringOf(master, createPrivateKey(file.signingKey)));
  } catch {
    return refuse('key-file-damaged', { path });
  }
}

export function keyringOf(master: Buffer, signing: KeyObject): Keyring {
  const derive = (use: string) =>
    Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `alongside/${use}`, 32));
  const pseudonymKey = derive('pseudonym');
  const addressKey = derive('address');
  const cursorKey = derive('cursor');
  return {
    wrapping: derive('wrapping'),
    secrets: derive('secrets'),
    pseudonym: (id) =>
      createHmac('sha256', pseudonymKey).update(id).digest('base64url').slice(0, 22),
    addressHash: (address) => createHmac('sha256', addressKey).update(address).digest(),
    cursorMac: (bytes) => createHmac('sha256', cursorKey).update(bytes).digest(),
    signing,
    verifying: createPublicKey(signing),
  };
}

// The machine ring: the installation's keys, kept in one 0600 file outside the database and outside
// every backup. Keys are numbered. From each, one key per side is derived by HKDF, which wraps file
// keys; a rotation adds a number (rotating.ts). Pseudonyms, address hashes, cursors and one-time
// secrets rest on the first key and never change. A separate Ed25519 pair signs audit checkpoints.
// Losing the file loses every encrypted value for good: the guide explains how to keep a copy.

import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { chmodSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { countedAddress } from './counted-address.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Ring } from './envelope.ts';

/** `crossing`: of neither side, for what passes between them. */
export const ringSides = ['care', 'justice', 'programme', 'crossing'] as const;
export type RingSide = (typeof ringSides)[number];

export type Keyring = {
  readonly wrapping: Readonly<Record<RingSide, Ring>>;
  readonly secrets: Buffer;
  /** Keyed pseudonym of a record id: stable within one installation, meaningless outside it. */
  readonly pseudonym: (id: string) => string;
  /** Of the address as tries are counted by it. */
  readonly addressHash: (address: string) => Buffer;
  /** Of a login as typed, in small letters; people also type their password there. */
  readonly loginHash: (login: string) => Buffer;
  /** Lets a list recognise the cursors it issued (http/cursor.ts). */
  readonly cursorMac: (bytes: Buffer) => Buffer;
  /** Recognises what the door gave out, and hides recovery codes from who has the database. */
  readonly doorMac: (text: string) => Buffer;
  /** Recognises the address of an upload as one given out to that account. */
  readonly uploadMac: (text: string) => Buffer;
  /** Proves who wrote a line of the ledger of endings; null: there is no key of that number. */
  readonly ledgerMac: (number: number, bytes: string) => Buffer | null;
  readonly newest: number;
  readonly signing: KeyObject;
  readonly verifying: KeyObject;
};

type NumberedKey = { readonly number: number; readonly key: string; readonly madeAt: string };
type KeyFile = { version: 2; keys: NumberedKey[]; signingKey: string };
/** Before keys had numbers: its one key is number 1. */
type FirstKeyFile = { version: 1; masterKey: string; signingKey: string; madeAt: string };
export type KeyFileRefusal = 'key-file-missing' | 'key-file-open-to-others' | 'key-file-damaged';

const numberMax = 0xffff;

/** Creates a key file that only its owner can read. Throws if the file exists. */
export function makeKeyFile(path: string, now: Date): void {
  const pair = generateKeyPairSync('ed25519');
  const file: KeyFile = {
    version: 2,
    keys: [newKey(1, now)],
    signingKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  writeFileSync(path, textOf(file), { mode: 0o600, flag: 'wx' });
  chmodSync(path, 0o600);
}

export function readKeyring(path: string): Outcome<Keyring, KeyFileRefusal> {
  const file = readKeyFile(path);
  if (!file.ok) return file;
  try {
    const masters = file.value.keys.map(({ key }) => Buffer.from(key, 'base64'));
    const isWhole = file.value.keys.every(({ number }, at) => number === at + 1);
    if (!isWhole || masters.length === 0 || masters.some(({ length }) => length !== 32)) {
      return refuse('key-file-damaged', { path });
    }
    const [first, ...later] = masters;
    return done(keyringOf(first!, createPrivateKey(file.value.signingKey), later));
  } catch {
    return refuse('key-file-damaged', { path });
  }
}

/**
 * Adds a key and returns its number; a file of the first version becomes one of the second. The new
 * file replaces the old one in one step: no moment is without one.
 */
export function addKey(path: string, now: Date): Outcome<number, KeyFileRefusal> {
  const file = readKeyFile(path);
  if (!file.ok) return file;
  const number = file.value.keys.length + 1;
  if (number > numberMax) return refuse('key-file-damaged', { path });
  const next = { ...file.value, keys: [...file.value.keys, newKey(number, now)] };
  writeFileSync(`${path}.next`, textOf(next), { mode: 0o600, flush: true });
  chmodSync(`${path}.next`, 0o600);
  renameSync(`${path}.next`, path);
  return done(number);
}

function newKey(number: number, now: Date): NumberedKey {
  return { number, key: randomBytes(32).toString('base64'), madeAt: now.toISOString() };
}

function textOf(file: KeyFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

function readKeyFile(path: string): Outcome<KeyFile, KeyFileRefusal> {
  let text: string;
  try {
    if ((statSync(path).mode & 0o077) !== 0) return refuse('key-file-open-to-others', { path });
    text = readFileSync(path, 'utf8');
  } catch {
    return refuse('key-file-missing', { path });
  }
  try {
    const file = JSON.parse(text) as KeyFile | FirstKeyFile;
    if (file.version === 2 && Array.isArray(file.keys)) return done(file);
    if (file.version !== 1) return refuse('key-file-damaged', { path });
    const keys = [{ number: 1, key: file.masterKey, madeAt: file.madeAt }];
    return done({ version: 2, keys, signingKey: file.signingKey });
  } catch {
    return refuse('key-file-damaged', { path });
  }
}

/** `later`: the keys after the first, in the order of their numbers. */
export function keyringOf(
  first: Buffer,
  signing: KeyObject,
  later: readonly Buffer[] = [],
): Keyring {
  const masters = [first, ...later];
  const ringOf = (side: RingSide): Ring => {
    const keys = masters.map((master) => derive(master, `wrapping/${side}`));
    return {
      side,
      newest: masters.length,
      keyOf: (number) => keys[number - 1] ?? null,
      beforeRings: derive(first, 'wrapping'),
    };
  };
  const pseudonymKey = derive(first, 'pseudonym');
  const addressKey = derive(first, 'address');
  const loginKey = derive(first, 'login');
  const cursorKey = derive(first, 'cursor');
  const doorKey = derive(first, 'door');
  const uploadKey = derive(first, 'upload');
  const ledgerKeys = masters.map((master) => derive(master, 'ledger'));
  return {
    wrapping: {
      care: ringOf('care'),
      justice: ringOf('justice'),
      programme: ringOf('programme'),
      crossing: ringOf('crossing'),
    },
    secrets: derive(first, 'secrets'),
    pseudonym: (id) =>
      createHmac('sha256', pseudonymKey).update(id).digest('base64url').slice(0, 22),
    addressHash: (address) =>
      createHmac('sha256', addressKey).update(countedAddress(address)).digest(),
    loginHash: (login) => createHmac('sha256', loginKey).update(login).digest(),
    doorMac: (text) => createHmac('sha256', doorKey).update(text).digest(),
    uploadMac: (text) => createHmac('sha256', uploadKey).update(text).digest(),
    cursorMac: (bytes) => createHmac('sha256', cursorKey).update(bytes).digest(),
    ledgerMac: (number, bytes) => {
      const key = ledgerKeys[number - 1];
      return key ? createHmac('sha256', key).update(bytes).digest() : null;
    },
    newest: masters.length,
    signing,
    verifying: createPublicKey(signing),
  };
}

function derive(master: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `alongside/${use}`, 32));
}

// The machine ring: numbered keys per side. What an older number or the first version of the key
// file wrapped still opens; a key moved to another file, side or number does not.

import { createCipheriv, generateKeyPairSync, hkdfSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFileKey, rewrapKey, unwrapKey, wrapKey } from './envelope.ts';
import { addKey, keyringOf, makeKeyFile, readKeyring, ringSides } from './keyring.ts';

const folder = mkdtempSync(join(tmpdir(), 'alongside-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));
const now = new Date('2026-11-30T00:00:00Z');
const signing = generateKeyPairSync('ed25519').privateKey;

function read(path: string) {
  const found = readKeyring(path);
  if (!found.ok) throw new Error(found.refusal);
  return found.value;
}

describe('a wrapped key', () => {
  const [first, second] = [randomBytes(32), randomBytes(32)];
  const ring = keyringOf(first, signing).wrapping.care;
  const key = makeFileKey();
  const wrapped = wrapKey(ring, 'a file', key);

  it('opens for its own file', () => {
    expect(unwrapKey(ring, 'a file', wrapped)).toEqual(key);
  });

  it.each([
    ['another file', () => unwrapKey(ring, 'another file', wrapped)],
    ...ringSides
      .filter((side) => side !== 'care')
      .map((side) => [
        `the side ${side}`,
        () => unwrapKey(keyringOf(first, signing).wrapping[side], 'a file', wrapped),
      ]),
    [
      'another programme',
      () => unwrapKey(keyringOf(second, signing).wrapping.care, 'a file', wrapped),
    ],
    [
      'another number',
      () => {
        const moved = Buffer.from(wrapped);
        moved.writeUInt16BE(2, 1);
        return unwrapKey(keyringOf(first, signing, [first]).wrapping.care, 'a file', moved);
      },
    ],
    [
      'a number that the file does not have',
      () => {
        const moved = Buffer.from(wrapped);
        moved.writeUInt16BE(7, 1);
        return unwrapKey(ring, 'a file', moved);
      },
    ],
  ] as [string, () => Buffer][])('does not open for %s', (_, open) => {
    expect(open).toThrow();
  });

  it('opens after a rotation, and is then wrapped under the new number', () => {
    const rotated = keyringOf(first, signing, [second]).wrapping.care;
    expect(unwrapKey(rotated, 'a file', wrapped)).toEqual(key);
    const again = rewrapKey(rotated, 'a file', wrapped)!;
    expect([wrapped.readUInt16BE(1), again.readUInt16BE(1)]).toEqual([1, 2]);
    expect(unwrapKey(rotated, 'a file', again)).toEqual(key);
    expect(rewrapKey(rotated, 'a file', again)).toBeNull();
    expect(() => unwrapKey(ring, 'a file', again)).toThrow('no key number 2');
  });

  it('of the time before numbers opens, and gets a number', () => {
    const wrapping = Buffer.from(
      hkdfSync('sha256', first, Buffer.alloc(0), 'alongside/wrapping', 32),
    );
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', wrapping, nonce);
    cipher.setAAD(Buffer.from('file-key|a file', 'utf8'));
    const body = Buffer.concat([cipher.update(key), cipher.final()]);
    const old = Buffer.concat([Buffer.from([1]), nonce, body, cipher.getAuthTag()]);
    expect(unwrapKey(ring, 'a file', old)).toEqual(key);
    expect(unwrapKey(ring, 'a file', rewrapKey(ring, 'a file', old)!)).toEqual(key);
  });
});

describe('the key file', () => {
  it('of the first version is read, and becomes one of the second when a key is added', () => {
    const path = join(folder, 'first.key');
    const master = randomBytes(32);
    const signingKey = signing.export({ type: 'pkcs8', format: 'pem' }).toString();
    const file = { version: 1, masterKey: master.toString('base64'), signingKey, madeAt: now };
    writeFileSync(path, JSON.stringify(file), { mode: 0o600 });
    const before = read(path);
    const wrapped = wrapKey(before.wrapping.justice, 'a matter', makeFileKey());
    expect(addKey(path, now)).toEqual({ ok: true, value: 2 });
    const after = read(path);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ version: 2 });
    expect([before.newest, after.newest]).toEqual([1, 2]);
    expect(unwrapKey(after.wrapping.justice, 'a matter', wrapped)).toEqual(
      unwrapKey(before.wrapping.justice, 'a matter', wrapped),
    );
  });

  it('keeps pseudonyms, secrets and signatures over a rotation, and stays private', () => {
    const path = join(folder, 'second.key');
    makeKeyFile(path, now);
    const before = read(path);
    addKey(path, now);
    const after = read(path);
    expect(after.pseudonym('someone')).toBe(before.pseudonym('someone'));
    expect(after.secrets).toEqual(before.secrets);
    expect(after.verifying.export({ type: 'spki', format: 'pem' })).toBe(
      before.verifying.export({ type: 'spki', format: 'pem' }),
    );
    expect(after.ledgerMac(1, 'a line')).toEqual(before.ledgerMac(1, 'a line'));
    expect(after.ledgerMac(2, 'a line')).not.toEqual(after.ledgerMac(1, 'a line'));
    expect(before.ledgerMac(2, 'a line')).toBeNull();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('without one of its keys is damaged', () => {
    const path = join(folder, 'third.key');
    makeKeyFile(path, now);
    addKey(path, now);
    const file = JSON.parse(readFileSync(path, 'utf8')) as { keys: object[] };
    writeFileSync(path, JSON.stringify({ ...file, keys: file.keys.slice(1) }), { mode: 0o600 });
    expect(readKeyring(path)).toMatchObject({ refusal: 'key-file-damaged' });
  });
});

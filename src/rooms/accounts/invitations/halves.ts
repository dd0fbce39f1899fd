// The two halves that open an account: a link for whoever makes it, a code for whoever confirms
// it. Each is given out once; what is kept are hashes. The token lies in the fragment of the link,
// which no browser sends and no server log holds. Eight digits can be counted through, so the
// code's hash is keyed: who has only the database cannot find it.

import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Keyring } from '../../../engine/crypto/keyring.ts';

export const codeDigits = 8;

export type Half = { readonly shown: string; readonly hash: Buffer };

/** `origin`: where this programme is reached. */
export function makeLink(origin: string): Half {
  const token = randomBytes(32).toString('base64url');
  return { shown: `${origin}/invitation#${token}`, hash: hashOfToken(token) };
}

export function makeCode(keyring: Keyring): Half {
  const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0');
  return { shown: code, hash: hashOfCode(keyring, code) };
}

export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function hashOfCode({ doorMac }: Pick<Keyring, 'doorMac'>, code: string): Buffer {
  return doorMac(`invitation-code|${code}`);
}

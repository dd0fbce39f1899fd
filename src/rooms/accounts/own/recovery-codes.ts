// Ten codes on paper for whoever has lost their phone. Each is 80 bits, so a keyed hash is enough
// to store. They are typed as they were read: any case, with or without hyphens, and with the
// letters that look like digits.

import { randomBytes } from 'node:crypto';
import type { Keyring } from '../../../engine/crypto/keyring.ts';
import { typedCode } from '../../../kernel/letters.ts';
import { plainCode } from '../../../kernel/typed-code.ts';
import { recoveryCodesCount } from './model.ts';

/** No i, l, o or u: they are taken for 1, 1, 0 and v. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const signsCount = 16;

export type RecoveryCodes = {
  /** As they are shown once: four groups of four. */
  readonly codes: readonly string[];
  readonly hashes: readonly Buffer[];
};

export function makeRecoveryCodes(keyring: Keyring, accountId: string): RecoveryCodes {
  const codes = Array.from({ length: recoveryCodesCount }, () =>
    [...randomBytes(signsCount)].map((byte) => alphabet[byte % alphabet.length]!).join(''),
  );
  return {
    codes: codes.map((code) => code.match(/.{4}/g)!.join('-')),
    hashes: codes.map((code) => hashRecoveryCode(keyring, accountId, code)),
  };
}

/** `code`: as `readCode` returns it. */
export function hashRecoveryCode(keyring: Keyring, accountId: string, code: string): Buffer {
  return keyring.doorMac(`recovery-code|${accountId}|${code}`);
}

/** What was typed where a code is asked for. */
export type TypedCode =
  | { readonly kind: 'one-time'; readonly code: string }
  | { readonly kind: 'recovery'; readonly code: string };

/** Null: neither a one-time code nor a recovery code, so it is wrong. */
export function readCode(typed: string): TypedCode | null {
  const plain = plainCode(typed);
  if (/^\d{6}$/.test(plain)) return { kind: 'one-time', code: plain };
  const code = typedCode(plain).toLowerCase().replaceAll('o', '0').replace(/[il]/g, '1');
  const isCode = code.length === signsCount && [...code].every((sign) => alphabet.includes(sign));
  return isCode ? { kind: 'recovery', code } : null;
}

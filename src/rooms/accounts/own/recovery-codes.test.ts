// Codes as people type them: any digits, spaces, hyphens, case and keyboard.

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyringOf } from '../../../engine/crypto/keyring.ts';
import { hashRecoveryCode, makeRecoveryCodes, readCode } from './recovery-codes.ts';

const keyring = keyringOf(randomBytes(32), generateKeyPairSync('ed25519').privateKey);

describe('what is typed as a code', () => {
  it.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['١٢٣٤٥٦', '123456'],
    ['۱۲۳ ۴۵۶', '123456'],
    ['１２３４５６', '123456'],
    ['123-456', '123456'],
  ])('%s is the one-time code %s', (typed, code) => {
    expect(readCode(typed)).toEqual({ kind: 'one-time', code });
  });
  it.each([
    '0aB1-c2d3-e4f5-g6h7',
    'OAB1 C2D3 E4F5 G6H7',
    'oabl–c2d3–e4f5–g6h7',
    '0ab1c2d3e4f5g6h7',
    '0АВ1-С2D3-Е4F5-G6Н7',
  ])('%s is one recovery code', (typed) => {
    expect(readCode(typed)).toEqual({ kind: 'recovery', code: '0ab1c2d3e4f5g6h7' });
  });
  it.each(['', '12345', '1234567', '0ab1-c2d3-e4f5-g6h', 'uuuu-uuuu-uuuu-uuuu', 'йцукен'])(
    '%s is neither',
    (typed) => {
      expect(readCode(typed)).toBeNull();
    },
  );
});

describe('ten codes', () => {
  it('are all different, are read back as they were made, and are of one account', () => {
    const { codes, hashes } = makeRecoveryCodes(keyring, 'one');
    expect([codes.length, new Set(codes).size]).toEqual([10, 10]);
    expect(codes.every((code) => /^[0-9a-z]{4}(-[0-9a-z]{4}){3}$/.test(code))).toBe(true);
    const again = codes.map((code) => hashRecoveryCode(keyring, 'one', readCode(code)!.code));
    expect(again).toEqual(hashes);
    const others = codes.map((code) => hashRecoveryCode(keyring, 'other', readCode(code)!.code));
    expect(others.some((hash) => hashes.some((own) => own.equals(hash)))).toBe(false);
  });
});

// Passwords (argon2id from Node's own crypto, stored as PHC strings) and one-time codes (TOTP, RFC
// 6238, by otpauth). The cost parameters are OWASP's 2025 minimum for argon2id. They are part of
// the string, so raising them later locks nobody out.

import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Secret, TOTP } from 'otpauth';

const argon2Async = promisify(argon2);
const cost = { memory: 19_456, passes: 2, parallelism: 1 };

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive(password, nonce, cost);
  const settings = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`;
  return `$argon2id$v=19$${settings}$${unpadded(nonce)}$${unpadded(tag)}`;
}

/** False for a wrong password and for an unreadable hash. */
export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash);
  if (!parts) return false;
  const [memory, passes, parallelism] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const expected = Buffer.from(parts[5]!, 'base64');
  const tag = await derive(password, Buffer.from(parts[4]!, 'base64'), {
    memory,
    passes,
    parallelism,
  });
  return tag.length === expected.length && timingSafeEqual(tag, expected);
}

async function derive(password: string, nonce: Buffer, settings: typeof cost): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC'), 'utf8');
  return (await argon2Async('argon2id', { message, nonce, tagLength: 32, ...settings })) as Buffer;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

/** A new secret in base32, the format of authenticator apps. */
export function makeTotpSecret(bytes = randomBytes(20)): string {
  return new Secret({ buffer: new Uint8Array(bytes).buffer }).base32;
}

/** What an authenticator app reads from a picture: the secret, and what to call it there. */
export function totpAddress(secret: string, login: string): string {
  const parts = { issuer: 'Alongside', label: login, secret: Secret.fromBase32(secret) };
  return new TOTP({ ...parts, digits: 6, period: 30 }).toString();
}

/** The time step of the code (one step of tolerance either way); null if the code is wrong. */
export function matchingTotpStep(secret: string, code: string, now: Date): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 });
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 30_000) + delta;
}

export function totpCode(secret: string, now: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({
    timestamp: now.getTime(),
  });
}

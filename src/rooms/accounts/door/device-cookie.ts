// The cookie that recognises a browser when someone signs in there: one secret for each account
// that did, so that the database links no two accounts. It opens nothing: it is read only at
// sign-in, and signing out leaves it in place. Only secrets made here are ever stored; a value
// planted in the browser belongs to no device and is ignored.

import { createHash, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

const deviceCookieName = 'alongside-device';
const days = 365;
/** On a shared workstation the oldest secret is dropped. */
const secretsMax = 5;

export type OfferedDevice = { readonly held: readonly string[]; readonly fresh: string };

/** The secrets this browser sent, and one for a new device. */
export function offeredDevice(request: FastifyRequest): OfferedDevice {
  const cookie = new RegExp(
    `(?:^|; *)${deviceCookieName}=([\\w-]{43}(?:\\.[\\w-]{43}){0,${secretsMax - 1}})(?:;|$)`,
  ).exec(request.headers.cookie ?? '');
  return { held: cookie?.[1]?.split('.') ?? [], fresh: randomBytes(32).toString('base64url') };
}

export function hashDevice(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** `secure`: the attribute or nothing, as for the session's cookie. */
export function deviceCookie({ held, fresh }: OfferedDevice, isNew: boolean, secure: string) {
  const secrets = (isNew ? [...held, fresh] : held).slice(-secretsMax);
  return (
    `${deviceCookieName}=${secrets.join('.')}; Path=/; HttpOnly; SameSite=Strict;` +
    ` Max-Age=${days * 86_400}${secure}`
  );
}

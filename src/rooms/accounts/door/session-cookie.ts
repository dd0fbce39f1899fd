// The cookie that carries a session. No script can read it, no other site can send it, and it
// travels encrypted wherever the programme's address says so.

import type { FastifyRequest } from 'fastify';
import type { Services } from '../../../engine/http/handler.ts';
import { cookieName } from '../../../engine/http/server.ts';

export const sessionHours = 12;

/**
 * What every cookie of ours ends with, or nothing. Beside the programme's address a proxy may say
 * that the browser came over TLS, so that a trial behind TLS on this machine has safe cookies too.
 */
export function secureAttribute(
  request: FastifyRequest,
  { address }: Pick<Services, 'address'>,
): string {
  return address.isSecure || request.protocol === 'https' ? '; Secure' : '';
}

export function sessionCookie(token: string, secure: string): string {
  return cookie(token, sessionHours * 3600, secure);
}

export function endedSessionCookie(secure: string): string {
  return cookie('', 0, secure);
}

function cookie(token: string, seconds: number, secure: string): string {
  return `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`;
}

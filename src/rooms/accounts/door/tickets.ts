// Tickets: the challenges of passkeys, and the offer of an authenticator's key. A ticket is stored
// nowhere, so that strangers fill no table: it carries its own end and a MAC over its purpose, what
// it is bound to and that end. Whoever accepts one that must work only once notes its hash.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Services } from '../../../engine/http/handler.ts';

const minutes = {
  'sign-in': 5,
  unlock: 5,
  confirm: 5,
  passkey: 5,
  // Somebody may have to install the app first.
  authenticator: 20,
} as const;
export type TicketFor = keyof typeof minutes;

/** `bound`: the session or account it is for; empty where nobody is known yet. */
export type Ticket = { readonly purpose: TicketFor; readonly bound: string };
type Needs = Pick<Services, 'keyring' | 'now'>;

const nonceBytes = 16;
const endBytes = 6;
const macBytes = 32;

export function makeTicket({ keyring, now }: Needs, ticket: Ticket): Buffer {
  const end = Buffer.alloc(endBytes);
  end.writeUIntBE(now().getTime() + minutes[ticket.purpose] * 60_000, 0, endBytes);
  const head = Buffer.concat([randomBytes(nonceBytes), end]);
  return Buffer.concat([head, macOf(keyring, ticket, head)]);
}

/** False for one of another purpose or binding, one that is over, and one that was made up. */
export function isTicket({ keyring, now }: Needs, ticket: Ticket, text: string): boolean {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== nonceBytes + endBytes + macBytes) return false;
  const [head, mac] = [bytes.subarray(0, -macBytes), bytes.subarray(-macBytes)];
  if (!timingSafeEqual(mac, macOf(keyring, ticket, head))) return false;
  return head.readUIntBE(nonceBytes, endBytes) > now().getTime();
}

export function hashTicket(text: string): Buffer {
  return createHash('sha256').update(Buffer.from(text, 'base64url')).digest();
}

function macOf(keyring: Services['keyring'], { purpose, bound }: Ticket, head: Buffer): Buffer {
  return keyring.doorMac(`ticket|${purpose}|${bound}|${head.toString('base64url')}`);
}

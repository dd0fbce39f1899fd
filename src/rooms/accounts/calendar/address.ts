// The secret address of a calendar: the side, which only chooses the connection, and 256 bits. The
// database keeps the hash of the whole.

import { createHash, randomBytes } from 'node:crypto';
import type { Side } from '../../../kernel/roles.ts';

const shape = /^((care|justice)\.[\w-]{43})\.ics$/;

export type CalendarSide = Extract<Side, 'care' | 'justice'>;
export type CalendarToken = { readonly token: string; readonly side: CalendarSide };

export function makeCalendarToken(side: string): string {
  return `${side}.${randomBytes(32).toString('base64url')}`;
}

export const hashCalendarToken = (token: string): Buffer =>
  createHash('sha256').update(token).digest();

/** What is no address is looked for like one that is, so that it takes as long. */
export function tokenOfFile(file: string): CalendarToken {
  const [, token, side] = shape.exec(file) ?? [];
  return { token: token ?? 'care.none', side: side === 'justice' ? 'justice' : 'care' };
}

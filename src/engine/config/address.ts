// The address at which people reach this programme in their browser. It decides which origin is
// ours, whether cookies are `Secure`, whom a passkey belongs to, and what links begin with; what a
// request says of itself decides none of it. Over plain http only on this very machine, because
// passwords travel there.

import { done, type Outcome, refuse, type Refused } from '../../kernel/outcome.ts';
import { isLoopback } from './loopback.ts';

export type Address = {
  /** As a browser sends it: scheme, name and, unless it is the usual one, port. */
  readonly origin: string;
  /** As a browser sends it in `Host`. */
  readonly host: string;
  readonly isSecure: boolean;
  /** Only this machine reaches it. */
  readonly isHere: boolean;
  /** The relying party of passkeys. No passkey can be made for a number such as 127.0.0.1. */
  readonly rpId: string;
};

export function addressHere(port: number): Address {
  return addressOf(new URL(`http://localhost:${port}`));
}

export function readAddress(
  value: string | undefined,
  port: number,
): Outcome<Address, 'configuration-invalid'> {
  if (value === undefined || value === '') return done(addressHere(port));
  const url = URL.parse(value);
  if (!url || !['http:', 'https:'].includes(url.protocol)) return invalid(url ? value : '…', whole);
  if (url.username !== '' || url.password !== '') {
    return invalid(url.origin, 'leave out the user and the password before the @');
  }
  if (url.pathname !== '/' || value.includes('?') || value.includes('#')) {
    return invalid(url.origin, `it has no path: give ${url.origin}`);
  }
  if (url.protocol === 'http:' && !isThisMachine(url.hostname)) {
    return invalid(value, 'passwords travel there, so it begins with https://');
  }
  return done(addressOf(url));
}

const whole = 'write it as https://programme.example';

function invalid(value: string, remedy: string): Refused<'configuration-invalid'> {
  return refuse('configuration-invalid', { variable: 'ALONGSIDE_ADDRESS', value, remedy });
}

function addressOf({ origin, host, protocol, hostname }: URL): Address {
  const isHere = isThisMachine(hostname);
  return { origin, host, isSecure: protocol === 'https:', isHere, rpId: hostname };
}

/** A name counts only if no name server is asked for it. */
function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || isLoopback(hostname.replace(/^\[|\]$/g, ''));
}

/**
 * Whether a request comes from our own pages. On this machine any name of it will do, as long as
 * page and request use the same one: `localhost` and 127.0.0.1 are two origins.
 */
export function isOwnOrigin(address: Address, origin: string, host: string | undefined): boolean {
  if (origin === address.origin) return !address.isHere || host === address.host;
  const url = address.isHere ? URL.parse(origin) : null;
  return url !== null && url.origin === origin && url.host === host && isThisMachine(url.hostname);
}

// Which machines in front of this one may say who a request comes from and that it came over TLS.
// Whoever is trusted here without being a proxy could pretend to any address, and so get round the
// limits of wrong sign-ins.

import { isIP } from 'node:net';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';

/** As Fastify takes it: nobody, so many hops, or these addresses and networks. */
export type Proxies = false | number | readonly string[];

/** A proxy on this machine, as the install guide sets it up. */
export const proxiesHere: Proxies = ['loopback'];

export function readProxies(value: string | undefined): Outcome<Proxies, 'configuration-invalid'> {
  if (value === undefined || value === '') return done(proxiesHere);
  if (value === 'none') return done(false);
  if (/^[1-9]$/.test(value)) return done(Number(value));
  const addresses = value.split(',').map((one) => one.trim());
  if (addresses.every((one) => one === 'loopback' || isNetwork(one))) return done(addresses);
  return refuse('configuration-invalid', {
    variable: 'TRUST_PROXY',
    value,
    remedy:
      'give the addresses or networks of your proxies separated by commas, ' +
      'the number of proxies in a row (1 to 9), or "none"',
  });
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const bitsMax = { 0: -1, 4: 32, 6: 128 }[isIP(address)]!;
  if (bitsMax < 0 || more.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= bitsMax)
  );
}

// The address that wrong tries to sign in are counted by. One connection of an IPv6 provider has a
// whole network of addresses (/64) to change between, so the network is counted. An IPv4 address is
// the same one however it is written, and with the port that some proxies add.

import { isIP, isIPv4 } from 'node:net';

/** What is no address counts as one: whoever writes such things gets no fresh start by them. */
export const noAddress = 'none';

export function countedAddress(given: string): string {
  const address = withoutPort(given.trim());
  if (isIPv4(address)) return address;
  if (isIP(address) === 0) return noAddress;
  const groups = groupsOf(address);
  return embeddedIn(groups) ?? `${groups.slice(0, 4).join(':')}::/64`;
}

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(text);
  if (bracketed) return bracketed[1]!;
  return /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
}

/** The eight groups in hexadecimal, without leading zeros; a zone is left out. */
function groupsOf(address: string): readonly string[] {
  const { hostname } = new URL(`http://[${address.split('%')[0]}]`);
  const [head = '', tail = ''] = hostname.slice(1, -1).split('::');
  const [first, last] = [head, tail].map((part) => part.split(':').filter(Boolean));
  const zeros = Array<string>(8 - first!.length - last!.length).fill('0');
  return [...first!, ...zeros, ...last!];
}

/** An IPv4 address written as IPv6 (`::ffff:…`), or translated by a network (`64:ff9b::…`). */
function embeddedIn(groups: readonly string[]): string | null {
  const before = groups.slice(0, 6).join(':');
  if (before !== '0:0:0:0:0:ffff' && before !== '64:ff9b:0:0:0:0') return null;
  return groups
    .slice(6)
    .map((group) => Number.parseInt(group, 16))
    .flatMap((both) => [both >> 8, both & 255])
    .join('.');
}

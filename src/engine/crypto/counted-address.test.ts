// Which addresses are one for the limit of wrong tries, and which are two.

import { expect, test } from 'vitest';
import { countedAddress, noAddress } from './counted-address.ts';

test.each([
  ['198.51.100.9', '198.51.100.9'],
  [' 198.51.100.9 ', '198.51.100.9'],
  ['198.51.100.9:50412', '198.51.100.9'],
  ['::ffff:198.51.100.9', '198.51.100.9'],
  ['::FFFF:c633:6409', '198.51.100.9'],
  ['64:ff9b::198.51.100.9', '198.51.100.9'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:ffff:1:2:3', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
  ['2001:db8:1:3::9', '2001:db8:1:3::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (given, counted) => {
  expect(countedAddress(given)).toBe(counted);
});

test.each([
  '',
  'unknown',
  '_hidden',
  '198.51.100',
  '198.51.100.9:x',
  '1.2.3.4, 5.6.7.8',
  '[::1',
  ':::',
])('"%s" is no address', (given) => {
  expect(countedAddress(given)).toBe(noAddress);
});

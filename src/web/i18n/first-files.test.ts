// The files of the first words must hold exactly the rooms that are looked for in them: a room left
// out would show the names of its texts, on a slow line only.

import { expect, test } from 'vitest';
import { locales } from '../../engine/languages/locale.ts';
import { firstFiles, firstRooms } from './first-files.ts';
import { roomFiles } from './room-files.ts';

test.each(locales)('%s: every first room has its texts, in no other file', async (locale) => {
  for (const room of firstRooms) {
    const path = `/languages/${locale}/${room}.json`;
    const { default: tree } = await firstFiles[path]!();
    expect(Object.keys(tree), path).not.toEqual([]);
    expect(roomFiles[path], path).toBeUndefined();
  }
  expect(roomFiles[`/languages/${locale}/care.json`]).toBeDefined();
});

// The build plugin that turns a guide of docs/guides into the tree that the page of help draws. A
// translation takes the ids of its places from the English guide of the same name. One that lags
// behind can still be read; a test says so, and links to its places wait until it has caught up.

import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { placesOf, readGuide } from './read-guide.ts';

/** `root`: the folder of package.json. */
export function guidesPlugin(root: string) {
  const folder = join(root, 'docs/guides');
  return {
    name: 'guides',
    transform: async (text: string, id: string) => {
      if (!id.startsWith(folder) || !id.endsWith('.md')) return null;
      const own = readGuide(text);
      const ids = placesOf(readGuide(await readFile(join(folder, basename(id)), 'utf8')));
      const guide = placesOf(own).length === ids.length ? readGuide(text, ids) : own;
      return { code: `export default ${JSON.stringify(guide)};`, map: null, moduleType: 'js' };
    },
  };
}

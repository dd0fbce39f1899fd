// The build plugin that turns a guide of docs/guides into the tree that the page of help draws. A
// translation takes the ids of its places from the English guide of the same name.

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
      const english = join(folder, basename(id));
      const guide =
        id === english
          ? readGuide(text)
          : readGuide(text, placesOf(readGuide(await readFile(english, 'utf8'))));
      return { code: `export default ${JSON.stringify(guide)};`, map: null, moduleType: 'js' };
    },
  };
}

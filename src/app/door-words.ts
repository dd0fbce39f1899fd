// The build plugin that puts the texts needed before signing in into the entry, in all six
// languages; `src/web/i18n/door-keys.ts` lists them.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { locales } from '../engine/languages/locale.ts';
import { doorKeys } from '../web/i18n/door-keys.ts';
import type { WordTree } from '../engine/languages/read-words.ts';

/**
 * Resolves `import { doorWords } from 'virtual:door-words'`. `root`: the folder of package.json.
 */
export function doorWordsPlugin(root: string) {
  const name = 'virtual:door-words';
  return {
    name: 'door-words',
    resolveId: (id: string) => (id === name ? `\0${name}` : null),
    load: async (id: string) => {
      if (id !== `\0${name}`) return null;
      const trees = await Promise.all(
        locales.map(async (locale) => {
          const text = await readFile(join(root, `languages/${locale}/shell.json`), 'utf8');
          return [locale, pickWords(JSON.parse(text) as WordTree)] as const;
        }),
      );
      return `export const doorWords = JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(trees)))});`;
    },
  };
}

function pickWords(tree: WordTree, path = ''): WordTree {
  const picked = Object.entries(tree).flatMap(([name, value]) => {
    const key = path + name;
    if (doorKeys.includes(key)) return [[name, value] as const];
    if (typeof value === 'string' || !doorKeys.some((each) => each.startsWith(`${key}.`)))
      return [];
    return [[name, pickWords(value, `${key}.`)] as const];
  });
  return Object.fromEntries(picked);
}

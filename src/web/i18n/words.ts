// The words of the screens: one JSON per language and room, loaded when a screen of that room
// opens. Keys are typed from English in `src/engine/languages/word-key.ts`, where a room adds its
// own file. What a person reads is never built from parts; a count chooses a whole sentence.

import type { Locale } from '../../engine/languages/locale.ts';
import type { WordKey, WordRoom, WordValues } from '../../engine/languages/word-key.ts';
import { readWords, type WordTree } from '../../engine/languages/read-words.ts';
import { shellFiles, type WordFiles } from './shell-files.ts';

export type Translate = (key: WordKey, values?: WordValues) => string;

let files: WordFiles = shellFiles;
const trees = new Map<string, WordTree>();
const loaded = new Set<string>();
const usedRooms = new Set<WordRoom>(['shell']);
const listeners = new Set<() => void>();
let current: Locale = 'en';

/** Begins in a language with the few words of `shell` that are needed before signing in. */
export function startWith(locale: Locale, doorWords: WordTree): void {
  trees.set(`${locale}/shell`, doorWords);
  use(locale);
}

/** From now on the words of these files can be loaded. */
export function knowFiles(more: WordFiles): void {
  files = { ...files, ...more };
}

/** Puts words that were already fetched in place. */
function addWords(locale: Locale, room: WordRoom, tree: WordTree): void {
  loaded.add(`${locale}/${room}`);
  trees.set(`${locale}/${room}`, tree);
}

/** Loads what is missing; rejects when the server cannot be reached. */
export async function loadWords(locale: Locale, rooms: readonly WordRoom[]): Promise<void> {
  await Promise.all(
    rooms.map(async (room) => {
      if (loaded.has(`${locale}/${room}`)) return;
      const load = files[`/languages/${locale}/${room}.json`];
      if (!load) throw new Error(`no words of ${room} in ${locale}`);
      addWords(locale, room, (await load()).default);
    }),
  );
}

/** Loads what a screen needs, now and after every change of the language. */
export async function needRooms(rooms: readonly WordRoom[]): Promise<void> {
  for (const room of rooms) usedRooms.add(room);
  await loadWords(current, rooms);
}

/** Changes the language of everything on the screen at once, after its words have come. */
export async function changeLanguage(locale: Locale): Promise<void> {
  await loadWords(locale, [...usedRooms]);
  use(locale);
}

function use(locale: Locale): void {
  current = locale;
  document.documentElement.lang = locale;
  for (const tell of listeners) tell();
}

export function currentLocale(): Locale {
  return current;
}

export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Words in the current language; the key itself while a room's words are still on their way. */
export const translate: Translate = (key, values) => findWords(key, values) ?? key;

/** Words for a key that only exists at run time (codes from the server); null when none. */
export function findWords(key: string, values?: WordValues, locale = current): string | null {
  const at = key.indexOf('.');
  const tree = trees.get(`${locale}/${key.slice(0, at)}`);
  return tree ? readWords(tree, key.slice(at + 1), { locale, values }) : null;
}

// The texts of the screens: one JSON per language and room, loaded when a screen of that room
// opens. Keys are typed from English in `src/engine/languages/word-key.ts`, where a room adds its
// own file. What a person reads is never assembled from parts; a count chooses a whole sentence.

import type { Locale } from '../../engine/languages/locale.ts';
import type { WordKey, WordRoom, WordValues } from '../../engine/languages/word-key.ts';
import { findText, type Grammar, type WordTree } from '../../engine/languages/find-text.ts';
import { firstFiles, type WordFiles } from './first-files.ts';

export type Translate = (key: WordKey, values?: WordValues) => string;

let files: WordFiles = firstFiles;
let grammar: Grammar | null = null;
const trees = new Map<string, WordTree>();
const loaded = new Set<string>();
const usedRooms = new Set<WordRoom>(['shell']);
const listeners = new Set<() => void>();
let current: Locale = 'en';
/** The language that is being loaded, if another one than the current. */
let coming: Locale | null = null;

/** Starts in a language with only the texts of `shell` needed before signing in. */
export function startWith(locale: Locale, doorWords: WordTree): void {
  trees.set(`${locale}/shell`, doorWords);
  use(locale);
}

/** Makes the texts of these files available for loading, and counts and days readable in them. */
export function knowFiles(more: WordFiles, how: Grammar): void {
  files = { ...files, ...more };
  grammar = how;
}

/** Adds texts that were already fetched. */
function addWords(locale: Locale, room: WordRoom, tree: WordTree): void {
  loaded.add(`${locale}/${room}`);
  trees.set(`${locale}/${room}`, tree);
}

/** Loads what is missing; rejects if the server cannot be reached. */
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

/**
 * Loads what a screen needs, now and after every change of language; during one, in the language
 * that comes, because a browser asks for only six files at once.
 */
export async function needRooms(rooms: readonly WordRoom[]): Promise<void> {
  for (const room of rooms) usedRooms.add(room);
  await loadWords(coming ?? current, rooms);
}

/**
 * Changes the language of everything on the screen at once, after its texts have loaded. `left`:
 * rooms that are being left; their texts follow afterwards.
 */
export async function changeLanguage(
  locale: Locale,
  left: readonly WordRoom[] = [],
): Promise<void> {
  coming = locale;
  const isLeft = (room: WordRoom) => left.includes(room);
  try {
    await loadWords(
      locale,
      [...usedRooms].filter((room) => !isLeft(room)),
    );
    use(locale);
  } finally {
    if (coming === locale) coming = null;
  }
  const rest = [...usedRooms].filter(isLeft);
  if (rest.length > 0)
    loadWords(locale, rest).then(
      () => use(current),
      () => undefined,
    );
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

/** The text in the current language; the key itself while the room's texts are still loading. */
export const translate: Translate = (key, values) => findWords(key, values) ?? key;

/** The text for a key known only at run time (codes from the server); null if there is none. */
export function findWords(key: string, values?: WordValues, locale = current): string | null {
  const at = key.indexOf('.');
  const tree = trees.get(`${locale}/${key.slice(0, at)}`);
  return tree ? findText(tree, key.slice(at + 1), { locale, values, grammar }) : null;
}

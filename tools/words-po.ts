// PO files for translators who work with Poedit, Weblate or the like.
//   npx alongside --tool words-po export kk kk.po          all rooms of one language into one file
//   npx alongside --tool words-po export kk kk.po today    one room, or several
//   npx alongside --tool words-po export kk kk.po safety   only what concerns safety or rights
//   npx alongside --tool words-po import kk kk.po          back into languages/kk/*.json
// Each entry says on which pages it stands, whether safety or a right depends on it, what the
// Russian says, and which words of the glossary are in it; safety comes first.
// Each form of a counted sentence is its own entry (its key ends in _one, _few …), so that no tool
// has to know our plural rules. Import accepts only known keys; an empty entry changes nothing.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLocale, type Locale } from '../src/engine/languages/locale.ts';
import { pluralForms } from '../src/engine/languages/plural-rules.ts';
import { isSafetyKey } from '../src/engine/languages/review.ts';
import { readEntries, writeEntries } from './po-format.ts';
import { findCounted, listRooms, readTexts, stemOf, type Texts, wordsFile } from './words-files.ts';
import { translatorNotes } from './words-notes.ts';

type Tree = { [key: string]: string | Tree };

/** The text of a PO file with every key of `rooms`, or of every room. */
export function exportPo(root: string, locale: Locale, rooms: readonly string[] = []): string {
  const isSafetyOnly = rooms.includes('safety');
  const wanted = rooms.filter((room) => room !== 'safety');
  const notesOf = translatorNotes(root, locale);
  const entries = listRooms(root, 'en')
    .filter((room) => wanted.length === 0 || wanted.includes(room))
    .flatMap((room) => {
      const texts = readTexts(root, locale, room);
      return [...sources(root, locale, room)].map(([key, english]) => ({
        context: `${room}:${key}`,
        original: english,
        translation: texts.get(key) ?? '',
        isSafety: isSafetyKey(`${room}.${key}`),
        ...notesOf({ room, key, english }),
      }));
    })
    .filter(({ isSafety }) => isSafety || !isSafetyOnly);
  return writeEntries(
    locale,
    entries.toSorted((one, other) => Number(other.isSafety) - Number(one.isSafety)),
  );
}

/** Writes the files of one language; returns the contexts that no English key has. */
export function importPo(root: string, locale: Locale, po: string): string[] {
  const entries = readEntries(po);
  const unknown = new Set(entries.map(({ context }) => context));
  for (const room of listRooms(root, 'en')) {
    const kept = readTexts(root, locale, room);
    const arrived = new Map(entries.map(({ context, translation }) => [context, translation]));
    const keys = [...sources(root, locale, room).keys()];
    const texts = keys.flatMap((key): [string, string][] => {
      const context = `${room}:${key}`;
      unknown.delete(context);
      const text = arrived.get(context) || kept.get(key);
      return text ? [[key, text]] : [];
    });
    if (texts.length === 0) continue;
    const file = join(root, wordsFile(locale, room));
    writeFileSync(file, `${JSON.stringify(toTree(texts), null, 2)}\n`);
  }
  return [...unknown];
}

/** Keys of this language in English order, each with the English that it translates. */
function sources(root: string, locale: Locale, room: string): Texts {
  const english = readTexts(root, 'en', room);
  const counted = findCounted(english);
  return new Map(
    [...english].flatMap(([key, text]): [string, string][] => {
      const stem = stemOf(key, counted);
      if (stem === key) return [[key, text]];
      return pluralForms[locale].map((form) => [
        `${stem}_${form}`,
        english.get(`${stem}_${form}`) ?? english.get(`${stem}_other`) ?? text,
      ]);
    }),
  );
}

function toTree(texts: readonly (readonly [string, string])[]): Tree {
  const tree: Tree = {};
  for (const [key, text] of texts) {
    const steps = key.split('.');
    const last = steps.pop()!;
    let branch = tree;
    for (const step of steps) branch = (branch[step] ??= {}) as Tree;
    branch[last] = text;
  }
  return tree;
}

/** A broken file is named, and nothing is written. */
function readable(file: string, read: () => string[]): string[] {
  try {
    return read();
  } catch {
    console.error(`${file} cannot be read as a PO file.`);
    process.exitCode = 1;
    return [];
  }
}

function main([action, language, file, ...rooms]: readonly string[]): void {
  const root = join(import.meta.dirname, '..');
  const isKnown = action === 'export' || action === 'import';
  if (!isKnown || !isLocale(language ?? '') || !file) {
    console.error('Say: words-po export|import ru|kk|ky|tg|uz FILE [safety|ROOM …]');
    process.exitCode = 2;
    return;
  }
  const locale = language as Locale;
  if (action === 'export') {
    writeFileSync(file, exportPo(root, locale, rooms));
    return;
  }
  const unknown = readable(file, () => importPo(root, locale, readFileSync(file, 'utf8')));
  for (const context of unknown) console.error(`${context}: English has no such key; left out.`);
}

if (import.meta.main) main(process.argv.slice(2));

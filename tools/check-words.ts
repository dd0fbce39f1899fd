// Checks the language files of six languages against English and against the code that uses them.
// Every problem names file and key, and the remedy. Run: npx alongside --tool check-words

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Locale, locales } from '../src/engine/languages/locale.ts';
import { pluralForms } from '../src/engine/languages/plural-rules.ts';
import { findStigma, readGlossary } from './check-glossary.ts';
import {
  findCounted,
  listRooms,
  type Problem,
  readTexts,
  report,
  stemOf,
  type Texts,
  wordsFile,
} from './words-files.ts';
import { findWrongDays } from './words-days.ts';
import { findWrongLetters } from './words-letters.ts';
import { findWrongTerms } from './words-terms.ts';

/** `root`: the folder that contains `languages` and `src`. */
export function checkWords(root: string): Problem[] {
  const rooms = listRooms(root, 'en');
  return [
    ...locales.flatMap((locale) => findForeignRooms(root, locale, rooms)),
    ...rooms.flatMap((room) => {
      const english = readTexts(root, 'en', room);
      return locales.flatMap((locale) => {
        const texts = locale === 'en' ? english : readTexts(root, locale, room);
        return checkFile(root, { locale, room, texts, english });
      });
    }),
    ...findUnused(root, rooms),
  ];
}

type WordFile = {
  readonly locale: Locale;
  readonly room: string;
  readonly texts: Texts;
  readonly english: Texts;
};

function checkFile(root: string, words: WordFile): Problem[] {
  const { locale, room, texts, english } = words;
  const file = wordsFile(locale, room);
  if (texts.size === 0) {
    return [{ file, key: '', what: 'is missing or empty.', remedy: 'Translate the English file.' }];
  }
  const counted = findCounted(english);
  const expected = expectedKeys(locale, english, counted);
  const glossary = readGlossary(root);
  return [
    ...[...expected]
      .filter((key) => !texts.has(key))
      .map((key) => ({
        file,
        key,
        what: 'is missing.',
        remedy: 'Add it in the words of this language.',
      })),
    ...[...texts.keys()]
      .filter((key) => !expected.has(key) && !isSpareForm(locale, key, counted))
      .map((key) => ({
        file,
        key,
        what: 'English has no such key.',
        remedy: 'Take it out, or add the English.',
      })),
    ...[...texts].flatMap(([key, text]) =>
      [
        ...(text.trim() === '' ? ['is empty.'] : []),
        ...findWrongLetters(locale, text),
        ...findWrongDays(locale, text),
        ...findWrongPlaces({ key, text, english, counted }),
        ...findStigma(glossary, text),
        ...findWrongTerms(glossary, locale, {
          text,
          english: originalOf(key, english, counted) ?? '',
        }),
      ].map((what) => ({ file, key, what, remedy: 'Correct the text.' })),
    ),
  ];
}

function expectedKeys(
  locale: Locale,
  english: Texts,
  counted: ReadonlySet<string>,
): ReadonlySet<string> {
  return new Set(
    [...english.keys()].flatMap((key) => {
      const stem = stemOf(key, counted);
      return stem === key ? [key] : pluralForms[locale].map((form) => `${stem}_${form}`);
    }),
  );
}

/** Russian may keep `_other` for tools that ask for it. */
function isSpareForm(locale: Locale, key: string, counted: ReadonlySet<string>): boolean {
  return locale === 'ru' && key.endsWith('_other') && counted.has(key.slice(0, -'_other'.length));
}

function originalOf(key: string, english: Texts, counted: ReadonlySet<string>): string | undefined {
  const stem = stemOf(key, counted);
  return stem === key ? english.get(key) : english.get(`${stem}_other`);
}

/** A form for one may leave out the number ("one case"); otherwise the placeholders must match. */
function findWrongPlaces({
  key,
  text,
  english,
  counted,
}: {
  key: string;
  text: string;
  english: Texts;
  counted: ReadonlySet<string>;
}): string[] {
  const original = originalOf(key, english, counted);
  if (original === undefined) return [];
  const [here, there] = [placesOf(text), placesOf(original)];
  const lost = [...there]
    .filter((place) => !here.has(place))
    .filter((place) => !(place === 'count' && key.endsWith('_one')));
  const strange = [...here].filter((place) => !there.has(place));
  return [
    ...lost.map((place) => `lacks {{${place}}}, which English has.`),
    ...strange.map((place) => `has {{${place}}}, which English lacks.`),
  ];
}

function placesOf(text: string): ReadonlySet<string> {
  const places = text.matchAll(/\{\{\s*([\w.-]+)[^}]*\}\}/g);
  return new Set([...places].map(([, name]) => name!));
}

function findForeignRooms(root: string, locale: Locale, rooms: readonly string[]): Problem[] {
  return listRooms(root, locale)
    .filter((room) => !rooms.includes(room))
    .map((room) => ({
      file: wordsFile(locale, room),
      key: '',
      what: 'English has no such room.',
      remedy: 'Take the file out, or add the English one.',
    }));
}

const quotedKey = /['"`]([\w.-]+)(?=['"`])/g;
const builtKey = /`([\w.-]+\.)\$\{/g;

/**
 * A key is used if it is quoted in src, with or without its room, or if a template begins with a
 * part of it that ends in a dot: `care.states.${state}`. Texts of refusals are looked up by the
 * refusal's code in any room, so they are used if that code is quoted.
 */
function findUnused(root: string, rooms: readonly string[]): Problem[] {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !/\.test\.tsx?$/.test(file),
  );
  const sources = files.map((file) => readFileSync(join(root, file), 'utf8'));
  const capture = (pattern: RegExp): string[] =>
    sources.flatMap((source) => [...source.matchAll(pattern)].map(([, text]) => text!));
  const quoted = new Set(capture(quotedKey));
  const built = [...new Set(capture(builtKey))];
  return rooms.flatMap((room) => {
    const english = readTexts(root, 'en', room);
    const counted = findCounted(english);
    const stems = new Set([...english.keys()].map((key) => stemOf(key, counted)));
    const unused = [...stems].filter((key) => {
      const whole = `${room}.${key}`;
      const isBuilt = built.some((head) => whole.startsWith(head) || key.startsWith(head));
      const isRefusal = key.startsWith('refusals.') && quoted.has(key.slice('refusals.'.length));
      return !quoted.has(whole) && !quoted.has(key) && !isBuilt && !isRefusal;
    });
    return unused.map((key) => ({
      file: wordsFile('en', room),
      key,
      what: 'is used nowhere in src.',
      remedy: 'Take it out of all languages, or use it.',
    }));
  });
}

if (import.meta.main) report(checkWords(join(import.meta.dirname, '..')), 'words');

// Every letter of the six alphabets, and every character of every text, is in the committed fonts.
// A missing letter shows as an empty box, and first of all in names of people and places.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { locales } from '../src/engine/languages/locale.ts';
import { tables } from '../src/engine/languages/tables.ts';

type SubsetFont = (font: Buffer, letters: string, options: object) => Promise<Buffer>;
// @ts-expect-error The package ships no types.
const { default: subsetFont } = (await import('subset-font')) as { default: SubsetFont };

const root = join(import.meta.dirname, '..');
const fonts = globSync('src/web/fonts/*.woff2', { cwd: root });
const drawn = new Set<number>();
for (const file of fonts) {
  const woff2 = readFileSync(join(root, file));
  const everything = Array.from({ length: 0x2600 }, (_, at) => String.fromCharCode(at)).join('');
  for (const code of readCodes(await subsetFont(woff2, everything, { targetFormat: 'truetype' }))) {
    drawn.add(code);
  }
}
const missing = (text: string): string[] =>
  [...new Set(text.normalize('NFC'))].filter(
    (letter) => letter >= ' ' && !drawn.has(letter.codePointAt(0)!),
  );

/** Codes that a font maps to a glyph: format 4 of its `cmap` table. */
function readCodes(font: Buffer): number[] {
  const tableCount = font.readUInt16BE(4);
  const entries = Array.from({ length: tableCount }, (_, at) => 12 + at * 16);
  const entry = entries.find((at) => font.toString('latin1', at, at + 4) === 'cmap')!;
  const cmap = font.readUInt32BE(entry + 8);
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, at) => cmap + font.readUInt32BE(cmap + 4 + at * 8 + 4),
  );
  const table = subtables.find((at) => font.readUInt16BE(at) === 4)!;
  const double = font.readUInt16BE(table + 6);
  return Array.from({ length: double / 2 }, (_, at) => table + 14 + at * 2).flatMap((end) => {
    const [last, first] = [font.readUInt16BE(end), font.readUInt16BE(end + double + 2)];
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });
}

test('the fonts are small', () => {
  const bytes = fonts.reduce((sum, file) => sum + readFileSync(join(root, file)).length, 0);
  expect(fonts.length).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(30_000);
});

test.each(locales)('every letter of %s, small and capital', (locale) => {
  const letters = tables[locale].alphabet.replaceAll(' ', '') + 'ё';
  expect(missing(letters + letters.toUpperCase())).toEqual([]);
});

test('digits and signs', () => {
  expect(missing('0123456789 .,:;!?()[]/%+=@#&*"\'-–—…•·«»„“”‘’ʻʼ№−×\u00a0')).toEqual([]);
});

test.each(locales)('every character of the words and dates of %s', (locale) => {
  const files = globSync(`languages/${locale}/*.json`, { cwd: root });
  const texts = files.map((file) => readFileSync(join(root, file), 'utf8'));
  expect(missing(texts.join('') + JSON.stringify(tables[locale]))).toEqual([]);
});

// Text that the fonts of a paper can show. A file for screen readers must not contain a letter
// without a shape, and one such name must not keep a whole list from being printed.

import { readFileSync } from 'node:fs';
import { Font } from 'mupdf';
import { fontFiles } from './font-files.ts';

let fonts: readonly Font[] | null = null;
const known = new Map<string, boolean>();

/**
 * Letters of another script and pictures become a question mark each; the code beside a name still
 * says who it is. Marks that only turn or hide text are left out; every gap is a plain one.
 */
export function printable(text: string): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/\s/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu, '');
  return [...plain].map((letter) => (isShown(letter) ? letter : '?')).join('');
}

function isShown(letter: string): boolean {
  let shown = known.get(letter);
  if (shown === undefined) {
    fonts ??= fontFiles.map((file) => new Font('Onest', readFileSync(file)));
    shown = fonts.every((font) => font.encodeCharacter(letter.codePointAt(0)!) > 0);
    known.set(letter, shown);
  }
  return shown;
}

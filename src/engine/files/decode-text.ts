// Turns the bytes of a text file into text when its encoding is not declared. Lists come as UTF-8,
// as UTF-16 from Excel's "Unicode text", and in the old code pages of Cyrillic and Arabic Windows.
// The person is always shown which encoding was recognised and may correct it.

import iconv from 'iconv-lite';
import { RefusedFile } from './limits.ts';

export type DecodedText = { readonly text: string; readonly encoding: string };

/** The encodings offered to a person; others that the library knows are accepted too. */
export const offeredEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1256',
  'windows-1252',
  'rk1048',
  'koi8-r',
  'koi8-t',
  'cp866',
] as const;

/** Throws `RefusedFile` `encoding-not-known`. */
export function decodeText(bytes: Uint8Array, chosen?: string): DecodedText {
  const isKnown: boolean = chosen === undefined || iconv.encodingExists(chosen);
  if (!isKnown) throw new RefusedFile('encoding-not-known', { encoding: chosen ?? '' });
  const encoding = chosen ?? recogniseEncoding(bytes);
  return { text: decode(bytes, encoding), encoding };
}

function decode(bytes: Uint8Array, encoding: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return iconv.decode(buffer, encoding, { stripBOM: true });
}

export function recogniseEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return recogniseWide(bytes) ?? (isMostlyUtf8(bytes) ? 'utf-8' : recogniseCodePage(bytes));
}

/**
 * UTF-16 without a byte order mark: delimiters, digits and line ends leave a zero byte, at odd
 * offsets if the low byte comes first. A code page has no zero bytes at all.
 */
function recogniseWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let even = 0;
  let odd = 0;
  const length = Math.min(bytes.length, 65_536);
  for (let index = 0; index < length; index += 1) {
    if (bytes[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const [most, others] = [Math.max(even, odd), Math.min(even, odd)];
  // One stray zero byte says nothing: in UTF-16 every delimiter has one, always at the same side.
  if (most < Math.max(2, length / 40) || others * 10 > most) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/**
 * One damaged byte says nothing about a file: the lines decide. A line of a code page is never
 * UTF-8, because its letters are first bytes without the second. What stays unreadable is marked in
 * its cell.
 */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  if (isUtf8(bytes)) return true;
  let readable = 0;
  let broken = 0;
  for (const line of linesOf(bytes)) {
    if (line.every((byte) => byte < 0x80)) continue;
    if (isUtf8(line)) readable += 1;
    else broken += 1;
  }
  return readable > broken;
}

/** Lines pasted from elsewhere say nothing about the code page of the others. */
function withoutUtf8(bytes: Uint8Array): Uint8Array {
  const lines = [...linesOf(bytes)];
  const own = lines.filter((line) => line.every((byte) => byte < 0x80) || !isUtf8(line));
  return own.length === lines.length ? bytes : Buffer.concat(own);
}

function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  let from = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) continue;
    yield bytes.subarray(from, at);
    from = at + 1;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // A file cut in the middle of a character is still UTF-8.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const cyrillicFrequent = /[оеаинтсрвлкмдпуыяь]/g;
const arabicFrequent = /[اليمنوةبتردسعحهف]/g;
const codePages = [
  { encoding: 'windows-1251', frequent: cyrillicFrequent },
  { encoding: 'windows-1256', frequent: arabicFrequent },
  { encoding: 'koi8-r', frequent: cyrillicFrequent },
  // Tajik letters, where the Russian page has lines of boxes.
  { encoding: 'koi8-t', frequent: cyrillicFrequent },
  { encoding: 'cp866', frequent: cyrillicFrequent },
  { encoding: 'maccyrillic', frequent: cyrillicFrequent },
] as const;

function recogniseCodePage(bytes: Uint8Array): string {
  const sample = withoutUtf8(bytes.subarray(0, 65_536));
  let best: { encoding: string; score: number } = { encoding: 'windows-1252', score: 0.35 };
  for (const { encoding, frequent } of codePages) {
    const score = plausibility(decode(sample, encoding), frequent);
    if (score > best.score) best = { encoding, score };
  }
  const isCyrillic = best.encoding === 'windows-1251';
  if (isCyrillic && looksKazakh(decode(sample, 'windows-1251'))) return 'rk1048';
  const isWestern = best.encoding === 'windows-1252';
  return isWestern && looksTurkish(decode(sample, 'windows-1252')) ? 'windows-1254' : best.encoding;
}

/** Share of the non-ASCII characters that are frequent letters, minus telltale nonsense. */
function plausibility(text: string, frequent: RegExp): number {
  const foreign = text.replace(/[\0-\x7f]/g, '');
  if (foreign.length === 0) return 0;
  const lower = frequent === cyrillicFrequent ? foreign.toLowerCase() : foreign;
  const common = lower.match(frequent)?.length ?? 0;
  // A capital after a small letter, box drawing, or accents between letters: signs of the wrong
  // code page.
  const nonsense =
    (text.match(/\p{Ll}\p{Lu}/gu)?.length ?? 0) +
    (text.match(/[\u2500-\u259f\u0080-\u009f]/g)?.length ?? 0) +
    (text.match(/[À-ÿ]/g)?.length ?? 0);
  return (common - 2 * nonsense) / foreign.length;
}

/**
 * Kazakhstan's own code page puts қ ә ү ң where 1251 has Serbian letters, and no list here is
 * Serbian.
 */
function looksKazakh(text: string): boolean {
  const tellTale = text.match(/[ќјѕЅЌЈџЏ]/g)?.length ?? 0;
  return tellTale >= 2;
}

/** Turkish ğ ı ş stand where 1252 has Icelandic letters, and no list here is Icelandic. */
function looksTurkish(text: string): boolean {
  return /[ðýþÐÝÞ]/.test(text);
}

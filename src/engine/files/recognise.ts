// Determines what a file is by its first bytes, whatever its name claims. PDFs renamed to `.xlsx`
// are common among these lists, and the person needs to be told what the file really is.

export type FileKind =
  | 'zip'
  | 'text'
  | 'password-protected'
  | 'legacy-excel'
  | 'legacy-office'
  | 'pdf'
  | 'image'
  | 'html'
  | 'xml'
  | 'rtf'
  | 'archive'
  | 'binary';

const signatures: readonly (readonly [FileKind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['image', [0x52, 0x49, 0x46, 0x46]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
];
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const byteOrderMarks = [
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0xef, 0xbb, 0xbf],
];

export function recogniseFile(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, compoundFile)) return kindOfCompoundFile(bytes);
  for (const [kind, signature] of signatures) if (startsWith(bytes, signature)) return kind;
  if (byteOrderMarks.some((mark) => startsWith(bytes, mark))) return kindOfText(bytes);
  return looksBinary(bytes) ? 'binary' : kindOfText(bytes);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Office before 2007, or a newer file that Office locked with a password. */
function kindOfCompoundFile(bytes: Uint8Array): FileKind {
  if (holdsWideText(bytes, 'EncryptedPackage')) return 'password-protected';
  const isExcel = holdsWideText(bytes, 'Workbook') || holdsWideText(bytes, 'Book');
  return isExcel ? 'legacy-excel' : 'legacy-office';
}

function holdsWideText(bytes: Uint8Array, text: string): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.includes(Buffer.from(text, 'utf16le'));
}

function kindOfText(bytes: Uint8Array): FileKind {
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1').replaceAll('\0', '');
  if (/<!doctype html|<html|<table|<head/i.test(start)) return 'html';
  return /^[^<]{0,4}<\?xml/.test(start) ? 'xml' : 'text';
}

/** Text has no control characters except tabs and line ends. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096);
  const isWide = sample.includes(0);
  if (!isWide) return sample.filter((byte) => isControl(byte)).length > sample.length / 50;
  // With zero bytes it can only be UTF-16; read in the right byte order, that has no control
  // characters either.
  const units = Math.floor(sample.length / 2);
  return Math.min(countControls(sample, 0), countControls(sample, 1)) > units / 50;
}

/** `low` is the position of the low byte in a pair. */
function countControls(sample: Uint8Array, low: 0 | 1): number {
  let controls = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    const unit = ((sample[at + 1 - low] ?? 0) << 8) | (sample[at + low] ?? 0);
    if (unit === 0 || isControl(unit) || unit >= 0xd800) controls += 1;
  }
  return controls;
}

function isControl(code: number): boolean {
  return code > 0 && code < 32 && code !== 9 && code !== 10 && code !== 13;
}

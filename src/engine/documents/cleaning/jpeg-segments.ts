// Takes everything out of a JPEG that is not its picture, without touching the picture: for those
// inside a PDF, whose colours belong to the page. Pure. The decoder's own segment of Adobe stays,
// because without it colours are read wrongly.

import { joinedBytes } from './joined-bytes.ts';

const startOfScan = 0xda;
const endOfImage = 0xd9;
const adobe = 0xee;

/** Null if the bytes are no JPEG that can be followed to its end. */
export function withoutJpegMetadata(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) return joinedBytes([...kept, bytes.subarray(at, at + 2)]);
    const end = at + 2 + bytes[at + 2]! * 256 + bytes[at + 3]!;
    if (end > bytes.length) return null;
    if (!isTold(marker)) kept.push(bytes.subarray(at, end));
    at = marker === startOfScan ? endOfScan(bytes, end) : end;
    if (marker === startOfScan) kept.push(bytes.subarray(end, at));
  }
  // Some scanners leave out the last two bytes.
  return bytes[at] === 0xff && bytes[at + 1] === endOfImage
    ? joinedBytes([...kept, bytes.subarray(at, at + 2)])
    : joinedBytes(kept);
}

/** Comments and the segments of programs, where position, names and thumbnails are. */
function isTold(marker: number): boolean {
  return marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && marker !== adobe);
}

/** The next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1]!;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}
